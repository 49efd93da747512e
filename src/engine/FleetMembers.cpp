// SPDX-License-Identifier: Apache-2.0
#include "base/PathText.h"
#include "base/Text.h"
#include "engine/ConfigMembers.h"

namespace rinnova {

namespace {

/// The member's text, or the empty one for null; what does not pass `fits` is wrong. Absent changes nothing.
template <typename Fits>
void read_text(MemberReader& reader, const char* name, std::string& value, Fits fits, const char* should) {
    const JsonMember* member = reader.take(name);
    if (member == nullptr)
        return;
    if (member->value.kind == JsonValue::Kind::null)
        value.clear();
    else if (member->value.kind == JsonValue::Kind::text && is_showable(member->value.text) &&
             fits(member->value.text))
        value = member->value.text;
    else
        reader.wrong(*member, should);
}

bool is_absolute(const std::string& text) {
    return path_from_utf8(text).is_absolute();
}

} // namespace

void read_fleet(MemberReader& document, FleetSettings& fleet, DocumentReport& report) {
    const JsonMember* member = document.take("fleet");
    if (member == nullptr || member->value.kind == JsonValue::Kind::null)
        return;
    if (member->value.kind != JsonValue::Kind::object)
        return document.wrong(*member, translate("engine", "it is no JSON object"));
    MemberReader reader(member->value, document.path_of("fleet."), report);
    const std::string file = translate("engine", "must be an absolute path or null.");
    read_text(
        reader, "url", fleet.url, [](const std::string& text) { return text.starts_with("https://"); },
        translate("engine", "must begin with https:// or be null.").c_str());
    read_text(reader, "token_file", fleet.token_file, is_absolute, file.c_str());
    read_text(reader, "ca_file", fleet.ca_file, is_absolute, file.c_str());
    read_text(
        reader, "proxy", fleet.proxy,
        [](const std::string& text) {
            return text.starts_with("http://") || text.starts_with("https://") ||
                   text.starts_with("socks5h://");
        },
        translate("engine", "must begin with http://, https:// or socks5h://, or be null.").c_str());
    reader.finish();
}

} // namespace rinnova
