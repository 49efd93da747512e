// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/protocol/Keys.h"
#include "fleet/protocol/Pseudonym.h"
#include "vault/Vault.h"

#include <optional>
#include <string>

namespace rinnova::fleet {

/// The two secrets of a member, in the vault, under the digest of the machine they were made on: a vault that
/// roams holds those of each. Errors are the vault's.
class FleetKeys {
  public:
    FleetKeys(Vault& vault, std::string machine) : m_vault(vault), m_machine(std::move(machine)) {}

    /// The key that is there, or a new one.
    Result<SigningKey> key_or_new();
    /// `not-found` without one, or when what is there is none.
    Result<SigningKey> key();
    Result<FleetSecret> fleet_secret();
    /// None takes away the one that is there.
    Result<void> keep(const std::optional<FleetSecret>& secret);
    Result<void> erase_key();
    /// Both.
    Result<void> erase();

  private:
    VaultKey place_of(const char* what) const;
    Result<Secret> load(const char* what);

    Vault& m_vault;
    std::string m_machine;
};

} // namespace rinnova::fleet
