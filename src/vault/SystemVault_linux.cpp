// SPDX-License-Identifier: Apache-2.0
#include "vault/SystemVault.h"

#include "vault/EntryNames.h"
#include "vault/NoVault.h"
#include "vault/VaultModule.h"

#include <cstdlib>

namespace rinnova {

namespace {

bool is_kde(std::string_view desktop) {
    while (!desktop.empty()) {
        const std::size_t colon = std::min(desktop.find(':'), desktop.size());
        if (desktop.substr(0, colon) == "KDE")
            return true;
        desktop.remove_prefix(std::min(colon + 1, desktop.size()));
    }
    return false;
}

std::optional<bool> ask_for_secret_service(const std::filesystem::path& modules,
                                           std::chrono::milliseconds limit) {
    const auto symbol = symbol_of_vault_module(modules, "libsecret", has_secret_service_symbol);
    const int answer = symbol ? reinterpret_cast<HasSecretService>(*symbol)(limit) : 0;
    return answer < 0 ? std::nullopt : std::optional(answer == 1);
}

} // namespace

std::string_view choose_vault_module(std::string_view desktop,
                                     const std::function<std::optional<bool>()>& has_secret_service) {
    // What cannot be found out is libsecret's to report: it tells a silent service from a missing one.
    return is_kde(desktop) && !has_secret_service().value_or(true) ? "qtkeychain" : "libsecret";
}

std::unique_ptr<Vault> make_vault_for(std::string_view desktop, const std::filesystem::path& modules,
                                      const VaultOptions& options) {
    const std::string_view module =
        choose_vault_module(desktop, [&] { return ask_for_secret_service(modules, options.call_limit); });
    const auto symbol = symbol_of_vault_module(modules, std::string(module).c_str(), make_vault_symbol);
    if (!symbol)
        return std::make_unique<NoVault>(with_ways_out(symbol.error()));
    return std::unique_ptr<Vault>(reinterpret_cast<MakeVault>(*symbol)(options));
}

std::unique_ptr<Vault> make_system_vault(const VaultOptions& options) {
    const char* desktop = std::getenv("XDG_CURRENT_DESKTOP");
    return make_vault_for(desktop != nullptr ? desktop : "", vault_module_folder(), options);
}

} // namespace rinnova
