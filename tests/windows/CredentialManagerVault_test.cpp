// SPDX-License-Identifier: Apache-2.0
// What the Credential Manager has of its own; what every vault does stands in the contract test.
#include "vault/EntryNames.h"
#include "vault/credential_manager/CredentialManagerVault.h"

#include <windows.h>
#include <doctest/doctest.h>
#include <wincred.h>

#include <algorithm>
#include <utility>

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

namespace {

/// An entry of another program, gone with the object.
class Theirs {
  public:
    explicit Theirs(std::wstring name) : m_name(std::move(name)) {
        CREDENTIALW theirs{};
        theirs.Type = CRED_TYPE_GENERIC;
        theirs.TargetName = m_name.data();
        theirs.Persist = CRED_PERSIST_SESSION;
        REQUIRE(CredWriteW(&theirs, 0));
    }
    Theirs(const Theirs&) = delete;
    Theirs& operator=(const Theirs&) = delete;
    ~Theirs() { CredDeleteW(m_name.c_str(), CRED_TYPE_GENERIC, 0); }

  private:
    std::wstring m_name;
};

} // namespace

TEST_CASE("credentials of others are no entries") {
    const Theirs theirs(L"rinnova-of-somebody-else");
    CredentialManagerVault vault;
    const auto entries = vault.list();
    REQUIRE(entries.has_value());
    for (const VaultEntry& entry : *entries)
        CHECK(credential_name_of(entry.key).starts_with("rinnova/"));
    CHECK_FALSE(vault_key_from("rinnova-of-somebody-else").has_value());
    CHECK_FALSE(vault_key_from("rinnova/what/is/this/kind").has_value());
    CHECK(vault_key_from(credential_name_of(key)) == key);
}

TEST_CASE("an entry of somebody else below our prefix is left out, and those beside it are listed") {
    const Theirs theirs(L"rinnova/credential/aruba-pec/mario%zz/1");
    CredentialManagerVault vault;
    REQUIRE(vault.store(key, Secret::copy_of("fake-new-2")).has_value());
    const auto entries = vault.list();
    REQUIRE(entries.has_value());
    CHECK(std::count_if(entries->begin(), entries->end(),
                        [](const VaultEntry& entry) { return entry.key == key; }) == 1);
    for (const VaultEntry& entry : *entries)
        CHECK(vault.load(entry.key).has_value());
    REQUIRE(vault.erase(key).has_value());
}

TEST_CASE("a name that none of our entries could have is no entry of ours") {
    for (const char* name :
         {"rinnova/credential/aruba-pec/mario%zz/1", "rinnova/credential/aruba-pec/mario%4/1",
          "rinnova/credential/aruba-pec/mario/1%", "rinnova/credential/aruba-pec/mario/1%-1",
          "rinnova/credential/aruba-pec/Mario/1", "rinnova/credential/aruba-pec/mari%6f/1",
          "rinnova/credential/aruba-pec/mario%4D/1", "rinnova/credential/aruba-pec/mario/",
          "rinnova/credential/aruba-pec/mario/%00", "rinnova/credential/aruba-pec/mario/1/2"})
        CHECK_MESSAGE(!vault_key_from(name).has_value(), name);
    for (const char* login : {"Mario.Rossi@pec.it", "100%/2*3", "perch\u00e9", "%zz"}) {
        const VaultKey ours{VaultKey::Kind::credential, {"aruba-pec", login}, "1"};
        CHECK(vault_key_from(credential_name_of(ours)) == ours);
    }
}
