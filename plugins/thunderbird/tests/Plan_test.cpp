// SPDX-License-Identifier: Apache-2.0
#include "TestProfile.h"
#include "support/ChildProcess_linux.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::thunderbird::trial;
using sdk::Action;

namespace {

const std::vector<TestLogin> imap_login{{"imap://imaps.pec.aruba.it", "mario@pec.it", "fake-old-1"}};

std::vector<Action> actions(const sdk::Plan& plan) {
    std::vector<Action> list;
    for (const sdk::PlannedChange& change : plan.changes)
        list.push_back(change.action);
    return list;
}

using Actions = std::vector<Action>;

} // namespace

TEST_CASE("a plan replaces what is stored and adds what is not, if it may") {
    const TestProfile profile;
    profile.set_usual_servers("mario@pec.it");
    profile.set_keys({});
    profile.set_logins(imap_login);
    Thunderbird thunderbird(profile.home());
    CHECK(actions(thunderbird.plan(false)) == Actions{Action::replace, Action::none, Action::none});
    CHECK(actions(thunderbird.plan(true)) == Actions{Action::replace, Action::create, Action::create});
    for (const sdk::PlannedChange& change : thunderbird.plan(true).changes) {
        CHECK_FALSE(change.summary.empty());
        CHECK_FALSE(change.precondition.empty());
        CHECK(change.summary.find("fake") == std::string::npos);
    }
}

TEST_CASE("with a primary password the plan asks for it first") {
    const TestProfile profile;
    profile.set_usual_servers("mario@pec.it");
    profile.set_keys({.primary_password = "fake-primary", .iterations = 10000});
    profile.set_logins(imap_login);
    Thunderbird thunderbird(profile.home());
    CHECK(actions(thunderbird.plan(false)) == Actions{Action::unlock, Action::none, Action::none});
    const auto plan = thunderbird.plan(true);
    CHECK(actions(plan) == Actions{Action::unlock, Action::unlock, Action::unlock});
    REQUIRE(plan.changes[0].steps.size() == 1);
    CHECK(plan.changes[0].steps[0].find(plan.changes[0].slot.id) != std::string::npos);
}

TEST_CASE("what cannot be done is said in the plan, with the reason") {
    const TestProfile profile;
    profile.set_usual_servers("mario@pec.it");
    Thunderbird thunderbird(profile.home());
    SUBCASE("there is no key yet") {
        const auto plan = thunderbird.plan(true);
        CHECK(actions(plan) == Actions{Action::impossible, Action::impossible, Action::impossible});
        CHECK(plan.changes[0].error->code == ErrorCode::unsupported);
        CHECK_FALSE(plan.changes[0].error->hint.empty());
        CHECK(actions(thunderbird.plan(false)) == Actions{Action::none, Action::none, Action::none});
    }
    SUBCASE("the profile is of an old version") {
        profile.put("key3.db", "old");
        CHECK(thunderbird.plan(true).changes[0].error->code == ErrorCode::unsupported);
    }
    SUBCASE("the logins are damaged") {
        profile.set_keys({});
        profile.put("logins.json", "[]");
        CHECK(thunderbird.plan(false).changes[0].error->code == ErrorCode::invalid_data);
    }
    SUBCASE("the logins are in the new kind of file") {
        profile.set_keys({});
        profile.put("user.js", "user_pref(\"signon.rustMirror.enabled\", true);\n");
        CHECK(thunderbird.plan(false).changes[0].error->code == ErrorCode::unsupported);
    }
    SUBCASE("the profile is gone since it was discovered") {
        const auto slots = thunderbird.slots();
        std::filesystem::remove_all(profile.folder());
        const auto plan = thunderbird.target().plan({{slots[0], true}}).value();
        CHECK(plan.changes[0].error->code == ErrorCode::not_found);
        CHECK_FALSE(std::filesystem::exists(profile.folder()));
    }
    SUBCASE("the slot is of another target") {
        Slot foreign = thunderbird.slots()[0];
        foreign.locator = "https://imaps.pec.aruba.it";
        const auto plan = thunderbird.target().plan({{foreign, true}}).value();
        CHECK(plan.changes[0].error->code == ErrorCode::invalid_data);
    }
}

TEST_CASE("a login that the key does not open is not replaced, but a new one can be added beside it") {
    const TestProfile profile;
    profile.set_usual_servers("mario@pec.it");
    profile.set_keys({});
    profile.set_logins({{"imap://imaps.pec.aruba.it", "mario@pec.it", "fake-old-1", TestCipher::des3}});
    Thunderbird thunderbird(profile.home());
    CHECK(actions(thunderbird.plan(false)) == Actions{Action::impossible, Action::none, Action::none});
    CHECK(actions(thunderbird.plan(true)) == Actions{Action::create, Action::create, Action::create});
}

TEST_CASE("a folder that cannot be written is told before anything is pasted") {
    const TestProfile profile;
    profile.set_usual_servers("mario@pec.it");
    profile.set_keys({});
    profile.set_logins(imap_login);
    using std::filesystem::perms;
    std::filesystem::permissions(profile.home(), perms::owner_all | perms::others_read | perms::others_exec);
    std::filesystem::permissions(profile.folder(),
                                 perms::owner_all | perms::others_read | perms::others_exec);
    const std::string seen = rinnova::test::in_child([&] {
        rinnova::test::become_nobody();
        if (geteuid() != 65534)
            std::filesystem::permissions(profile.folder(), perms::owner_read | perms::owner_exec);
        const auto plan = Thunderbird(profile.home()).plan();
        return std::string(plan.changes[0].error ? to_string(plan.changes[0].error->code) : "no error");
    });
    std::filesystem::permissions(profile.folder(), perms::owner_all);
    CHECK(seen == "permission-denied");
}

TEST_CASE("what another login does between plan and apply is no conflict, what this one does is") {
    const TestProfile profile;
    profile.set_usual_servers("mario@pec.it");
    profile.set_keys({});
    auto logins = imap_login;
    logins.push_back({"imap://imaps.pec.aruba.it", "luigi@pec.it", "fake-luigi-1"});
    profile.set_logins(logins);
    Thunderbird thunderbird(profile.home());
    const auto plan = thunderbird.plan();
    const TestSecrets secrets("fake-new-1");

    logins[1].password = "fake-luigi-2";
    logins.push_back({"https://new.example", "x", "fake-x"});
    std::string changed = logins_json(logins);
    changed.replace(changed.find("1700000000001"), 13, "1700000009999"); // timeLastUsed
    profile.put("logins.json", changed);
    CHECK(outcomes(thunderbird.apply(plan, secrets))[0] == "updated");
    CHECK(stored_passwords(profile.get("logins.json")) ==
          std::vector<std::string>{"fake-new-1", "fake-luigi-2", "fake-x"});

    logins[0].password = "fake-typed-by-hand";
    profile.set_logins(logins);
    const auto receipt = thunderbird.apply(plan, secrets);
    CHECK(receipt.results[0].outcome == SlotOutcome::failed);
    CHECK(receipt.results[0].error->code == ErrorCode::conflict);
    CHECK(profile.get("logins.json") == logins_json(logins));
}

TEST_CASE("while locked, any change among the server's logins is a conflict") {
    const TestProfile profile;
    profile.set_usual_servers("mario@pec.it");
    profile.set_keys({.primary_password = "fake-primary", .iterations = 10000});
    auto logins = imap_login;
    logins.push_back({"imap://imaps.pec.aruba.it", "luigi@pec.it", "fake-luigi-1"});
    profile.set_logins(logins);
    Thunderbird thunderbird(profile.home());
    const auto plan = thunderbird.plan();
    const TestSecrets secrets("fake-new-1", "fake-primary");
    logins[1].password = "fake-luigi-2";
    profile.set_logins(logins);
    CHECK(thunderbird.apply(plan, secrets).results[0].error->code == ErrorCode::conflict);
    logins[1].password = "fake-luigi-1";
    profile.set_logins(logins);
    CHECK(outcomes(thunderbird.apply(plan, secrets))[0] == "updated");
}
