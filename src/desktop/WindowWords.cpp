// SPDX-License-Identifier: Apache-2.0
#include "desktop/WindowWords.h"

#include "base/Text.h"

#include <algorithm>

namespace rinnova::desktop {

namespace {

constexpr std::string_view opening = "“";
constexpr std::string_view closing = "”";
constexpr std::string_view program = "rinnova ";
/// Stands alone, as something to type.
constexpr std::string_view install = "rinnova agent install";

/// As it stands on the button; empty where there is none.
std::string button_for(std::string_view command) {
    const std::string_view verb = command.substr(0, command.find(' '));
    if (verb == "rotate")
        return command.find("--from") != std::string_view::npos
                   ? translate("desktop", "Bring this one &everywhere")
                   : translate("desktop", "&Renew…");
    if (verb == "retry")
        return translate("desktop", "&Finish what is open");
    if (verb == "discard")
        return translate("desktop", "&Discard it");
    if (verb == "confirm")
        return translate("desktop", "I have &done this");
    if (verb == "copy")
        return translate("desktop", "Cop&y the password");
    if (verb == "unlock")
        return translate("desktop", "&Unlock…");
    if (verb == "verify")
        return translate("desktop", "&Check the copies");
    if (verb == "undo")
        return translate("desktop", "&Back to the password before…");
    if (verb == "extend")
        return translate("desktop", "&Extended, or another date…");
    if (verb == "track")
        return translate("desktop", "&Watch over these accounts");
    if (verb == "discover")
        return translate("desktop", "&Look again");
    if (verb == "status" || verb == "history")
        return translate("desktop", "&Details");
    if (verb == "doctor")
        return translate("desktop", "Warnings");
    return {};
}

} // namespace

std::string in_window_words(std::string_view text) {
    if (const auto place = text.find(install); text.ends_with(install)) {
        std::string button = translate("desktop", "S&witch the warnings on");
        std::erase(button, '&');
        return std::string(text.substr(0, place)) + std::string(opening) + button + std::string(closing);
    }
    std::string told;
    for (;;) {
        const auto start = text.find(opening);
        const auto end = start == std::string_view::npos ? start : text.find(closing, start);
        if (end == std::string_view::npos)
            return told + std::string(text);
        const std::string_view quoted = text.substr(start + opening.size(), end - start - opening.size());
        std::string button =
            quoted.starts_with(program) ? button_for(quoted.substr(program.size())) : std::string();
        std::erase(button, '&');
        told += text.substr(0, start + opening.size());
        told += button.empty() ? quoted : button;
        told += closing;
        text.remove_prefix(end + closing.size());
    }
}

} // namespace rinnova::desktop
