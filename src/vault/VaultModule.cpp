// SPDX-License-Identifier: Apache-2.0
#include "vault/VaultModule.h"

#include "base/Module.h"
#include "base/Text.h"

namespace rinnova {

std::filesystem::path vault_module_folder() {
    return module_folder("vault");
}

Result<void*> symbol_of_vault_module(const std::filesystem::path& folder, const char* module,
                                     const char* symbol) {
    const std::filesystem::path file = folder / module;
    auto found = symbol_of_module(file, symbol);
    if (found)
        return found;
    return fail(ErrorCode::unsupported,
                translate("vault", "The part of Rinnova for this desktop's keychain cannot be loaded: %1",
                          {found.error().message}),
                translate("vault", "Install Rinnova again, with all of its parts."), file.string());
}

} // namespace rinnova
