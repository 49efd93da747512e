// SPDX-License-Identifier: Apache-2.0
#include "ProfilesIni.h"

#include <algorithm>
#include <map>

namespace rinnova::thunderbird {

namespace {

struct Section {
    std::string name;
    std::map<std::string, std::string, std::less<>> values;

    std::string value(std::string_view key) const {
        const auto found = values.find(key);
        return found == values.end() ? std::string() : found->second;
    }
};

std::string_view trimmed(std::string_view text) {
    const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
    while (!text.empty() && is_blank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back()))
        text.remove_suffix(1);
    return text;
}

std::vector<Section> parse_sections(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    std::vector<Section> sections;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::size_t equals = line.find('=');
        if (line.starts_with('[') && line.ends_with(']'))
            sections.push_back({std::string(line.substr(1, line.size() - 2)), {}});
        else if (!sections.empty() && !line.starts_with(';') && !line.starts_with('#') &&
                 equals != std::string_view::npos)
            sections.back().values.insert_or_assign(std::string(trimmed(line.substr(0, equals))),
                                                    std::string(trimmed(line.substr(equals + 1))));
    }
    return sections;
}

// An install names its profile as profiles.ini does: relative where it can be.
ListedProfile of_install(const Section& install) {
    const std::string path = install.value("Default");
    return {path, path.starts_with('/')};
}

bool is_install(const Section& section) {
    return section.name.starts_with("Install");
}

bool is_profile(const Section& section) {
    return section.name.starts_with("Profile");
}

void add(std::vector<ListedProfile>& profiles, ListedProfile profile) {
    if (!profile.path.empty() && std::find(profiles.begin(), profiles.end(), profile) == profiles.end())
        profiles.push_back(std::move(profile));
}

} // namespace

std::vector<ListedProfile> parse_profiles_ini(std::string_view text) {
    const std::vector<Section> sections = parse_sections(text);
    std::vector<ListedProfile> profiles;
    for (const Section& section : sections)
        if (is_install(section))
            add(profiles, of_install(section));
    for (const bool is_default : {true, false})
        for (const Section& section : sections)
            if (is_profile(section) && (section.value("Default") == "1") == is_default)
                add(profiles, {section.value("Path"), section.value("IsRelative") == "0"});
    return profiles;
}

std::vector<ListedProfile> parse_installs_ini(std::string_view text) {
    std::vector<ListedProfile> profiles;
    for (const Section& section : parse_sections(text))
        add(profiles, of_install(section));
    return profiles;
}

} // namespace rinnova::thunderbird
