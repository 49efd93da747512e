// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "integration/vault/Vaults.h"
#include "vault/MemoryVault.h"
#include "vault/libsecret/SecretServiceVault.h"
#include "vault/qtkeychain/QtKeychainVault.h"

#include <doctest/doctest.h>

#include <memory>

/// The vaults that share the contract tests.
namespace rinnova_test {

struct Memory {
    static constexpr bool lists = true;
    static constexpr bool may_keep_test_entries = false;
    static std::unique_ptr<rinnova::Vault> make(const rinnova::VaultOptions& = everyday()) {
        static const rinnova::SystemClock clock;
        need_application();
        return std::make_unique<rinnova::MemoryVault>(clock);
    }
};

struct Libsecret {
    static constexpr bool lists = true;
    static constexpr bool may_keep_test_entries = true;
    static std::unique_ptr<rinnova::Vault> make(const rinnova::VaultOptions& options = everyday()) {
        need_application();
        return std::make_unique<rinnova::SecretServiceVault>(options,
                                                             std::make_unique<rinnova::SystemClock>());
    }
};

/// QtKeychain on the Secret Service, or on KWallet's stand-in where the session says KDE.
struct QtKeychain {
    static constexpr bool lists = false;
    static constexpr bool may_keep_test_entries = false;
    static std::unique_ptr<rinnova::Vault> make(const rinnova::VaultOptions& options = everyday()) {
        need_application();
        const auto desktop = qEnvironmentVariable("XDG_CURRENT_DESKTOP").toStdString();
        const auto session = qEnvironmentVariable("KDE_SESSION_VERSION").toStdString();
        return std::make_unique<rinnova::QtKeychainVault>(options,
                                                          rinnova::wallet_of_qtkeychain(desktop, session));
    }
};

} // namespace rinnova_test

TYPE_TO_STRING(rinnova_test::Memory);
TYPE_TO_STRING(rinnova_test::Libsecret);
TYPE_TO_STRING(rinnova_test::QtKeychain);
