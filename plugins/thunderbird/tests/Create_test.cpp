// SPDX-License-Identifier: Apache-2.0
#include "TestProfile.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace rinnova;
using namespace rinnova::thunderbird::trial;
using Texts = std::vector<std::string>;

namespace {

struct EmptyProfile : TestProfile {
    explicit EmptyProfile(const TestKeys& keys = {}) {
        set_usual_servers("mario@pec.it");
        set_keys(keys);
    }
};

std::string members(const nlohmann::ordered_json& object) {
    std::string names;
    for (const auto& [name, value] : object.items())
        names += name + " ";
    return names;
}

} // namespace

TEST_CASE("an absent login is added as Thunderbird would add it") {
    const EmptyProfile profile;
    const std::string first = login_json(1, {"https://shop.example", "x", "fake-shop"});
    profile.put("logins.json", R"({"nextId":9,"logins":[)" + first + R"(],"version":3})");
    Thunderbird thunderbird(profile.home());
    CHECK(outcomes(thunderbird.rotate(TestSecrets("fake-new-1"), true)) ==
          Texts{"updated", "updated", "updated"});
    const std::string after = profile.get("logins.json");
    CHECK(after.starts_with(R"({"nextId":12,"logins":[)" + first + R"(,{"id":9,)"));
    CHECK(after.ends_with(R"(],"version":3})"));
    CHECK(stored_passwords(after) == Texts{"fake-shop", "fake-new-1", "fake-new-1", "fake-new-1"});
    const auto json = nlohmann::ordered_json::parse(after);
    const auto& login = json["logins"][1];
    // The members and their order are those of Thunderbird 153.
    CHECK(members(login) == "id hostname httpRealm formSubmitURL usernameField passwordField "
                            "encryptedUsername encryptedPassword guid encType "
                            "timeCreated timeLastUsed timePasswordChanged timesUsed "
                            "timeLastBreachAlertDismissed syncCounter everSynced "
                            "encryptedUnknownFields ");
    CHECK(login["hostname"] == "imap://imaps.pec.aruba.it");
    CHECK(login["httpRealm"] == "imap://imaps.pec.aruba.it");
    CHECK(login["formSubmitURL"].is_null());
    CHECK(login["encType"] == 1);
    CHECK(login["timeCreated"] == 1795305600000);
    CHECK(login["timesUsed"] == 1);
    CHECK(login["syncCounter"] == 1);
    CHECK(login["everSynced"] == false);
    const std::string guid = login["guid"];
    CHECK(guid.size() == 38);
    CHECK(guid[15] == '4');
    CHECK(guid != json["logins"][2]["guid"]);
    CHECK(json["logins"][3]["id"] == 11);
    CHECK(thunderbird.verify(TestSecrets("fake-new-1")) == Texts{"in-sync", "in-sync", "in-sync"});
}

TEST_CASE("without the wish to create, an absent login stays absent and no file is made") {
    const EmptyProfile profile;
    CHECK(outcomes(Thunderbird(profile.home()).rotate(TestSecrets("fake-new-1"))) ==
          Texts{"absent", "absent", "absent"});
    CHECK_FALSE(std::filesystem::exists(profile.folder() / "logins.json"));
}

TEST_CASE("where there was no file of logins a whole new one is made, for its owner alone") {
    const EmptyProfile profile;
    CHECK(outcomes(Thunderbird(profile.home()).rotate(TestSecrets("fake-new-1"), true)) ==
          Texts{"updated", "updated", "updated"});
    const auto json = nlohmann::ordered_json::parse(profile.get("logins.json"));
    CHECK(members(json) == "nextId logins potentiallyVulnerablePasswords version ");
    CHECK(json["nextId"] == 4);
    CHECK(json["version"] == 3);
    CHECK(stored_passwords(profile.get("logins.json")).size() == 3);
    CHECK(std::filesystem::status(profile.folder() / "logins.json").permissions() ==
          std::filesystem::perms(0600));
}

TEST_CASE("an empty list gets its first login, however it is written") {
    const EmptyProfile profile;
    for (const char* empty :
         {R"({"nextId":1,"logins":[],"version":3})", "{\"version\":3, \"logins\": [ \n ],\"nextId\":1}"}) {
        profile.put("logins.json", empty);
        CHECK(outcomes(Thunderbird(profile.home()).rotate(TestSecrets("fake-new-1"), true))[2] == "updated");
        CHECK(stored_passwords(profile.get("logins.json")).size() == 3);
        CHECK(nlohmann::json::parse(profile.get("logins.json"))["nextId"] == 4);
    }
}

TEST_CASE("a new login never takes an id that is in use") {
    const EmptyProfile profile;
    profile.put("logins.json", R"({"nextId":2,"logins":[)" +
                                   login_json(7, {"https://shop.example", "x", "fake"}) +
                                   R"(],"version":3})");
    Thunderbird(profile.home()).rotate(TestSecrets("fake-new-1"), true);
    const auto json = nlohmann::json::parse(profile.get("logins.json"));
    CHECK(json["logins"][1]["id"] == 8);
    CHECK(json["nextId"] == 11);
}

TEST_CASE("a file that does not count its logins, or has no number left, is not added to") {
    const EmptyProfile profile;
    for (const char* count : {"", "\"nextId\":null,", "\"nextId\":-1,", "\"nextId\":9007199254740991,"}) {
        profile.put("logins.json", "{" + std::string(count) + "\"logins\":[],\"version\":3}");
        const std::string before = profile.get("logins.json");
        const auto receipt = Thunderbird(profile.home()).rotate(TestSecrets("fake-new-1"), true);
        CHECK(receipt.results[0].error->code == ErrorCode::invalid_data);
        CHECK(profile.get("logins.json") == before);
    }
}

TEST_CASE("adding twice adds once") {
    const EmptyProfile profile;
    Thunderbird thunderbird(profile.home());
    const auto plan = thunderbird.plan(true);
    const TestSecrets secrets("fake-new-1");
    thunderbird.apply(plan, secrets);
    const auto before = profile.files();
    CHECK(outcomes(thunderbird.apply(plan, secrets)) == Texts{"unchanged", "unchanged", "unchanged"});
    CHECK(profile.files() == before);
}

TEST_CASE("a login that appeared since the plan is a conflict, and is not added a second time") {
    const EmptyProfile profile;
    Thunderbird thunderbird(profile.home());
    const auto plan = thunderbird.plan(true);
    profile.set_logins({{"imap://imaps.pec.aruba.it", "mario@pec.it", "fake-typed-by-hand"}});
    const auto receipt = thunderbird.apply(plan, TestSecrets("fake-new-1"));
    CHECK(receipt.results[0].error->code == ErrorCode::conflict);
    CHECK(stored_passwords(profile.get("logins.json")) ==
          Texts{"fake-typed-by-hand", "fake-new-1", "fake-new-1"});
}

TEST_CASE("new logins are encrypted with AES where there is such a key, else with 3DES") {
    const EmptyProfile mixed({.des3 = true});
    Thunderbird(mixed.home()).rotate(TestSecrets("fake-new-1"), true);
    CHECK(stored_logins(mixed.get("logins.json"))[0].cipher == TestCipher::aes256);
    const EmptyProfile old({.aes = false, .des3 = true, .wrapped_before_nss_349 = true});
    Thunderbird(old.home()).rotate(TestSecrets("fake-new-1"), true);
    CHECK(stored_logins(old.get("logins.json"))[0].cipher == TestCipher::des3);
}

TEST_CASE("with a primary password a login is added once it is given") {
    const EmptyProfile profile({.primary_password = "fake-primary", .iterations = 10000});
    Thunderbird thunderbird(profile.home());
    CHECK(outcomes(thunderbird.rotate(TestSecrets("fake-new-1"), true)) ==
          Texts{"locked", "locked", "locked"});
    CHECK_FALSE(std::filesystem::exists(profile.folder() / "logins.json"));
    CHECK(outcomes(thunderbird.rotate(TestSecrets("fake-new-1", "fake-primary"), true)) ==
          Texts{"updated", "updated", "updated"});
}

TEST_CASE("a login that the key does not open stays beside the new one") {
    const EmptyProfile profile;
    profile.set_logins({{"imap://imaps.pec.aruba.it", "mario@pec.it", "fake-old-1", TestCipher::des3}});
    const std::string before = profile.get("logins.json");
    CHECK(Thunderbird(profile.home()).rotate(TestSecrets("fake-new-1")).results[0].error->code ==
          ErrorCode::invalid_data);
    CHECK(profile.get("logins.json") == before);
    CHECK(outcomes(Thunderbird(profile.home()).rotate(TestSecrets("fake-new-1"), true))[0] == "updated");
    CHECK(stored_passwords(profile.get("logins.json"))[0] == "fake-old-1");
    CHECK(stored_passwords(profile.get("logins.json"))[1] == "fake-new-1");
}
