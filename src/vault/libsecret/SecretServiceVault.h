// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/secret_service/Service.h"
#include "vault/Vault.h"

#include <memory>
#include <optional>
#include <string>

namespace rinnova {

/// The vault in the Secret Service, by libsecret: gnome-keyring's, KeePassXC's, KWallet's newer one. An entry
/// is an item of its own in the default collection, found again by its attributes in any collection.
class SecretServiceVault final : public Vault {
  public:
    SecretServiceVault(const VaultOptions& options, std::unique_ptr<const Clock> clock);

    std::string_view name() const override { return "libsecret"; }
    Result<void> open() override;
    Result<void> store(const VaultKey& key, const Secret& secret) override;
    Result<Secret> load(const VaultKey& key) override;
    Result<void> erase(const VaultKey& key) override;
    Result<std::vector<VaultEntry>> list() override;

  private:
    using Items = std::vector<secret_service::Item>;

    Result<void> connect();
    Result<void> connect_and_unlock();
    Result<void> unlock_default_collection();
    Result<void> ensure_open();
    /// The error as the caller gets it; a connection that broke is let go, so that the next call makes
    /// another.
    Error told(Error error);

    /// What has these attributes; some may still be locked one by one. Empty says nothing of locked
    /// collections.
    Result<Items> find_in_open(const secret_service::Attributes& attributes);
    /// The same; empty only when an open keychain has none.
    Result<Items> find(const secret_service::Attributes& attributes);
    Result<secret_service::Item> readable(const std::string& path,
                                          const secret_service::Attributes& attributes);
    Result<void> unlock(const Items& items);
    Result<Secret> secret_of(const std::string& path);

    Result<void> write(const VaultKey& key, const Secret& secret);
    Result<std::string> create(const VaultKey& key, const Secret& secret);
    Result<Secret> read(const VaultKey& key);
    Result<Secret> read_once(const VaultKey& key);
    Result<void> remove(const VaultKey& key);
    Result<std::vector<VaultEntry>> read_list();

    VaultOptions m_options;
    std::unique_ptr<const Clock> m_clock;
    std::optional<secret_service::Service> m_service;
    std::string m_collection; ///< the default one, as of the last `open`
    bool m_had_service = false;
};

} // namespace rinnova
