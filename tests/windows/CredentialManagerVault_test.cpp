// SPDX-License-Identifier: Apache-2.0
// What the Credential Manager has of its own; what every vault does stands in the contract test.
#include "vault/EntryNames.h"
#include "vault/credential_manager/CredentialManagerVault.h"

#include <windows.h>
#include <doctest/doctest.h>
#include <wincred.h>

using namespace rinnova;

namespace {
const VaultKey key{VaultKey::Kind::credential, {"aruba-pec", "Mario.Rossi@pec.it"}, "rotation-1"};
}

TEST_CASE(
    "an entry is a generic credential of this machine with the account's name and a comment for its user") {
    CredentialManagerVault vault;
    REQUIRE(vault.store(key, Secret::copy_of("fake-new-2")).has_value());
    CREDENTIALW* found = nullptr;
    REQUIRE(CredReadW(L"rinnova/credential/aruba-pec/%4dario.%52ossi@pec.it/rotation-1", CRED_TYPE_GENERIC, 0,
                      &found));
    CHECK(found->Persist == CRED_PERSIST_LOCAL_MACHINE);
    CHECK(std::wstring(found->UserName) == L"Mario.Rossi@pec.it");
    CHECK(std::wstring(found->Comment) == L"Rinnova: Mario.Rossi@pec.it");
    CHECK(std::string(reinterpret_cast<char*>(found->CredentialBlob), found->CredentialBlobSize) ==
          "fake-new-2");
    CredFree(found);
    REQUIRE(vault.erase(key).has_value());
}

TEST_CASE("names that differ in letter case alone are two entries") {
    CredentialManagerVault vault;
    VaultKey lower = key;
    lower.account.login = "mario.rossi@pec.it";
    REQUIRE(vault.store(key, Secret::copy_of("fake-one")).has_value());
    REQUIRE(vault.store(lower, Secret::copy_of("fake-two")).has_value());
    CHECK((*vault.load(key) == Secret::copy_of("fake-one")));
    CHECK((*vault.load(lower) == Secret::copy_of("fake-two")));
    REQUIRE(vault.erase(lower).has_value());
    CHECK(vault.load(key).has_value());
    REQUIRE(vault.erase(key).has_value());
}

TEST_CASE("2,560 bytes fit into an entry, and one more is refused with what was there kept") {
    CredentialManagerVault vault;
    REQUIRE(vault.store(key, Secret::copy_of(std::string(2560, 'x'))).has_value());
    const auto stored = vault.store(key, Secret::copy_of(std::string(2561, 'y')));
    REQUIRE_FALSE(stored.has_value());
    CHECK(stored.error().code == ErrorCode::invalid_data);
    CHECK((*vault.load(key) == Secret::copy_of(std::string(2560, 'x'))));
    REQUIRE(vault.erase(key).has_value());
}

TEST_CASE("credentials of others are no entries") {
    std::wstring name = L"rinnova-of-somebody-else";
    CREDENTIALW theirs{};
    theirs.Type = CRED_TYPE_GENERIC;
    theirs.TargetName = name.data();
    theirs.Persist = CRED_PERSIST_SESSION;
    REQUIRE(CredWriteW(&theirs, 0));
    CredentialManagerVault vault;
    const auto entries = vault.list();
    REQUIRE(entries.has_value());
    for (const VaultEntry& entry : *entries)
        CHECK(credential_name_of(entry.key).starts_with("rinnova/"));
    CHECK_FALSE(vault_key_from("rinnova-of-somebody-else").has_value());
    CHECK_FALSE(vault_key_from("rinnova/what/is/this/kind").has_value());
    CHECK(vault_key_from(credential_name_of(key)) == key);
    REQUIRE(CredDeleteW(name.c_str(), CRED_TYPE_GENERIC, 0));
}
