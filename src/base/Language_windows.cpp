// SPDX-License-Identifier: Apache-2.0
#include "base/Language.h"

#include "base/Wide_windows.h"

#include <windows.h>

#include <algorithm>
#include <array>

namespace rinnova {

// The language that this user has Windows speak, in the form that the variables of other systems have:
// `it_IT`.
LocaleVariables LocaleVariables::of_this_process() {
    std::array<wchar_t, LOCALE_NAME_MAX_LENGTH> name{};
    if (LCIDToLocaleName(GetUserDefaultUILanguage(), name.data(), static_cast<int>(name.size()), 0) == 0)
        return {};
    std::string language = utf8_of(name.data());
    std::replace(language.begin(), language.end(), '-', '_');
    return {{}, {}, language};
}

} // namespace rinnova
