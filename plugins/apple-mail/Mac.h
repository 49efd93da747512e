// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sdk/SecurityTool.h"
#include "sdk/Target.h"

namespace rinnova::apple_mail {

using security_tool::MacVersion;

/// The whole of what this plugin needs of macOS: its version and its tools. Everything else is files in the
/// user's home.
struct Mac {
    std::optional<MacVersion> version; ///< none: this is no Mac, and no tool is ever run
    std::filesystem::path security;    ///< /usr/bin/security
    std::filesystem::path open;        ///< /usr/bin/open
    std::filesystem::path osascript;   ///< /usr/bin/osascript
    bool person_present = false;       ///< whether prompts and panes make sense

    /// System Settings (macOS 13 and later), System Preferences before. Where the version is not known: the
    /// newer.
    bool has_system_settings() const { return !version || *version >= MacVersion{13, 0}; }
    /// Where not, an entry of the login keychain may be a leftover that Mail never looks at, or, on some
    /// upgraded Macs, still the one.
    bool mail_uses_login_keychain() const { return version && version->mail_uses_login_keychain(); }
};

/// The system whose files lie below `root`: a Mac when `System/Library/CoreServices/SystemVersion.plist` says
/// so.
Mac mac_at(const std::filesystem::path& root, bool person_present);

/// The machine that this runs on.
Mac this_mac(const sdk::TargetContext& context);

} // namespace rinnova::apple_mail
