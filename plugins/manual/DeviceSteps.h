// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rinnova::manual {

/// What a device is, as far as the name that the user gave it tells.
enum class DeviceKind {
    iphone, ///< or iPad
    gmail_app,
    outlook_app, ///< on a phone
    android,
    phone,
    windows_mail,
    new_outlook, ///< of Windows
    scanner,
    practice_software,
    computer,
    other
};

DeviceKind device_kind(std::string_view name);

/// What the person does on it, in the user's language. The password itself is never part of it.
std::vector<std::string> steps_for(DeviceKind kind, std::string_view name, std::string_view login);

} // namespace rinnova::manual
