// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"

#include <chrono>
#include <string>
#include <string_view>

namespace rinnova {

/// The keychain that QtKeychain talks with.
enum class Wallet { kwallet5, secret_service };

/// The one that QtKeychain 0.13.2 chooses in such a session. `desktop` is $XDG_CURRENT_DESKTOP, `session` is
/// $KDE_SESSION_VERSION. KWallet 6 is unknown to it.
Wallet wallet_of_qtkeychain(std::string_view desktop, std::string_view session) noexcept;

/// Whether the keychain is open, asked of it directly over D-Bus: QtKeychain takes a closed one for one
/// without the entry, and opens its question by itself. `unsupported` (nobody is the keychain, or it is
/// switched off or not set up), `timed-out`, `unreachable`.
Result<bool> wallet_is_open(Wallet wallet, std::chrono::milliseconds limit);

/// Makes QtKeychain's libsecret negotiate anew when the Secret Service was started anew since the last call:
/// it would go on encrypting with a key that nobody has any more. `owner` is the caller's note of who the
/// service was.
void renew_session_of_qtkeychain(std::string& owner);

} // namespace rinnova
