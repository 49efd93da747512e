// SPDX-License-Identifier: Apache-2.0
#include "vault/VaultModule.h"
#include "vault/libsecret/SecretServiceVault.h"

#define RINNOVA_EXPORT __attribute__((visibility("default")))

extern "C" RINNOVA_EXPORT rinnova::Vault* rinnova_make_vault_1(const rinnova::VaultOptions& options) {
    return std::make_unique<rinnova::SecretServiceVault>(options, std::make_unique<rinnova::SystemClock>())
        .release();
}

extern "C" RINNOVA_EXPORT int rinnova_has_secret_service_1(std::chrono::milliseconds limit) {
    const auto presence = rinnova::secret_service::presence(limit);
    if (!presence)
        return -1;
    return *presence == rinnova::secret_service::Presence::none ? 0 : 1;
}
