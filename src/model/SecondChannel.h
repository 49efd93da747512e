// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/Server.h"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace rinnova {

/// A mail account for notices; its password is in the vault.
struct SmtpChannel {
    std::string host;
    std::uint16_t port = 465;
    Tls tls = Tls::implicit; ///< never `none`
    std::string username;
    std::string from; ///< bare addresses
    std::string to;

    bool operator==(const SmtpChannel&) const = default;
};

/// A program of the user's own: an absolute path and its arguments; the notice is on its standard input.
struct CommandChannel {
    std::vector<std::string> command;

    bool operator==(const CommandChannel&) const = default;
};

/// How a second person is told of what nobody reacted to (docs/configuration.md).
using SecondChannel = std::variant<SmtpChannel, CommandChannel>;

} // namespace rinnova
