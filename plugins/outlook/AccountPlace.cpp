// SPDX-License-Identifier: Apache-2.0
#include "AccountPlace.h"

#include "Utf16.h"

#include <algorithm>

namespace rinnova::outlook {

namespace {

// Outlook 2013 and later: a key for each version. Outlook 2002 to 2010: one for all of MAPI.
constexpr std::u16string_view office = u"Software\\Microsoft\\Office";
constexpr std::u16string_view profiles_of_version = u"\\Outlook\\Profiles";
constexpr std::u16string_view profiles_of_mapi =
    u"Software\\Microsoft\\Windows NT\\CurrentVersion\\Windows Messaging Subsystem\\Profiles";
// The section of a profile that its mail accounts are in.
constexpr std::u16string_view accounts = u"\\9375CFF0413111d3B88A00104B2A6676";
constexpr std::size_t digits_of_number = 8;

bool is_digit(char16_t c) {
    return c >= u'0' && c <= u'9';
}

bool is_hex_digit(char16_t c) {
    return is_digit(c) || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
}

/// `15.0`, `16.0`, and those to come.
bool is_version(std::u16string_view name) {
    const std::size_t dot = name.find(u'.');
    return dot != std::u16string_view::npos && dot > 0 && dot <= 2 && name.size() == dot + 2 &&
           is_digit(name[0]) && is_digit(name[dot - 1]) && is_digit(name[dot + 1]);
}

bool is_number(std::u16string_view name) {
    return name.size() == digits_of_number && std::all_of(name.begin(), name.end(), is_hex_digit);
}

/// The system's functions would take a name with a NUL for a shorter one, and other text has no name in a
/// slot.
bool can_be_named(std::u16string_view name) {
    return !name.empty() && name.find(u'\0') == std::u16string_view::npos && utf8_from(name).has_value();
}

ProfilesRoot root_of(std::u16string_view version) {
    return {std::u16string(office) + u"\\" + std::u16string(version) + std::u16string(profiles_of_version),
            "Outlook " + shown(version),
            {std::u16string(version)}};
}

ProfilesRoot root_of_mapi() {
    return {std::u16string(profiles_of_mapi), "Outlook 2002-2010", {u"10.0", u"11.0", u"12.0", u"14.0"}};
}

Error no_name(const ProfilesRoot& root, std::u16string_view profile) {
    return {ErrorCode::invalid_data,
            translate("outlook", "A profile has a name that Outlook gives to none; it was left alone."),
            {},
            root.name + "/" + shown(profile)};
}

/// The keys below one; none where there is no such key. What cannot be looked into is a problem.
std::vector<std::u16string> keys_below(const Registry& registry, const std::u16string& key,
                                       const std::string& where, std::vector<Error>& problems) {
    auto keys = registry.keys_below(key);
    if (keys)
        return std::move(*keys);
    if (keys.error().code != ErrorCode::not_found) {
        problems.push_back(keys.error());
        problems.back().where = where;
    }
    return {};
}

void look_through(const Registry& registry, const ProfilesRoot& root, Places& places) {
    for (std::u16string& profile : keys_below(registry, root.key, root.name, places.problems)) {
        if (!can_be_named(profile)) {
            places.problems.push_back(no_name(root, profile));
            continue;
        }
        AccountPlace place{root, profile, {}};
        const std::u16string section = root.key + u"\\" + profile + std::u16string(accounts);
        for (std::u16string& number : keys_below(registry, section, place.location(), places.problems))
            if (is_number(number)) {
                place.number = std::move(number);
                places.accounts.push_back(place);
            }
    }
}

} // namespace

std::u16string AccountPlace::key() const {
    return root.key + u"\\" + profile + std::u16string(accounts) + u"\\" + number;
}

std::string AccountPlace::location() const {
    return root.name + "/" + shown(profile);
}

std::optional<AccountPlace> place_from(std::string_view locator) {
    const auto key = utf16_from(locator);
    if (!key)
        return std::nullopt;
    ProfilesRoot root = root_of_mapi();
    if (!key->starts_with(root.key)) {
        if (!key->starts_with(std::u16string(office) + u"\\"))
            return std::nullopt;
        const std::size_t at = office.size() + 1;
        const std::u16string version = key->substr(at, key->find(u'\\', at) - at);
        root = root_of(version);
        if (!is_version(version) || !key->starts_with(root.key))
            return std::nullopt;
    }
    AccountPlace place{std::move(root), {}, {}};
    const std::size_t before = place.root.key.size() + 1;
    const std::size_t behind = accounts.size() + 1 + digits_of_number;
    if (key->size() <= before + behind)
        return std::nullopt;
    place.profile = key->substr(before, key->size() - before - behind);
    place.number = key->substr(key->size() - digits_of_number);
    if (!is_number(place.number) || !can_be_named(place.profile) ||
        place.profile.find(u'\\') != std::u16string::npos || place.key() != *key)
        return std::nullopt;
    return place;
}

Result<Places> account_places(const Registry& registry) {
    Places places;
    look_through(registry, root_of_mapi(), places);
    const auto versions = registry.keys_below(std::u16string(office));
    if (!versions && versions.error().code != ErrorCode::not_found)
        return tl::unexpected(versions.error());
    for (const std::u16string& version : versions.value_or(std::vector<std::u16string>()))
        if (is_version(version))
            look_through(registry, root_of(version), places);
    return places;
}

} // namespace rinnova::outlook
