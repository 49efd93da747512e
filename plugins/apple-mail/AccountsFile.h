// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "Mac.h"
#include "MailServers.h"

namespace rinnova::apple_mail {

/// The servers that Mail keeps for the user of this home, from the newest list there is. Nothing is written,
/// nor made beside it. No list: no server, and no problem. An error when the list cannot be read;
/// `permission-denied` on a Mac says how to grant access.
struct KnownServers {
    std::vector<MailServer> servers;
    std::vector<Error> problems; ///< accounts that are not told whole
};
Result<KnownServers> known_servers(const std::filesystem::path& home, const Mac& mac);

} // namespace rinnova::apple_mail
