// SPDX-License-Identifier: Apache-2.0
#include "Mac.h"

#include "Plist.h"

#include <charconv>

namespace rinnova::apple_mail {

namespace {

constexpr std::size_t largest_version_file = std::size_t{64} << 10U;

/// `15.1.1` → 15, 1.
std::optional<MacVersion> version_from(std::string_view text) {
    MacVersion version;
    const char* end = text.data() + text.size();
    const auto [after, problem] = std::from_chars(text.data(), end, version.major);
    if (problem != std::errc())
        return std::nullopt;
    if (after != end && *after == '.')
        std::from_chars(after + 1, end, version.minor);
    return version;
}

} // namespace

Mac mac_at(const std::filesystem::path& root, bool person_present) {
    Mac mac;
    const auto file =
        read_file(root / "System/Library/CoreServices/SystemVersion.plist", largest_version_file);
    if (!file)
        return mac;
    const Plist plist = parse_plist(*file);
    mac.version = version_from(text_in(plist.get(), "ProductVersion"));
    mac.security = root / "usr/bin/security";
    mac.open = root / "usr/bin/open";
    mac.osascript = root / "usr/bin/osascript";
    mac.person_present = person_present;
    return mac;
}

} // namespace rinnova::apple_mail
