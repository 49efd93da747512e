// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "vault/Vault.h"
#include "vault/qtkeychain/KeychainJob.h"
#include "vault/qtkeychain/WalletState.h"

#include <optional>
#include <string>

namespace rinnova {

/// The vault by QtKeychain: KWallet's, and on macOS the system's keychain. What QtKeychain leaves of a secret
/// in memory is named in docs/assurance.md. Always called from the same thread, under a QCoreApplication.
/// Cannot list.
class QtKeychainVault final : public Vault {
  public:
    QtKeychainVault(const VaultOptions& options, Wallet wallet) : m_options(options), m_wallet(wallet) {}

    std::string_view name() const override { return "qtkeychain"; }
    Result<void> open() override;
    Result<void> store(const VaultKey& key, const Secret& secret) override;
    Result<Secret> load(const VaultKey& key) override;
    Result<void> erase(const VaultKey& key) override;
    Result<std::vector<VaultEntry>> list() override;

  private:
    Result<bool> is_open();
    /// `locked` unless it is open, or a person is there to open it when QtKeychain has it asked.
    Result<void> may_be_called();
    /// `locked` unless it is open.
    Result<void> must_be_open();
    Error why_failed(const std::optional<JobEnd>& end);
    Result<Secret> read(const VaultKey& key);
    Result<void> write(const VaultKey& key, const Secret& secret);
    Result<void> remove(const VaultKey& key);
    std::chrono::milliseconds job_limit() const;

    VaultOptions m_options;
    Wallet m_wallet;
    bool m_was_there = false;
    std::string m_owner; ///< who the Secret Service was at the last call
};

/// The name of an entry within the service `rinnova`: kind, provider, account and id, parted by slashes; a
/// slash or per cent sign inside one of them is escaped as in addresses of the web.
std::string qtkeychain_key(const VaultKey& key);

} // namespace rinnova
