// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <utility> // and <compare>, which Qt 6.4's moc cannot read where it comes first

namespace rinnova::security_tool {

struct MacVersion {
    int major = 0;
    int minor = 0;
    auto operator<=>(const MacVersion&) const = default;

    /// `security -X` is there from macOS 10.15.
    bool has_hex_passwords() const { return *this >= MacVersion{10, 15}; }
    /// From OS X 10.11 on accountsd keeps Mail's passwords where no other program reaches them. Before, they
    /// are Internet passwords of the login keychain, and those are the target `apple-mail`'s; later ones,
    /// whoever made them, are the target `keychain`'s.
    bool mail_uses_login_keychain() const { return *this < MacVersion{10, 11}; }
};

} // namespace rinnova::security_tool
