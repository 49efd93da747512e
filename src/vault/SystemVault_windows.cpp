// SPDX-License-Identifier: Apache-2.0
#include "vault/Vault.h"
#include "vault/credential_manager/CredentialManagerVault.h"

namespace rinnova {

std::unique_ptr<Vault> make_system_vault(const VaultOptions&) {
    return std::make_unique<CredentialManagerVault>();
}

} // namespace rinnova
