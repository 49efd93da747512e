// SPDX-License-Identifier: Apache-2.0
#include "TestProfile.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <sys/stat.h>

using namespace rinnova;
using namespace rinnova::thunderbird::trial;
using Texts = std::vector<std::string>;

namespace {

std::vector<TestLogin> logins_with(const std::string& password, TestCipher cipher = TestCipher::aes256) {
    return {{"imap://imaps.pec.aruba.it", "mario@pec.it", password, cipher},
            {"mailbox://POP3s.pec.aruba.it", "mario@pec.it", password, cipher},
            {"smtp://smtps.pec.aruba.it", "mario@pec.it", password, cipher}};
}

struct UsualProfile : TestProfile {
    explicit UsualProfile(const TestKeys& keys = {}) {
        set_usual_servers("mario@pec.it");
        set_keys(keys);
        set_logins(logins_with("fake-old-1"));
    }
};

/// The text with the values of some members replaced by a dot, wherever they stand.
std::string without(std::string text, std::initializer_list<const char*> members) {
    for (const char* member : members) {
        const std::string name = std::string("\"") + member + "\":";
        for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + 1)) {
            const std::size_t begin = at + name.size();
            text.replace(begin, text.find_first_of(",}", begin) - begin, ".");
        }
    }
    return text;
}

} // namespace

TEST_CASE("a rotation replaces every stored copy, and reading back says so") {
    const UsualProfile profile;
    Thunderbird thunderbird(profile.home());
    const TestSecrets secrets("fake-new-1");
    const auto receipt = thunderbird.rotate(secrets);
    CHECK(outcomes(receipt) == Texts{"updated", "updated", "updated"});
    CHECK(receipt.results[0].slot.state == SlotState::in_sync);
    CHECK(receipt.results[0].slot.password_changed == thunderbird.clock.time);
    CHECK(stored_passwords(profile.get("logins.json")) == Texts{"fake-new-1", "fake-new-1", "fake-new-1"});
    CHECK(thunderbird.verify(secrets) == Texts{"in-sync", "in-sync", "in-sync"});
    CHECK(thunderbird.slots()[0].password_changed == thunderbird.clock.time);
    REQUIRE(receipt.hash_after.contains((profile.folder() / "logins.json").string()));
}

TEST_CASE("a password changes as Thunderbird changes it, and not one other byte") {
    const UsualProfile profile;
    const std::string before = profile.get("logins.json");
    Thunderbird(profile.home()).rotate(TestSecrets("fake-new-1"));
    const std::string after = profile.get("logins.json");
    CHECK(without(after, {"encryptedUsername", "encryptedPassword", "timePasswordChanged", "syncCounter"}) ==
          without(before, {"encryptedUsername", "encryptedPassword", "timePasswordChanged", "syncCounter"}));
    const auto old_login = nlohmann::json::parse(before)["logins"][0];
    const auto new_login = nlohmann::json::parse(after)["logins"][0];
    CHECK(new_login["syncCounter"] == 4);
    CHECK(new_login["timePasswordChanged"] == 1795305600000);
    CHECK(new_login["timesUsed"] == 7);
    CHECK(new_login["encryptedUsername"] != old_login["encryptedUsername"]); // a fresh vector
    CHECK(new_login["encryptedPassword"] != old_login["encryptedPassword"]);
}

TEST_CASE(
    "what is not ours stays byte for byte: blanks, number forms, escapes, unknown members, tombstones") {
    const UsualProfile profile;
    const std::string mine = login_json(4, {"imap:\\/\\/imaps.pec.aruba.it", "mario@pec.it", "fake-old-1"});
    const std::string before =
        "\n{ \"sync\" : {\"lastSync\":1.50e3, \"x\":[ ]},\t\"nextId\":5 ,\r\n \"logins\" : [ "
        R"({"guid":"{tomb}","deleted":true,"syncCounter":2,"hostname":"imap://imaps.pec.aruba.it"} , )"
        R"({"id":2,"hostname":null,"httpRealm":null,"encryptedUsername":"x","extra":"\u00e8\/"} , )" +
        login_json(3, {"https://shop.example", "mario@pec.it", "fake-shop"}) + " , " + mine +
        " ] , \"potentiallyVulnerablePasswords\":[{\"encryptedPassword\":\"x\"}],\"version\":3, "
        "\"later\":-0.0 }\n";
    profile.put("logins.json", before);
    CHECK(outcomes(Thunderbird(profile.home()).rotate(TestSecrets("fake-new-1"))) ==
          Texts{"updated", "absent", "absent"});
    const std::string after = profile.get("logins.json");
    const std::size_t begin = before.find(mine);
    const std::size_t tail = before.size() - begin - mine.size();
    CHECK(after.substr(0, begin) == before.substr(0, begin));
    CHECK(after.substr(after.size() - tail) == before.substr(before.size() - tail));
    CHECK(without(after.substr(begin, after.size() - tail - begin),
                  {"encryptedUsername", "encryptedPassword", "timePasswordChanged", "syncCounter"}) ==
          without(mine, {"encryptedUsername", "encryptedPassword", "timePasswordChanged", "syncCounter"}));
}

TEST_CASE("applying twice is as good as once: nothing is written the second time") {
    const UsualProfile profile;
    Thunderbird thunderbird(profile.home());
    const TestSecrets secrets("fake-new-1");
    const auto plan = thunderbird.plan();
    thunderbird.apply(plan, secrets);
    const auto before = profile.files();
    struct stat first {};
    REQUIRE(stat((profile.folder() / "logins.json").c_str(), &first) == 0);
    thunderbird.clock.time += std::chrono::hours(1);
    CHECK(outcomes(thunderbird.apply(plan, secrets)) == Texts{"unchanged", "unchanged", "unchanged"});
    CHECK(outcomes(thunderbird.rotate(secrets)) == Texts{"unchanged", "unchanged", "unchanged"});
    struct stat second {};
    REQUIRE(stat((profile.folder() / "logins.json").c_str(), &second) == 0);
    CHECK(first.st_ino == second.st_ino);
    CHECK(profile.files() == before);
}

TEST_CASE("writing the old password back restores what was held") {
    const UsualProfile profile;
    Thunderbird thunderbird(profile.home());
    thunderbird.rotate(TestSecrets("fake-new-1"));
    thunderbird.rotate(TestSecrets("fake-old-1"));
    CHECK(stored_passwords(profile.get("logins.json")) == Texts{"fake-old-1", "fake-old-1", "fake-old-1"});
}

TEST_CASE("a replaced password takes over the cipher of the old one") {
    const UsualProfile profile({.des3 = true});
    auto logins = logins_with("fake-old-1", TestCipher::des3);
    logins[2].cipher = TestCipher::aes256;
    profile.set_logins(logins);
    CHECK(outcomes(Thunderbird(profile.home()).rotate(TestSecrets("fake-new-1"))) ==
          Texts{"updated", "updated", "updated"});
    const auto stored = stored_logins(profile.get("logins.json"));
    CHECK(stored[0].password == "fake-new-1");
    CHECK(stored[0].cipher == TestCipher::des3);
    CHECK(stored[2].cipher == TestCipher::aes256);
}

TEST_CASE("the letter case of a stored origin stays") {
    const UsualProfile profile;
    Thunderbird(profile.home()).rotate(TestSecrets("fake-new-1"));
    CHECK(stored_logins(profile.get("logins.json"))[1].origin == "mailbox://POP3s.pec.aruba.it");
}

TEST_CASE("with the primary password the same is done, without it nothing is") {
    const UsualProfile profile(
        {.primary_password = "fake-primary", .iterations = 10000, .global_salt_bytes = 48});
    const auto before = profile.files();
    Thunderbird thunderbird(profile.home());
    for (const char* primary : {"", "fake-wrong"}) {
        const auto receipt = thunderbird.rotate(TestSecrets("fake-new-1", primary));
        CHECK(outcomes(receipt) == Texts{"locked", "locked", "locked"});
        REQUIRE(receipt.results[0].steps.size() == 1);
        CHECK(receipt.results[0].steps[0].find("rinnova unlock") != std::string::npos);
    }
    auto after = profile.files();
    after.erase(".parentlock");
    CHECK(after == before);
    CHECK(outcomes(thunderbird.rotate(TestSecrets("fake-new-1", "fake-primary"))) ==
          Texts{"updated", "updated", "updated"});
    CHECK(stored_passwords(profile.get("logins.json")) == Texts{"fake-new-1", "fake-new-1", "fake-new-1"});
}

TEST_CASE("only the login of this user changes among those of the same server") {
    const UsualProfile profile;
    profile.set_logins({{"imap://imaps.pec.aruba.it", "luigi@pec.it", "fake-luigi"},
                        {"imap://imaps.pec.aruba.it", "Mario@pec.it", "fake-other-case"},
                        {"imap://imaps.pec.aruba.it", "mario@pec.it", "fake-old-1"},
                        {"smtp://imaps.pec.aruba.it", "mario@pec.it", "fake-other-kind"}});
    CHECK(outcomes(Thunderbird(profile.home()).rotate(TestSecrets("fake-new-1")))[0] == "updated");
    CHECK(stored_passwords(profile.get("logins.json")) ==
          Texts{"fake-luigi", "fake-other-case", "fake-new-1", "fake-other-kind"});
}

TEST_CASE("a login that is stored more than once is replaced everywhere") {
    const UsualProfile profile;
    profile.set_logins({{"imap://IMAPS.pec.aruba.it", "mario@pec.it", "fake-older"},
                        {"imap://imaps.pec.aruba.it", "mario@pec.it", "fake-old-1"}});
    Thunderbird thunderbird(profile.home());
    // The one that is spelled as Thunderbird looks for it is the one in use.
    CHECK(text_of(*thunderbird.target().read(thunderbird.slots(), TestSecrets("")).front()) == "fake-old-1");
    CHECK(thunderbird.verify(TestSecrets("fake-old-1"))[0] == "stale");
    CHECK(outcomes(thunderbird.rotate(TestSecrets("fake-new-1")))[0] == "updated");
    CHECK(stored_passwords(profile.get("logins.json")) == Texts{"fake-new-1", "fake-new-1"});
}

TEST_CASE("each slot gets its own password") {
    const UsualProfile profile;
    Thunderbird thunderbird(profile.home());
    TestSecrets secrets("fake-new-1");
    secrets.set(thunderbird.slots()[2].id, "fake-new-2");
    thunderbird.rotate(secrets);
    CHECK(stored_passwords(profile.get("logins.json")) == Texts{"fake-new-1", "fake-new-1", "fake-new-2"});
}

TEST_CASE("two slots of one login are written once, if they agree") {
    const UsualProfile profile;
    Thunderbird thunderbird(profile.home());
    auto plan = thunderbird.plan();
    plan.changes.push_back(plan.changes[0]);
    plan.changes.back().slot.id = "thunderbird:other";
    plan.changes.back().slot.locator = "imap://IMAPS.PEC.aruba.it";
    TestSecrets secrets("fake-new-1");
    CHECK(outcomes(thunderbird.apply(plan, secrets)) == Texts{"updated", "updated", "updated", "updated"});
    secrets.set("thunderbird:other", "fake-new-2");
    const auto receipt = thunderbird.apply(plan, secrets);
    CHECK(outcomes(receipt) == Texts{"unchanged", "unchanged", "unchanged", "failed"});
    CHECK(receipt.results[3].error->code == ErrorCode::conflict);
}

TEST_CASE("passwords of all lengths and alphabets are kept exactly") {
    const UsualProfile profile;
    Thunderbird thunderbird(profile.home());
    for (const std::string& password :
         {std::string("x"), std::string(15, 'a'), std::string(16, 'b'), std::string(80, 'c'),
          std::string("perch\xC3\xA9 \"\\/"), std::string(" \t "), std::string("\xF0\x9F\x94\x91")}) {
        CHECK(outcomes(thunderbird.rotate(TestSecrets(password)))[0] == "updated");
        CHECK(stored_passwords(profile.get("logins.json"))[0] == password);
    }
    const std::string longest(256, 'd');
    CHECK(outcomes(thunderbird.rotate(TestSecrets(longest)))[0] == "updated");
    CHECK(thunderbird.verify(TestSecrets(longest))[0] == "in-sync");
}

TEST_CASE("a password that Thunderbird cannot keep, or none at all, changes nothing") {
    const UsualProfile profile;
    Thunderbird thunderbird(profile.home());
    const auto before = profile.files();
    CHECK(thunderbird.rotate(TestSecrets("")).results[0].error->code == ErrorCode::not_found);
    CHECK(thunderbird.rotate(TestSecrets(std::string("a\0b", 3))).results[0].error->code ==
          ErrorCode::invalid_data);
    CHECK(profile.files() == before);
}

TEST_CASE("neither plan nor receipt holds a password") {
    const UsualProfile profile;
    Thunderbird thunderbird(profile.home());
    const auto receipt = thunderbird.rotate(TestSecrets("fake-new-1"));
    std::string all;
    for (const SlotResult& result : receipt.results)
        all += result.slot.detail + result.slot.locator + (result.error ? result.error->message : "");
    for (const auto& [place, hash] : receipt.hash_after)
        all += place + hash;
    CHECK(all.find("fake-") == std::string::npos);
}

TEST_CASE("the file keeps its mode, and a link stays a link") {
    const UsualProfile profile;
    std::filesystem::rename(profile.folder() / "logins.json", profile.home() / "elsewhere.json");
    std::filesystem::permissions(profile.home() / "elsewhere.json", std::filesystem::perms(0640));
    std::filesystem::create_symlink(profile.home() / "elsewhere.json", profile.folder() / "logins.json");
    CHECK(outcomes(Thunderbird(profile.home()).rotate(TestSecrets("fake-new-1")))[0] == "updated");
    CHECK(std::filesystem::is_symlink(profile.folder() / "logins.json"));
    CHECK(std::filesystem::status(profile.home() / "elsewhere.json").permissions() ==
          std::filesystem::perms(0640));
    CHECK(stored_passwords(bytes_of(profile.home() / "elsewhere.json"))[0] == "fake-new-1");
}

TEST_CASE("several profiles are each written once, and one that fails stops no other") {
    const UsualProfile profile;
    put_file(profile.home() / ".thunderbird/second/prefs.js", profile.get("prefs.js"));
    put_file(profile.home() / ".thunderbird/second/key4.db", test_key4({}));
    put_file(profile.home() / ".thunderbird/second/logins.json", logins_json(logins_with("fake-old-1")));
    put_file(profile.home() / ".thunderbird/profiles.ini",
             "[Profile0]\nIsRelative=1\nPath=test.default\n[Profile1]\nIsRelative=1\nPath=second\n");
    Thunderbird thunderbird(profile.home());
    const auto plan = thunderbird.plan();
    profile.put("logins.json", "{\"logins\":");
    CHECK(outcomes(thunderbird.apply(plan, TestSecrets("fake-new-1"))) ==
          Texts{"failed", "failed", "failed", "updated", "updated", "updated"});
    CHECK(profile.get("logins.json") == "{\"logins\":");
}

TEST_CASE("a login that is stored twice, once without a place for a password, is left as it is") {
    const UsualProfile profile;
    const auto login = [](int id, const std::string& password) {
        return R"({"id":)" + std::to_string(id) +
               R"(,"hostname":"imap://imaps.pec.aruba.it","httpRealm":"imap://imaps.pec.aruba.it",)"
               R"("encryptedUsername":")" +
               test_blob(TestCipher::aes256, "mario@pec.it") + "\"" + password + "}";
    };
    profile.put("logins.json", R"({"nextId":3,"version":3,"logins":[)" +
                                   login(1, R"(,"encryptedPassword":")" +
                                                test_blob(TestCipher::aes256, "fake-old-1") + "\"") +
                                   "," + login(2, "") + "]}");
    const auto before = profile.get("logins.json");
    CHECK(outcomes(Thunderbird(profile.home()).rotate(TestSecrets("fake-new-1")))[0] == "failed");
    CHECK(profile.get("logins.json") == before);
}

TEST_CASE("records of older versions, without counter or times, are replaced too") {
    const UsualProfile profile;
    profile.put("logins.json",
                R"({"nextId":2,"version":2,"logins":[{"id":1,"hostname":"imap://imaps.pec.aruba.it",)"
                R"("httpRealm":"imap://imaps.pec.aruba.it","encryptedUsername":")" +
                    test_blob(TestCipher::aes256, "mario@pec.it") + R"(","encryptedPassword":")" +
                    test_blob(TestCipher::aes256, "fake-old-1") + R"(","syncCounter":null}]})");
    CHECK(outcomes(Thunderbird(profile.home()).rotate(TestSecrets("fake-new-1")))[0] == "updated");
    CHECK(stored_passwords(profile.get("logins.json")) == Texts{"fake-new-1"});
    CHECK(profile.get("logins.json").ends_with(R"("syncCounter":null}]})"));
}
