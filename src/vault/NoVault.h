// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "vault/Vault.h"

namespace rinnova {

/// The vault where there is no keychain: answers every call with why.
class NoVault final : public Vault {
  public:
    explicit NoVault(Error why) : m_why(std::move(why)) {}
    std::string_view name() const override { return "none"; }
    Result<void> open() override { return tl::unexpected(m_why); }
    Result<void> store(const VaultKey&, const Secret&) override { return tl::unexpected(m_why); }
    Result<Secret> load(const VaultKey&) override { return tl::unexpected(m_why); }
    Result<void> erase(const VaultKey&) override { return tl::unexpected(m_why); }
    Result<std::vector<VaultEntry>> list() override { return tl::unexpected(m_why); }

  private:
    Error m_why;
};

} // namespace rinnova
