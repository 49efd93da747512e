// SPDX-License-Identifier: Apache-2.0
#include "FakeAddOn.h"
#include "Surroundings.h"
#include "TestProfile.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::thunderbird::trial;
using Texts = std::vector<std::string>;

namespace {

constexpr const char* user = "mario@pec.it";
constexpr const char* imap = "imap://imaps.pec.aruba.it";
constexpr const char* smtp = "smtp://smtps.pec.aruba.it";

/// A profile that is open in a Thunderbird with the add-on: IMAP and SMTP are remembered, POP3 is not.
struct OpenProfile : TestProfile {
    explicit OpenProfile(const TestKeys& keys = {}) {
        set_usual_servers(user);
        set_keys(keys);
        set_logins({{imap, user, "fake-old-1"}, {smtp, user, "fake-old-1"}});
        add_on.logins = {{{imap, user}, "fake-old-1"}, {{smtp, user}, "fake-old-1"}};
        add_on.save = [this] { save(); };
        lock = hold_lock(folder());
    }
    void save() {
        std::vector<TestLogin> logins;
        for (const auto& [login, password] : add_on.logins)
            logins.push_back({login.first, login.second, password});
        set_logins(logins);
    }
    FakeAddOn add_on;
    std::shared_ptr<void> lock;
};

} // namespace

TEST_CASE("an open Thunderbird with the add-on is told the new password, and its files are left to it") {
    OpenProfile profile;
    Thunderbird thunderbird(profile.home(), &profile.add_on);
    const auto plan = thunderbird.plan();
    CHECK(plan.changes[0].action == sdk::Action::replace);
    CHECK(plan.changes[1].action == sdk::Action::none);
    const TestSecrets secrets("fake-new-1");
    CHECK(outcomes(thunderbird.apply(plan, secrets)) == Texts{"updated", "absent", "updated"});
    const auto after = profile.files();
    profile.save();
    CHECK(profile.files() == after); // nothing in them is the plugin's
    CHECK(profile.add_on.logins.at({imap, user}) == "fake-new-1");
    CHECK(profile.add_on.asked == Texts{"prove", "replace"}); // all slots at once
    CHECK(thunderbird.verify(secrets) == Texts{"in-sync", "absent", "in-sync"});
}

TEST_CASE("what Thunderbird has in its memory and not in its file is not done") {
    OpenProfile profile;
    profile.add_on.save = [] {}; // a full disk
    const TestSecrets secrets("fake-new-1");
    Thunderbird thunderbird(profile.home(), &profile.add_on);
    const auto plan = thunderbird.plan();
    SUBCASE("changed just now") {
        CHECK(outcomes(thunderbird.apply(plan, secrets)) == Texts{"pending", "absent", "pending"});
    }
    SUBCASE("changed before") {
        profile.add_on.logins = {{{imap, user}, "fake-new-1"}, {{smtp, user}, "fake-new-1"}};
        CHECK(outcomes(thunderbird.apply(plan, secrets)) == Texts{"pending", "absent", "pending"});
    }
    CHECK(thunderbird.verify(secrets) == Texts{"stale", "absent", "stale"});
    profile.lock.reset();
    Thunderbird later(profile.home(), &profile.add_on);
    CHECK(outcomes(later.rotate(secrets)) == Texts{"updated", "absent", "updated"});
}

TEST_CASE("no password is in what is asked, neither the old one nor the new") {
    OpenProfile profile;
    Thunderbird(profile.home(), &profile.add_on).rotate(TestSecrets("fake-new-1"));
    for (const std::string& told : profile.add_on.told) {
        CHECK(told.find("fake-old-1") == std::string::npos);
        CHECK(told.find("fake-new-1") == std::string::npos);
    }
}

TEST_CASE("a new password goes to nobody who has not proven that he knew the old one") {
    OpenProfile profile;
    profile.add_on.way = [](const std::string& method, nlohmann::json answer) {
        if (method == "prove")
            for (auto& login : answer["logins"])
                login["proof"] = std::string(64, '0');
        return answer.dump();
    };
    Thunderbird thunderbird(profile.home(), &profile.add_on);
    CHECK(outcomes(thunderbird.rotate(TestSecrets("fake-new-1"))) == Texts{"pending", "absent", "pending"});
    CHECK(profile.add_on.passwords.empty());
}

TEST_CASE("a login that was changed within Thunderbird meanwhile is a conflict, and asked about once") {
    OpenProfile profile;
    profile.add_on.logins[{imap, user}] = "fake-by-hand";
    Thunderbird thunderbird(profile.home(), &profile.add_on);
    const auto receipt = thunderbird.rotate(TestSecrets("fake-new-1"));
    CHECK(outcomes(receipt) == Texts{"failed", "absent", "updated"});
    CHECK(receipt.results[0].error->code == ErrorCode::conflict);
    CHECK(profile.add_on.logins.at({imap, user}) == "fake-by-hand");
    const std::size_t asked = profile.add_on.asked.size();
    CHECK(outcomes(thunderbird.rotate(TestSecrets("fake-new-1"))) == Texts{"failed", "absent", "failed"});
    CHECK(profile.add_on.asked.size() == asked);
}

TEST_CASE("a login that changed on disk between plan and apply is not asked about") {
    OpenProfile profile;
    Thunderbird thunderbird(profile.home(), &profile.add_on);
    const auto plan = thunderbird.plan();
    profile.set_logins({{imap, user, "fake-by-hand"}, {smtp, user, "fake-by-hand"}});
    const auto receipt = thunderbird.apply(plan, TestSecrets("fake-new-1"));
    CHECK(receipt.results[0].error->code == ErrorCode::conflict);
    CHECK(profile.add_on.asked.empty());
}

TEST_CASE("an add-on that vanishes half way leaves its slots pending, and the file is written at the end") {
    OpenProfile profile;
    std::string lost = "prove";
    profile.add_on.way = [&](const std::string& method, nlohmann::json answer) -> Result<std::string> {
        if (method == lost)
            return fail(ErrorCode::unreachable, "went away");
        return answer.dump();
    };
    profile.add_on.save = [] {};
    SUBCASE("before the new password was sent") {}
    SUBCASE("before it could say that it had stored it") {
        lost = "replace";
    }
    const auto before = profile.files();
    const TestSecrets secrets("fake-new-1");
    Thunderbird thunderbird(profile.home(), &profile.add_on);
    CHECK(outcomes(thunderbird.rotate(secrets)) == Texts{"pending", "absent", "pending"});
    CHECK(profile.files() == before);
    profile.lock.reset();
    Thunderbird later(profile.home(), &profile.add_on);
    CHECK(outcomes(later.rotate(secrets)) == Texts{"updated", "absent", "updated"});
    CHECK(stored_passwords(profile.get("logins.json")) == Texts{"fake-new-1", "fake-new-1"});
}

TEST_CASE("with the new password in it already nothing is sent") {
    OpenProfile profile;
    Thunderbird thunderbird(profile.home(), &profile.add_on);
    const auto plan = thunderbird.plan();
    profile.add_on.logins = {{{imap, user}, "fake-new-1"}, {{smtp, user}, "fake-new-1"}};
    profile.add_on.before = [&](const std::string&) { profile.save(); }; // by itself, meanwhile
    CHECK(outcomes(thunderbird.apply(plan, TestSecrets("fake-new-1"))) ==
          Texts{"unchanged", "absent", "unchanged"});
    CHECK(profile.add_on.passwords.empty());
}

TEST_CASE("answers that make no sense change nothing and are believed in nothing") {
    OpenProfile profile;
    std::string said;
    for (const char* words :
         {"", "null", "[]", "{}", R"({"logins":null})", R"({"logins":[]})", R"({"logins":[{},{},{}]})",
          R"({"logins":[1,2]})", R"({"logins":[{"standing":7},{"standing":"old","proof":{}}]})", "\xff\xfe",
          R"({"logins":[{"standing":"updated"},{"result":"updated"}]})"}) {
        CAPTURE(words);
        profile.add_on.way = [&](const std::string&, const nlohmann::json&) { return std::string(words); };
        Thunderbird thunderbird(profile.home(), &profile.add_on);
        CHECK(outcomes(thunderbird.rotate(TestSecrets("fake-new-1"))) ==
              Texts{"pending", "absent", "pending"});
    }
    CHECK(profile.add_on.passwords.empty());
}

TEST_CASE("an answer that the password is stored is not taken for it") {
    OpenProfile profile;
    profile.add_on.way = [](const std::string& method, nlohmann::json answer) {
        if (method == "replace")
            answer["logins"][0]["proof"] = answer["logins"][0]["proof"].get<std::string>().substr(1) + "0";
        return answer.dump();
    };
    Thunderbird thunderbird(profile.home(), &profile.add_on);
    CHECK(outcomes(thunderbird.rotate(TestSecrets("fake-new-1"))) == Texts{"pending", "absent", "updated"});
}

TEST_CASE("a primary password that was not given locks an open profile as it does a closed one") {
    OpenProfile profile({.primary_password = "fake-primary"});
    Thunderbird thunderbird(profile.home(), &profile.add_on);
    CHECK(thunderbird.plan().changes[0].action == sdk::Action::unlock);
    CHECK(outcomes(thunderbird.rotate(TestSecrets("fake-new-1"))) == Texts{"locked", "absent", "locked"});
    CHECK(profile.add_on.asked.empty());
    CHECK(outcomes(thunderbird.rotate(TestSecrets("fake-new-1", "fake-primary"))) ==
          Texts{"updated", "absent", "updated"});
}

TEST_CASE("what would have to be added waits for the end of Thunderbird") {
    OpenProfile profile;
    Thunderbird thunderbird(profile.home(), &profile.add_on);
    const auto plan = thunderbird.plan(true);
    CHECK(plan.changes[1].action == sdk::Action::wait);
    CHECK(outcomes(thunderbird.apply(plan, TestSecrets("fake-new-1"))) ==
          Texts{"updated", "pending", "updated"});
}
