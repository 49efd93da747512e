// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/Account.h"
#include "model/Server.h"

#include <optional>
#include <string>
#include <vector>

namespace rinnova {

/// A notice for somebody who is not at this desktop.
struct ChannelMessage {
    std::string subject; ///< one line
    std::string text;

    bool operator==(const ChannelMessage&) const = default;
};

/// Where a notice goes that nobody reacted to: by mail through an account of another provider, or to a
/// command of the user's own.
struct SecondChannel {
    struct Mail {
        Server server;
        std::string username; ///< its password is in the vault
        std::string ca_file;
        std::string from;
        std::vector<std::string> to;
        bool operator==(const Mail&) const = default;
    };
    std::optional<Mail> mail;
    std::vector<std::string> command; ///< absolute path and arguments; empty: none

    bool operator==(const SecondChannel&) const = default;
};

/// Whether the channel sends from or to this very mailbox: it must not tell of its own end.
bool goes_through(const SecondChannel& channel, const AccountKey& account);

} // namespace rinnova
