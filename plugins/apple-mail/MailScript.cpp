// SPDX-License-Identifier: Apache-2.0
#include "MailScript.h"

#include "sdk/SecurityTool.h"

#include <algorithm>

namespace rinnova::apple_mail {

namespace {

// The system asks once whether Mail may be controlled.
constexpr std::chrono::seconds patience{25};
constexpr std::size_t most_output = 4096;
constexpr std::size_t room_for_script = 4096;

/// AppleScript's literal: a backslash before what would end it.
void append_quoted(std::string& script, std::string_view text) {
    script.push_back('"');
    for (const char c : text) {
        if (c == '"' || c == '\\')
            script.push_back('\\');
        script.push_back(c);
    }
    script.push_back('"');
}

bool is_one_line(std::string_view text) {
    return std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; });
}

} // namespace

Result<void> set_password_by_script(const Mac& mac, const Slot& slot, const Secret& password) {
    const bool fits = is_one_line(slot.username) && is_one_line(slot.host) &&
                      password.expose([](std::string_view bytes) { return is_one_line(bytes); }) &&
                      2 * (slot.username.size() + slot.host.size() + password.size()) + 256 < room_for_script;
    if (!fits)
        return fail(ErrorCode::unsupported, translate("apple-mail", "This cannot be said in a script."));
    std::string script;
    script.reserve(room_for_script); // never moved: no copy of the password is left behind
    script += "tell application \"Mail\" to set password of (first ";
    script += slot.kind == SlotKind::smtp ? "smtp server" : "account";
    script += " whose server name is ";
    append_quoted(script, slot.host);
    script += " and user name is ";
    append_quoted(script, slot.username);
    script += ") to ";
    password.expose([&](std::string_view bytes) { append_quoted(script, bytes); });
    script += "\n";
    const auto answer = security_tool::run_tool(mac.osascript, {"-"}, script, patience, most_output);
    wipe(script);
    if (!answer)
        return tl::unexpected(answer.error());
    if (answer->exit_status != 0)
        return fail(ErrorCode::internal, translate("apple-mail", "Mail did not take the script."), {},
                    slot.location);
    return {};
}

} // namespace rinnova::apple_mail
