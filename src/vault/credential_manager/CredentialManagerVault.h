// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "vault/Vault.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rinnova {

/// Entries in the Credential Manager of Windows: generic credentials of this user on this machine, named
/// `rinnova/<kind>/<provider>/<login>/<id>`. They open with the user's session: never locked, and no prompt.
/// One entry holds 2,560 bytes at most (CRED_MAX_CREDENTIAL_BLOB_SIZE).
class CredentialManagerVault final : public Vault {
  public:
    std::string_view name() const override { return "credential-manager"; }
    Result<void> open() override;
    Result<void> store(const VaultKey& key, const Secret& secret) override;
    Result<Secret> load(const VaultKey& key) override;
    Result<void> erase(const VaultKey& key) override;
    Result<std::vector<VaultEntry>> list() override;
};

/// Under which name an entry stands; and the entry of such a name, none when it is not ours.
std::string credential_name_of(const VaultKey& key);
std::optional<VaultKey> vault_key_from(std::string_view credential_name);

} // namespace rinnova
