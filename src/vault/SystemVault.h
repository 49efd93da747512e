// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "vault/Vault.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace rinnova {

/// Which keychain a desktop has: libsecret's wherever there is a Secret Service, and QtKeychain's on a KDE
/// without one, whose KWallet speaks a language of its own. `desktop` is $XDG_CURRENT_DESKTOP, a list with
/// colons. `has_secret_service` is asked on KDE alone; none means that it could not be found out.
std::string_view choose_vault_module(std::string_view desktop,
                                     const std::function<std::optional<bool>()>& has_secret_service);

/// As `make_system_vault`, with the world given.
std::unique_ptr<Vault> make_vault_for(std::string_view desktop, const std::filesystem::path& modules,
                                      const VaultOptions& options);

} // namespace rinnova
