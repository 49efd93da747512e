// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Secret.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rinnova::security_tool {

/// An Internet password of a keychain, without its password.
struct InternetItem {
    std::string keychain; ///< the file, absolute
    std::optional<std::string> label;
    std::string account;
    std::string server;
    std::string protocol; ///< four bytes: `imap`, `imps`, `smtp`, `pop3`, `pops`, or none
    std::string auth_type;
    std::string path;
    std::string security_domain;
    std::uint32_t port = 0;
    std::string modified; ///< as the keychain writes it; tells one state from another

    bool operator==(const InternetItem&) const = default;
};

/// What the tool prints behind an attribute's `=`, back to bytes: nothing for `<NULL>` and for what it never
/// prints.
std::optional<std::string> parse_value(std::string_view printed);

/// The Internet passwords in what `find-internet-password` and `dump-keychain` print. Whatever else stands
/// there is passed over.
std::vector<InternetItem> parse_items(std::string_view listing);

/// The password in what `find-internet-password -g` prints on its standard error; nothing when there is none.
std::optional<Secret> parse_password(std::string_view errors);

} // namespace rinnova::security_tool
