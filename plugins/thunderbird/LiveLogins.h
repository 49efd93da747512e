// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sdk/Target.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rinnova::thunderbird {

/// A login to be renewed within a running Thunderbird.
struct LiveLogin {
    std::string origin; ///< as it is stored
    std::string username;
    const Secret* held = nullptr;   ///< what it is expected to hold
    const Secret* wanted = nullptr; ///< what it is to hold
};

enum class LiveOutcome {
    updated,   ///< read back, too
    unchanged, ///< held it already
    differs,   ///< holds neither of both
    absent,
    locked, ///< Thunderbird's primary password was not typed yet
    later,  ///< not looked at: it was asked about a moment ago
    failed,
};

/// 32 random bytes in hexadecimal digits: a conversation's, never used again. `internal` without any.
Result<std::string> new_nonce();

/// HMAC-SHA-256 in hexadecimal digits, see live/experiment/logins.js: who made it for what is part of the
/// key, so that none can be passed off as another.
std::string live_fingerprint(std::string_view nonce, std::string_view maker, const Secret& password);

/// A conversation with the add-on: one question about what the logins hold, and the new passwords for those
/// of which it has proven that it knew the old ones. An outcome for each login, in order. An error: nobody
/// answered, or not what could be believed; what has become of the logins is not known then.
Result<std::vector<LiveOutcome>> renew_live(LiveClients& clients, const ProcessId& thunderbird,
                                            std::span<const LiveLogin> logins);

} // namespace rinnova::thunderbird
