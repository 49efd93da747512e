// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"
#include "base/Secret.h"
#include "fleet/protocol/Keys.h"
#include "fleet/protocol/Pseudonym.h"

#include <optional>
#include <string>

namespace rinnova::fleet {

/// What an administrator hands to those who are to join. One half is for the server, which keeps its hash
/// alone; the other never reaches it: the key that policies are signed with, and the fleet's secret where
/// names are to be pseudonyms.
struct JoinToken {
    Secret for_server; ///< 32 bytes
    std::optional<PublicKey> policy_key;
    std::optional<FleetSecret> fleet_secret;

    static JoinToken make(std::optional<PublicKey> policy_key, std::optional<FleetSecret> fleet_secret);
};

/// One word: `rinnova-fleet-1.` and base64url.
Secret to_text(const JoinToken& token);
/// Blanks and line ends around it are taken off. `invalid-data` for anything that `to_text` has not written,
/// a letter lost in copying included; `unsupported` for a token of another version.
Result<JoinToken> token_from(const Secret& text);

/// What the server keeps of a token: 64 hex digits.
std::string token_hash(std::string_view for_server);

} // namespace rinnova::fleet
