// SPDX-License-Identifier: Apache-2.0
// QtKeychain on KWallet, by a stand-in for kwalletd5: what its jobs do not tell, the vault finds out.
#include "integration/vault/Backends.h"
#include "integration/vault_session/StandInKWallet.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova_test;
using Trouble = StandInKWallet::Trouble;

namespace {

const VaultKey key = credential("mario.rossi@pec.it");

struct WithAnEntry {
    StandInKWallet kwallet;
    std::unique_ptr<Vault> vault = QtKeychain::make();
    WithAnEntry() { REQUIRE(vault->store(key, fake("fake-kept")).has_value()); }
};

} // namespace

TEST_CASE("what is stored is read back, replaced, and erased") {
    WithAnEntry here;
    CHECK((here.vault->load(key).value() == fake("fake-kept")));
    REQUIRE(here.vault->store(key, fake("fake-new")).has_value());
    CHECK((here.vault->load(key).value() == fake("fake-new")));
    CHECK(here.vault->load(credential("nobody@pec.it")).error().code == ErrorCode::not_found);
    CHECK(here.vault->erase(key).has_value());
    CHECK(here.vault->erase(key).has_value());
    CHECK(here.vault->load(key).error().code == ErrorCode::not_found);
    CHECK(try_with_a_write(*here.vault).has_value());
    CHECK(here.kwallet.size() == 0);
}

TEST_CASE("a password of 256 bytes and names with any letters come back") {
    WithAnEntry here;
    const std::string longest(256, '\xc3');
    for (const char* login : {"segreteria/studio@pec.it", "perché@città.it", "\"a\\b\"@pec.it"}) {
        REQUIRE(here.vault->store(credential(login), fake(longest)).has_value());
        CHECK((here.vault->load(credential(login)).value() == fake(longest)));
    }
}

TEST_CASE("a closed wallet without a person is locked, and is not even asked to open") {
    WithAnEntry here;
    here.kwallet.set_open(false);
    CHECK(here.vault->open().error().code == ErrorCode::locked);
    CHECK(here.vault->load(key).error().code == ErrorCode::locked);
    CHECK(here.vault->load(credential("nobody@pec.it")).error().code == ErrorCode::locked);
    CHECK(here.vault->store(key, fake("fake-not-stored")).error().code == ErrorCode::locked);
    CHECK(here.vault->erase(key).error().code == ErrorCode::locked);
    CHECK(here.kwallet.questions() == 0);
    here.kwallet.set_open(true);
    CHECK((here.vault->load(key).value() == fake("fake-kept")));
}

TEST_CASE("a person is asked to open a closed wallet") {
    WithAnEntry here;
    const auto vault = QtKeychain::make(with_a_person());
    here.kwallet.set_open(false);
    CHECK(vault->load(key).error().code == ErrorCode::locked);
    CHECK(vault->open().error().code == ErrorCode::locked);
    here.kwallet.set_person_opens(true);
    CHECK(vault->open().has_value());
    here.kwallet.set_open(false);
    CHECK((vault->load(key).value() == fake("fake-kept")));
}

TEST_CASE("a wallet that closes in the middle of reading is locked: the entry is there") {
    WithAnEntry here;
    here.kwallet.set_trouble(Trouble::closes_at_reading);
    CHECK(here.vault->load(key).error().code == ErrorCode::locked);
}

TEST_CASE("a write that KWallet refuses in silence is found out") {
    WithAnEntry here;
    here.kwallet.set_trouble(Trouble::refuses_writing);
    CHECK(here.vault->store(key, fake("fake-not-stored")).error().code == ErrorCode::internal);
    CHECK(here.vault->store(credential("new@pec.it"), fake("fake")).error().code == ErrorCode::internal);
}

TEST_CASE("a read that breaks in silence is no empty password") {
    WithAnEntry here;
    here.kwallet.set_trouble(Trouble::breaks_at_reading);
    const auto loaded = here.vault->load(key);
    REQUIRE_FALSE(loaded.has_value());
    CHECK(loaded.error().code == ErrorCode::internal);
}

TEST_CASE("a KWallet that is switched off is unsupported, and one that went away unreachable") {
    auto here = std::make_unique<WithAnEntry>();
    here->kwallet.set_enabled(false);
    CHECK(QtKeychain::make()->open().error().code == ErrorCode::unsupported);
    const auto vault = std::move(here->vault);
    here->kwallet.set_enabled(true);
    REQUIRE(vault->open().has_value());
    here.reset();
    CHECK(vault->load(key).error().code == ErrorCode::unreachable);
    CHECK(vault->store(key, fake("fake-not-stored")).error().code == ErrorCode::unreachable);
}
