// SPDX-License-Identifier: Apache-2.0
#include "desktop/Arguments.h"

#include "base/Excerpt.h"
#include "base/Text.h"

namespace rinnova::desktop {

std::string usage() {
    return "rinnova-desktop [--renew ACCOUNT [--provider ID]] [--hidden] [--lang it|en]";
}

Result<Arguments> parse_arguments(const std::vector<std::string>& words) {
    Arguments arguments;
    const auto wrong = [](const std::string& message) {
        return fail(ErrorCode::invalid_data, message, usage());
    };
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        std::string* value = word == "--renew"      ? &arguments.wish.renew
                             : word == "--provider" ? &arguments.wish.provider
                             : word == "--lang"     ? &arguments.language
                                                    : nullptr;
        if (value != nullptr) {
            if (i + 1 == words.size() || words[i + 1].empty() || words[i + 1].starts_with("--"))
                return wrong(translate("desktop", "After %1 something is missing.", {word}));
            *value = words[++i];
        } else if (word == "--hidden") {
            arguments.wish.hidden = true;
        } else if (word == "--version") {
            arguments.version = true;
        } else if (word == "--help" || word == "-h") {
            arguments.help = true;
        } else {
            return wrong(translate("desktop", "“%1” is not known here.", {excerpt(word)}));
        }
    }
    if (!arguments.language.empty() && arguments.language != "it" && arguments.language != "en")
        return wrong(translate("desktop", "The language is “it” or “en”."));
    if (!arguments.wish.provider.empty() && arguments.wish.renew.empty())
        return wrong(translate("desktop", "%1 belongs to %2.", {"--provider", "--renew"}));
    return arguments;
}

} // namespace rinnova::desktop
