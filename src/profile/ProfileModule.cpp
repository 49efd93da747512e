// SPDX-License-Identifier: Apache-2.0
#include "base/Module.h"
#include "base/Text.h"
#include "profile/ProfileParts.h"

namespace rinnova {

Result<const ProfileParts*> load_profile_parts() {
    const std::filesystem::path file = module_folder("profile") / "profile";
    const auto found = symbol_of_module(file, profile_parts_symbol);
    if (!found)
        return fail(ErrorCode::unsupported,
                    translate("profile", "The part of Rinnova that makes profiles cannot be loaded: %1",
                              {found.error().message}),
                    translate("profile", "Install Rinnova again, with all of its parts."), file.string());
    return reinterpret_cast<GetProfileParts>(*found)();
}

} // namespace rinnova
