// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"

#include <gio/gio.h>

namespace rinnova::secret_service {

/// What a failed D-Bus call was about, which decides what "no such object" means.
enum class Subject {
    service, ///< the Secret Service itself: an object that it must have
    place,   ///< a collection or an item, which can be gone
};

/// The error of a failed call, in our words. `locked`, `timed-out` (no answer within the limit),
/// `unreachable` (the service or the bus went away), `not-found` (for a place: it is gone),
/// `permission-denied`, `unsupported` (whoever owns the name does not speak the protocol), `internal` with
/// the service's own words.
Error to_error(const GError& error, Subject subject);

/// Whether the service does not know our session: it was started anew since.
bool is_unknown_session(const GError& error);

/// Whether nobody owns the name that was called, and nobody was started for it.
bool is_unowned_name(const GError& error);

} // namespace rinnova::secret_service
