// SPDX-License-Identifier: Apache-2.0
#include "vault/VaultModule.h"
#include "vault/qtkeychain/QtKeychainVault.h"

#define RINNOVA_EXPORT __attribute__((visibility("default")))

extern "C" RINNOVA_EXPORT rinnova::Vault* rinnova_make_vault_1(const rinnova::VaultOptions& options) {
    const std::string desktop = qEnvironmentVariable("XDG_CURRENT_DESKTOP").toStdString();
    const std::string session = qEnvironmentVariable("KDE_SESSION_VERSION").toStdString();
    return std::make_unique<rinnova::QtKeychainVault>(options,
                                                      rinnova::wallet_of_qtkeychain(desktop, session))
        .release();
}
