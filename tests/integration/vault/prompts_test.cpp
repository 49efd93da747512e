// SPDX-License-Identifier: Apache-2.0
// A locked keyring and a person before the screen: the desktop's own question, gnome-keyring's, is asked and
// answered. The person is gcr's mock of the desktop's prompter.
#include "integration/vault/Backends.h"
#include "integration/vault_session/Session.h"
#include "integration/vault_session/Tools.h"

#include <doctest/doctest.h>

#include <thread>

using namespace rinnova;
using namespace rinnova_test;
using namespace std::chrono_literals;

namespace {

const VaultKey kept = credential("kept@pec.it");

std::unique_ptr<Vault> locked_with_a_person(const VaultOptions& options = with_a_person()) {
    auto vault = Libsecret::make(options);
    const auto stored = vault->store(kept, fake("fake-kept"));
    REQUIRE_MESSAGE(stored.has_value(), stored.error().message);
    Session::must("lock");
    return vault;
}

} // namespace

TEST_CASE("the person unlocks: what was asked for is done") {
    const KeyringRestored restored;
    auto vault = locked_with_a_person();
    SUBCASE("open") {
        Session::person_will_unlock();
        CHECK(vault->open().has_value());
    }
    SUBCASE("load") {
        Session::person_will_unlock();
        CHECK((vault->load(kept).value() == fake("fake-kept")));
    }
    SUBCASE("store of a new entry") {
        Session::person_will_unlock();
        REQUIRE(vault->store(credential("new@pec.it"), fake("fake-new")).has_value());
        CHECK((vault->load(credential("new@pec.it")).value() == fake("fake-new")));
    }
    SUBCASE("erase") {
        Session::person_will_unlock();
        REQUIRE(vault->erase(kept).has_value());
        CHECK(vault->load(kept).error().code == ErrorCode::not_found);
    }
    CHECK_FALSE(Session::person_still_waits());
}

TEST_CASE("the person declines: locked, and nothing has changed") {
    const KeyringRestored restored;
    auto vault = locked_with_a_person();
    const std::string file = bytes_of(keyring_file());
    Session::must("decline");
    CHECK(vault->store(kept, fake("fake-not-stored")).error().code == ErrorCode::locked);
    Session::must("decline");
    CHECK(vault->load(kept).error().code == ErrorCode::locked);
    CHECK(bytes_of(keyring_file()) == file);
    Session::must("unlock");
    CHECK((vault->load(kept).value() == fake("fake-kept")));
}

TEST_CASE("the person does not answer: locked after the limit, and the service is none the worse") {
    const KeyringRestored restored;
    VaultOptions hasty = with_a_person();
    hasty.prompt_limit = 300ms;
    auto vault = locked_with_a_person(hasty);
    Session::must("think 60000");
    Session::person_will_unlock();
    const auto begin = std::chrono::steady_clock::now();
    CHECK(vault->load(kept).error().code == ErrorCode::locked);
    CHECK(std::chrono::steady_clock::now() - begin < 20s);
    Session::must("think 0");
    while (Session::person_still_waits())
        std::this_thread::yield();
    CHECK(Session::order("asking") == "yes");
    CHECK(Session::order("running") == "yes");
    // With it goes the question that is still before the person.
    Session::must("stop");
}

TEST_CASE("a question that nobody answered in time can still be answered, for the next call") {
    const KeyringRestored restored;
    VaultOptions hasty = with_a_person();
    hasty.prompt_limit = 300ms;
    auto vault = locked_with_a_person(hasty);
    Session::must("think 3000");
    Session::person_will_unlock();
    // On a machine that stands still for seconds the answer comes in time after all.
    if (const auto loaded = vault->load(kept); !loaded)
        CHECK(loaded.error().code == ErrorCode::locked);
    Session::must("think 0");
    auto next = Libsecret::make(patient_for(20s));
    const auto end = std::chrono::steady_clock::now() + 60s;
    while (!next->open() && std::chrono::steady_clock::now() < end)
        std::this_thread::yield();
    CHECK((next->load(kept).value() == fake("fake-kept")));
}

TEST_CASE("while another program's question is before the person, nothing that we do takes it away") {
    const KeyringRestored restored;
    VaultOptions patient = with_a_person();
    patient.prompt_limit = 60s;
    auto asking = locked_with_a_person(patient);
    Session::must("think 60000");
    Session::person_will_unlock();
    auto code = ErrorCode::internal;
    std::thread other([&] { code = asking->load(kept).error().code; });
    while (Session::order("asking") != "yes")
        std::this_thread::yield();
    for (int i = 0; i < 3; ++i)
        CHECK(Libsecret::make(patient_for(20s))->open().error().code == ErrorCode::locked);
    CHECK(Session::order("asking") == "yes");
    CHECK(Session::order("running") == "yes");
    Session::must("kill");
    other.join();
    CHECK(code == ErrorCode::unreachable);
    Session::must("think 0");
}

TEST_CASE("without a person nothing is asked") {
    const KeyringRestored restored;
    locked_with_a_person();
    Session::person_will_unlock();
    auto vault = Libsecret::make(patient_for(5s));
    CHECK(vault->open().error().code == ErrorCode::locked);
    CHECK(vault->load(kept).error().code == ErrorCode::locked);
    CHECK(Session::person_still_waits());
    // The announced answer is used up.
    CHECK(Libsecret::make(with_a_person())->open().has_value());
}

TEST_CASE("the service dies while it asks: unreachable, at once") {
    const KeyringRestored restored;
    VaultOptions patient = with_a_person();
    patient.prompt_limit = 60s;
    auto vault = locked_with_a_person(patient);
    Session::must("think 60000");
    Session::person_will_unlock();
    std::thread killing([] {
        while (Session::order("asking") != "yes")
            std::this_thread::yield();
        Session::must("kill");
    });
    const auto begin = std::chrono::steady_clock::now();
    const auto code = vault->load(kept).error().code;
    killing.join();
    CHECK(code == ErrorCode::unreachable);
    CHECK(std::chrono::steady_clock::now() - begin < 20s);
    Session::must("think 0");
}
