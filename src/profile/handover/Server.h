// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"
#include "base/Secret.h"
#include "profile/HandOver.h"

#include <stop_token>

namespace rinnova::handover {

/// Serves the page until the file was given, the time is over, too many wrong codes were typed, or the caller
/// stops it. One thread, the caller's. Errors: those of `address_of_interface`; `unreachable` when the
/// address cannot be listened at.
Result<HandOverEnd> hand_over(const Secret& file, const HandOverRequest& request, const Clock& clock,
                              const HandOverListener& tell, const std::stop_token& stop);

} // namespace rinnova::handover
