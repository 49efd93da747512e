// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "integration/vault/Vaults.h"
#include "vault/MemoryVault.h"
#include "vault/credential_manager/CredentialManagerVault.h"

#include <doctest/doctest.h>

#include <memory>

#define EVERY_VAULT Memory, CredentialManager

namespace rinnova_test {

struct Memory {
    static constexpr bool lists = true;
    static constexpr bool may_keep_test_entries = false;
    static std::unique_ptr<rinnova::Vault> make() {
        static const rinnova::SystemClock clock;
        return std::make_unique<rinnova::MemoryVault>(clock);
    }
};

struct CredentialManager {
    static constexpr bool lists = true;
    static constexpr bool may_keep_test_entries = false;
    static std::unique_ptr<rinnova::Vault> make() {
        return std::make_unique<rinnova::CredentialManagerVault>();
    }
};

} // namespace rinnova_test

TYPE_TO_STRING(rinnova_test::Memory);
TYPE_TO_STRING(rinnova_test::CredentialManager);
