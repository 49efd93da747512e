// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"
#include "base/Error.h"
#include "base/Secret.h"
#include "terminal/Console.h"

#include <optional>
#include <string>

namespace rinnova::cli {

/// Asks until yes or no; nothing but Enter means `otherwise`. The end of the input is a no.
bool ask_yes(Console& console, const std::string& question, bool otherwise);

/// Asks for the new password, three times when it cannot be one. Says when blanks were taken off.
Result<Secret> ask_password(Console& console);

/// Asks for the password that a mail account has already, in the same way.
Result<Secret> ask_mail_password(Console& console, const std::string& login);

/// Asks for the token of an administrator's fleet, in the same way.
Result<Secret> ask_fleet_token(Console& console);

/// The password or token that a script gives. Says when blanks were taken off.
Result<Secret> read_password(Console& console);

/// Asks for the date that the provider's page shows; none for an empty answer.
Result<std::optional<Date>> ask_expiry(Console& console, std::optional<Date> computed, Date today);

/// A client's own primary password: what was typed, without its line end. Blanks may be part of it.
Result<Secret> ask_primary_password(Console& console);
Result<Secret> read_primary_password(Console& console);

} // namespace rinnova::cli
