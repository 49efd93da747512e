// SPDX-License-Identifier: Apache-2.0
#include "TestProfile.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::thunderbird::trial;

namespace {

const std::vector<TestLogin> usual_logins{
    {"imap://imaps.pec.aruba.it", "mario@pec.it", "fake-old-1"},
    {"mailbox://POP3s.pec.aruba.it", "mario@pec.it", "fake-old-1"},
    {"https://shop.example", "mario@pec.it", "fake-shop"},
};

std::vector<std::string> states(const std::vector<Slot>& slots) {
    std::vector<std::string> texts;
    for (const Slot& slot : slots)
        texts.emplace_back(to_string(slot.state));
    return texts;
}

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("each mail server of a profile is a slot, with what Thunderbird knows about it") {
    const TestProfile profile;
    profile.set_usual_servers("mario@pec.it");
    profile.set_keys({});
    profile.set_logins(usual_logins);
    Thunderbird thunderbird(profile.home());
    const auto discovery = thunderbird.discover();
    CHECK(discovery.problems.empty());
    REQUIRE(discovery.slots.size() == 3);
    const Slot& imap = discovery.slots[0];
    CHECK(imap.target == "thunderbird");
    CHECK(imap.kind == SlotKind::imap);
    CHECK(imap.host == "imaps.pec.aruba.it");
    CHECK(imap.port == 993);
    CHECK(imap.tls == Tls::implicit);
    CHECK(imap.username == "mario@pec.it");
    CHECK(imap.location == profile.folder().string());
    CHECK(imap.state == SlotState::unknown);
    CHECK(imap.password_changed == Timestamp(std::chrono::seconds(1'700'000'000)));
    CHECK(discovery.slots[1].kind == SlotKind::pop3);
    CHECK(discovery.slots[1].state == SlotState::unknown); // the record's other letter case does not matter
    CHECK(discovery.slots[2].kind == SlotKind::smtp);
    CHECK(discovery.slots[2].state == SlotState::absent);
}

TEST_CASE("ids are the same from run to run, and differ between users and hosts but not by letter case") {
    const TestProfile profile;
    profile.set_usual_servers("mario@pec.it");
    Thunderbird thunderbird(profile.home());
    const auto slots = thunderbird.slots();
    CHECK(slots == Thunderbird(profile.home()).slots());
    CHECK(slots[0].id != slots[2].id);
    profile.put("user.js", "user_pref(\"mail.server.server1.hostname\", \"IMAPS.pec.aruba.it\");\n");
    CHECK(thunderbird.slots()[0].id == slots[0].id);
    CHECK(thunderbird.slots()[0].host == "imaps.pec.aruba.it");
    profile.put("user.js", "user_pref(\"mail.server.server1.userName\", \"Mario@pec.it\");\n");
    CHECK(thunderbird.slots()[0].id != slots[0].id);
}

TEST_CASE("two servers that share a login are one slot") {
    const TestProfile profile;
    profile.set_usual_servers("mario@pec.it");
    profile.put("user.js", "user_pref(\"mail.smtpservers\", \"smtp1,smtp2\");\n"
                           "user_pref(\"mail.smtpserver.smtp2.hostname\", \"SMTPS.pec.aruba.it\");\n"
                           "user_pref(\"mail.smtpserver.smtp2.username\", \"mario@pec.it\");\n"
                           "user_pref(\"mail.smtpserver.smtp2.port\", 1465);\n");
    CHECK(Thunderbird(profile.home()).slots().size() == 3);
}

TEST_CASE("names of multi-user logins and of all alphabets stay as they are") {
    for (const char* name : {"multiutente/mario@pec.it", "citt\xC3\xA0@pec.it", "a b@pec.it"}) {
        const TestProfile profile;
        profile.set_usual_servers(name);
        profile.set_keys({});
        profile.set_logins({{"imap://imaps.pec.aruba.it", name, "fake-old-1"}});
        const auto slots = Thunderbird(profile.home()).slots();
        CHECK(slots[0].username == name);
        CHECK(slots[0].state == SlotState::unknown);
    }
}

TEST_CASE("a primary password locks what is stored, and hides nothing else") {
    const TestProfile profile;
    profile.set_usual_servers("mario@pec.it");
    profile.set_keys({.primary_password = "fake-primary", .iterations = 10000});
    profile.set_logins(usual_logins);
    const auto discovery = Thunderbird(profile.home()).discover();
    CHECK(discovery.problems.empty());
    CHECK(states(discovery.slots) == Texts{"locked", "locked", "absent"});
    CHECK_FALSE(discovery.slots[0].password_changed);
}

TEST_CASE("a profile that never stored a password has absent slots and no problem") {
    const TestProfile profile;
    profile.set_usual_servers("mario@pec.it");
    Thunderbird thunderbird(profile.home());
    CHECK(states(thunderbird.slots()) == Texts{"absent", "absent", "absent"});
    CHECK(thunderbird.discover().problems.empty());
    profile.set_keys({.aes = false});
    CHECK(thunderbird.discover().problems.empty());
}

TEST_CASE("profiles without mail servers are left out") {
    const TestProfile profile;
    CHECK(Thunderbird(profile.home()).slots().empty());
    profile.put("prefs.js", "user_pref(\"app.update.auto\", false);\n");
    profile.put("logins.json", "rubbish");
    CHECK(Thunderbird(profile.home()).slots().empty());
    CHECK(Thunderbird(profile.home()).discover().problems.empty());
}

TEST_CASE("damaged files make slots unreadable, are named, and stop no other profile") {
    const TestProfile profile;
    profile.set_usual_servers("mario@pec.it");
    profile.set_keys({});
    put_file(profile.home() / ".thunderbird/second/prefs.js", profile.get("prefs.js"));
    put_file(profile.home() / ".thunderbird/second/key4.db", test_key4({}));
    put_file(profile.home() / ".thunderbird/second/logins.json", logins_json(usual_logins));
    put_file(profile.home() / ".thunderbird/profiles.ini",
             "[Profile0]\nIsRelative=1\nPath=test.default\n[Profile1]\nIsRelative=1\nPath=second\n");
    profile.put("logins.json", R"({"logins":[1],"version":3})");
    auto discovery = Thunderbird(profile.home()).discover();
    CHECK(states(discovery.slots) ==
          Texts{"unreadable", "unreadable", "unreadable", "unknown", "unknown", "absent"});
    REQUIRE(discovery.problems.size() == 1);
    CHECK(discovery.problems[0].code == ErrorCode::invalid_data);
    CHECK(discovery.problems[0].where == (profile.folder() / "logins.json").string());

    profile.set_logins(usual_logins);
    profile.put("key4.db", "rubbish");
    discovery = Thunderbird(profile.home()).discover();
    CHECK(states(discovery.slots) ==
          Texts{"unreadable", "unreadable", "absent", "unknown", "unknown", "absent"});
    REQUIRE(discovery.problems.size() == 1);
    CHECK(discovery.problems[0].where == (profile.folder() / "key4.db").string());

    std::filesystem::remove(profile.folder() / "prefs.js");
    std::filesystem::create_directory(profile.folder() / "prefs.js");
    discovery = Thunderbird(profile.home()).discover();
    CHECK(discovery.slots.size() == 3);
    CHECK(discovery.problems.size() == 1);
}

TEST_CASE("a login that the key does not open is told as unreadable") {
    const TestProfile profile;
    profile.set_usual_servers("mario@pec.it");
    profile.set_keys({});
    profile.set_logins({{"imap://imaps.pec.aruba.it", "mario@pec.it", "fake-old-1", TestCipher::des3}});
    CHECK(states(Thunderbird(profile.home()).slots()) == Texts{"unreadable", "absent", "absent"});
}

TEST_CASE("logins.json that is missing is looked for in the copy that Thunderbird would restore") {
    const TestProfile profile;
    profile.set_usual_servers("mario@pec.it");
    profile.set_keys({});
    profile.put("logins-backup.json", logins_json(usual_logins));
    CHECK(states(Thunderbird(profile.home()).slots()) == Texts{"unknown", "unknown", "absent"});
}

TEST_CASE("logins in the new kind of file are not supported, and that is said") {
    const TestProfile profile;
    profile.set_usual_servers("mario@pec.it");
    profile.set_keys({});
    profile.set_logins(usual_logins);
    profile.put("user.js", "user_pref(\"signon.rustMirror.enabled\", true);\n");
    const auto discovery = Thunderbird(profile.home()).discover();
    CHECK(states(discovery.slots) == Texts{"unreadable", "unreadable", "unreadable"});
    REQUIRE(discovery.problems.size() == 1);
    CHECK(discovery.problems[0].code == ErrorCode::unsupported);
}

TEST_CASE("discovering, planning, reading and verifying change no byte and make no file") {
    const TestProfile profile;
    profile.set_usual_servers("mario@pec.it");
    profile.set_keys({});
    profile.set_logins(usual_logins);
    const auto before = profile.files();
    Thunderbird thunderbird(profile.home());
    const TestSecrets secrets("fake-old-1");
    const auto slots = thunderbird.slots();
    thunderbird.plan(true);
    thunderbird.target().read(slots, secrets);
    thunderbird.verify(secrets);
    thunderbird.target().inspect(slots);
    CHECK(profile.files() == before);
}

TEST_CASE("reading gives the stored password, or why there is none") {
    const TestProfile profile;
    profile.set_usual_servers("mario@pec.it");
    profile.set_keys({.primary_password = "fake-primary", .iterations = 10000, .global_salt_bytes = 48});
    profile.set_logins(usual_logins);
    Thunderbird thunderbird(profile.home());
    const auto slots = thunderbird.slots();
    const auto unlocked = thunderbird.target().read(slots, TestSecrets("", "fake-primary"));
    REQUIRE(unlocked.size() == 3);
    REQUIRE(unlocked[0]);
    CHECK(text_of(*unlocked[0]) == "fake-old-1");
    CHECK(unlocked[2].error().code == ErrorCode::not_found);
    const auto locked = thunderbird.target().read(slots, TestSecrets("", "fake-wrong"));
    CHECK(locked[0].error().code == ErrorCode::locked);
    CHECK(locked[2].error().code == ErrorCode::not_found);
}

TEST_CASE("verifying tells where each slot stands") {
    const TestProfile profile;
    profile.set_usual_servers("mario@pec.it");
    profile.set_keys({});
    profile.set_logins({{"imap://imaps.pec.aruba.it", "mario@pec.it", "fake-new-1"},
                        {"mailbox://pop3s.pec.aruba.it", "mario@pec.it", "fake-old-1"}});
    Thunderbird thunderbird(profile.home());
    CHECK(thunderbird.verify(TestSecrets("fake-new-1")) == Texts{"in-sync", "stale", "absent"});
    CHECK(thunderbird.verify(TestSecrets("")) == Texts{"unknown", "unknown", "absent"});
    profile.set_keys({.primary_password = "fake-primary", .iterations = 10000});
    CHECK(thunderbird.verify(TestSecrets("fake-new-1")) == Texts{"locked", "locked", "absent"});
    CHECK(thunderbird.verify(TestSecrets("fake-new-1", "fake-primary")) ==
          Texts{"in-sync", "stale", "absent"});
    profile.put("logins.json", "{");
    CHECK(thunderbird.verify(TestSecrets("fake-new-1", "fake-primary")) ==
          Texts{"unreadable", "unreadable", "unreadable"});
}

TEST_CASE("a location is unlocked by its own primary password only") {
    const TestProfile profile;
    profile.set_usual_servers("mario@pec.it");
    profile.set_keys({.primary_password = "fake-primary", .iterations = 10000});
    Thunderbird thunderbird(profile.home());
    const auto tried = [&](const std::filesystem::path& place, const char* password) {
        return thunderbird.target().try_unlock(place.string(), Secret::copy_of(password));
    };
    CHECK(tried(profile.folder(), "fake-primary"));
    CHECK(tried(profile.folder(), "fake-wrong").error().code == ErrorCode::auth_rejected);
    CHECK(tried(profile.home(), "fake-primary").error().code == ErrorCode::not_found);
    profile.set_keys({});
    CHECK(tried(profile.folder(), "fake-primary").error().code == ErrorCode::unsupported);
    std::filesystem::remove(profile.folder() / "key4.db");
    CHECK(tried(profile.folder(), "fake-primary").error().code == ErrorCode::unsupported);
}
