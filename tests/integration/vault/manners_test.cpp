// SPDX-License-Identifier: Apache-2.0
// Secret Services that behave otherwise than gnome-keyring, and as the specification allows: a stand-in with
// the manners of KeePassXC, and one that is broken.
#include "integration/vault/Backends.h"
#include "integration/vault_session/StandInService.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova_test;
using namespace std::chrono_literals;

namespace {

const VaultKey key = credential("mario.rossi@pec.it");

constexpr Manners keepassxc{.creating_takes_a_prompt = true,
                            .deleting_takes_a_prompt = true,
                            .items_are_locked_one_by_one = true,
                            .locked_collections_show_nothing = true};

std::unique_ptr<Vault> without_a_person() {
    return Libsecret::make(patient_for(5s));
}

/// An entry of ours that another run of the program stored: this one has no permission for it yet.
void add_ours(StandInService& service, const std::string& login, const std::string& secret) {
    service.add({.attributes = {{"application", "rinnova"},
                                {"service", "rinnova"},
                                {"kind", "credential"},
                                {"provider", "aruba-pec"},
                                {"account", login},
                                {"id", "rotation-1"}},
                 .label = "Rinnova",
                 .secret = secret,
                 .content_type = "text/plain"});
}

} // namespace

TEST_CASE("a service that knows the plain transfer only is used all the same") {
    StandInService service({});
    auto vault = without_a_person();
    REQUIRE(vault->store(key, fake("fake-new")).has_value());
    CHECK((vault->load(key).value() == fake("fake-new")));
    CHECK(service.entries().at(0).secret == "fake-new");
}

TEST_CASE("a new entry that takes a prompt is stored without a person, as nothing is asked") {
    StandInService service(keepassxc);
    auto vault = without_a_person();
    REQUIRE(vault->store(key, fake("fake-new")).has_value());
    CHECK((vault->load(key).value() == fake("fake-new")));
    CHECK(service.entries().size() == 1);
}

TEST_CASE("a removal that a person has to confirm: locked without one, and the entry stays") {
    StandInService service(keepassxc);
    auto vault = without_a_person();
    REQUIRE(vault->store(key, fake("fake-new")).has_value());
    const int shown = service.prompts_run();
    CHECK(vault->erase(key).error().code == ErrorCode::locked);
    CHECK(service.prompts_run() == shown);
    CHECK(service.entries().size() == 1);
    CHECK(Libsecret::make(with_a_person())->erase(key).has_value());
    CHECK(service.entries().empty());
}

TEST_CASE("trying with a write asks nobody to confirm anything") {
    StandInService service(keepassxc);
    auto vault = Libsecret::make(with_a_person());
    CHECK(try_with_a_write(*vault).has_value());
    CHECK(try_with_a_write(*vault).has_value());
    CHECK(service.prompts_run() == 1);    // the formality of making the entry
    CHECK(service.entries().size() == 1); // which stays, and is used again
}

TEST_CASE("entries that take a permission each: locked without a person, and listed all the same") {
    StandInService service(keepassxc);
    add_ours(service, "mario.rossi@pec.it", "fake-old");
    auto vault = without_a_person();
    CHECK(vault->load(key).error().code == ErrorCode::locked);
    CHECK(vault->store(key, fake("fake-not-stored")).error().code == ErrorCode::locked);
    const auto entries = vault->list();
    REQUIRE(entries.has_value());
    REQUIRE(entries->size() == 1);
    CHECK(entries->front().key == key);
    CHECK(service.prompts_run() == 0);
    CHECK(service.entries().at(0).secret == "fake-old");
    CHECK((Libsecret::make(with_a_person())->load(key).value() == fake("fake-old")));
}

TEST_CASE("a locked service is not even searched without a person, as that would put up its dialog") {
    StandInService service(keepassxc);
    add_ours(service, "mario.rossi@pec.it", "fake-old");
    service.lock_collection(true);
    auto vault = without_a_person();
    CHECK(vault->open().error().code == ErrorCode::locked);
    CHECK(vault->load(key).error().code == ErrorCode::locked);
    CHECK(vault->store(key, fake("fake-not-stored")).error().code == ErrorCode::locked);
    CHECK(vault->erase(key).error().code == ErrorCode::locked);
    CHECK(vault->list().error().code == ErrorCode::locked);
    CHECK(service.searches() == 0);
    CHECK(service.prompts_run() == 0);
    CHECK((Libsecret::make(with_a_person())->load(key).value() == fake("fake-old")));
}

TEST_CASE("a search that ignores letter case does not give another account's password") {
    StandInService service({.search_ignores_letter_case = true});
    add_ours(service, "MARIO.ROSSI@pec.it", "fake-another");
    auto vault = without_a_person();
    CHECK(vault->load(key).error().code == ErrorCode::not_found);
    REQUIRE(vault->store(key, fake("fake-new")).has_value());
    CHECK(service.entries().at(0).secret == "fake-another");
}

TEST_CASE("a service that keeps something else than it was given is found out") {
    StandInService service({.keeps_something_else = true});
    auto vault = without_a_person();
    CHECK(vault->store(key, fake("fake-new")).error().code == ErrorCode::internal);
    CHECK(try_with_a_write(*vault).error().code == ErrorCode::internal);
}
