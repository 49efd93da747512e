// SPDX-License-Identifier: Apache-2.0
#include "RememberPolicy.h"

#include "RegistryText.h"

#include <algorithm>
#include <array>

namespace rinnova::outlook {

bool forbids_remembering(const Registry& registry, const ProfilesRoot& root) {
    constexpr std::array<std::u16string_view, 1> names{u"EnableRememberPwd"};
    return std::any_of(root.versions.begin(), root.versions.end(), [&](const std::u16string& version) {
        const auto values = registry.values(
            u"Software\\Policies\\Microsoft\\Office\\" + version + u"\\Outlook\\Security", names);
        return values && values->front() && number_in(*values->front()) == 0U;
    });
}

} // namespace rinnova::outlook
