// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"
#include "vault/Vault.h"

#include <filesystem>
#include <memory>

namespace rinnova {

/// The backends are loadable modules of their own, as each brings libraries that most runs do not need
/// (measured: libsecret and GIO 2.4 ms of a start of 5.2, QtKeychain and QtDBus 1.6):
/// `vault/<name>` of the library folder, by absolute path and from nowhere else. A module
/// that was loaded stays.

/// What every module exports, under the name `rinnova_make_vault_1`. The caller owns what it returns.
using MakeVault = Vault* (*)(const VaultOptions& options);
inline constexpr const char* make_vault_symbol = "rinnova_make_vault_1";

/// What the module `libsecret` exports besides: whether this session has a Secret Service, without starting
/// one. 1 yes, 0 no, -1 not to be found out within the limit.
using HasSecretService = int (*)(std::chrono::milliseconds limit);
inline constexpr const char* has_secret_service_symbol = "rinnova_has_secret_service_1";

/// `vault` of the library folder
std::filesystem::path vault_module_folder();

/// A symbol of a module; `unsupported` when the module is not installed or cannot be loaded.
Result<void*> symbol_of_vault_module(const std::filesystem::path& folder, const char* module,
                                     const char* symbol);

} // namespace rinnova
