// SPDX-License-Identifier: Apache-2.0
#include "cli/Words.h"

#include "base/Text.h"

namespace rinnova::cli {

Cell word_for_action(std::string_view action) {
    if (action == "replace")
        return {translate("cli", "will be replaced"), Tone::plain};
    if (action == "create")
        return {translate("cli", "will be added"), Tone::plain};
    if (action == "none")
        return {translate("cli", "not stored; --create adds it"), Tone::faint};
    if (action == "ask-person")
        return {translate("cli", "to do by hand"), Tone::attention};
    if (action == "wait")
        return {translate("cli", "waits until the program is closed"), Tone::attention};
    if (action == "unlock")
        return {translate("cli", "must be unlocked"), Tone::attention};
    if (action == "impossible")
        return {translate("cli", "not possible"), Tone::bad};
    if (action == "skip")
        return {translate("cli", "left out"), Tone::faint};
    return {std::string(action), Tone::plain};
}

std::string date_or_dash(const std::optional<Date>& date) {
    return date ? to_iso(*date) : "-";
}

} // namespace rinnova::cli
