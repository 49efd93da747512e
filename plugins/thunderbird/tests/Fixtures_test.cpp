// SPDX-License-Identifier: Apache-2.0
// Profiles that real programs wrote; see fixtures/*/expected.json.
#include "SdrBlob.h"
#include "TestProfile.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace rinnova;
using namespace rinnova::thunderbird;
using namespace rinnova::thunderbird::trial;
using nlohmann::json;

namespace {

const std::filesystem::path fixtures = RINNOVA_SOURCE_DIR "/plugins/thunderbird/tests/fixtures";

/// A copy of a fixture as the only profile of a home folder.
class RecordedProfile : public TestProfile {
  public:
    explicit RecordedProfile(const std::filesystem::path& fixture)
        : expected(json::parse(bytes_of(fixture / "expected.json"))) {
        for (const auto& entry : std::filesystem::directory_iterator(fixture))
            if (entry.path().filename() != "expected.json")
                put(entry.path().filename().string(), bytes_of(entry.path()));
        if (expected["primary_password"].is_string())
            primary_password = expected["primary_password"];
    }

    /// The password that a slot holds in the fixture; empty when none.
    std::string password_of(const Slot& slot) const {
        for (const json& login : expected["logins"])
            if (login["origin"] == slot.locator && login["user"] == slot.username)
                return login["password"];
        return {};
    }
    /// The passwords of the fixture itself, for each slot, and its primary password.
    TestSecrets secrets(const std::vector<Slot>& slots) const {
        TestSecrets known("fake-unknown", primary_password);
        for (const Slot& slot : slots)
            known.set(slot.id, password_of(slot));
        return known;
    }

    json expected;
    std::string primary_password;
};

std::vector<std::filesystem::path> all_fixtures() {
    std::vector<std::filesystem::path> folders;
    for (const auto& entry : std::filesystem::directory_iterator(fixtures))
        if (entry.is_directory())
            folders.push_back(entry.path());
    return folders;
}

std::vector<std::string> ciphers(const TestProfile& profile, const char* file) {
    std::vector<std::string> names;
    const json logins = json::parse(profile.get(file))["logins"];
    for (const json& login : logins)
        if (login.contains("encryptedPassword"))
            names.emplace_back(parse_sdr_blob(std::string(login["encryptedPassword"]))->cipher == Cipher::des3
                                   ? "3des"
                                   : "aes256");
    return names;
}

/// The logins without what a change of password changes.
json unowned(std::string_view text) {
    json file = json::parse(text);
    for (json& login : file["logins"])
        for (const char* member :
             {"encryptedUsername", "encryptedPassword", "timePasswordChanged", "syncCounter"})
            login.erase(member);
    return file;
}

} // namespace

TEST_CASE("the recorded profiles are there") {
    CHECK(all_fixtures().size() >= 5);
}

TEST_CASE("every stored password of the recorded profiles is found and read") {
    for (const auto& fixture : all_fixtures()) {
        CAPTURE(fixture.filename().string());
        const RecordedProfile profile(fixture);
        Thunderbird thunderbird(profile.home());
        const auto discovery = thunderbird.discover();
        CHECK(discovery.problems.empty());
        CHECK(discovery.slots.size() == 5);
        const auto passwords =
            thunderbird.target().read(discovery.slots, TestSecrets("", profile.primary_password));
        for (std::size_t i = 0; i < discovery.slots.size(); ++i) {
            CAPTURE(discovery.slots[i].locator);
            CHECK(discovery.slots[i].state ==
                  (profile.primary_password.empty() ? SlotState::unknown : SlotState::locked));
            REQUIRE(passwords[i]);
            CHECK(text_of(*passwords[i]) == profile.password_of(discovery.slots[i]));
        }
    }
}

TEST_CASE("the recorded profiles are rotated: ciphers and everything else stay, the copy follows") {
    for (const auto& fixture : all_fixtures()) {
        CAPTURE(fixture.filename().string());
        const RecordedProfile profile(fixture);
        Thunderbird thunderbird(profile.home());
        const auto before = profile.files();
        const auto receipt = thunderbird.rotate(TestSecrets("fake-new-1", profile.primary_password));
        for (const SlotResult& result : receipt.results)
            CHECK(result.outcome == SlotOutcome::updated);
        for (const std::string& state :
             thunderbird.verify(TestSecrets("fake-new-1", profile.primary_password)))
            CHECK(state == "in-sync");
        for (const char* file : {"logins.json", "logins-backup.json"}) {
            if (!before.contains(file))
                continue;
            CHECK(unowned(profile.get(file)) == unowned(before.at(file)));
            const json& listed =
                profile.expected[std::string(file) == "logins.json" ? "logins" : "backup_logins"];
            std::vector<std::string> expected_ciphers;
            for (const json& login : listed)
                expected_ciphers.push_back(login["ciphers"][1]);
            CHECK(ciphers(profile, file) == expected_ciphers);
        }
        CHECK(profile.get("key4.db") == before.at("key4.db"));
        CHECK(profile.get("prefs.js") == before.at("prefs.js"));

        // The copy holds the new passwords as well: it is what remains when the logins are lost.
        std::filesystem::remove(profile.folder() / "logins.json");
        if (before.contains("logins-backup.json"))
            for (const std::string& state :
                 thunderbird.verify(TestSecrets("fake-new-1", profile.primary_password)))
                CHECK(state == "in-sync");
    }
}

TEST_CASE("going back to the recorded passwords restores what the recorded profiles held") {
    for (const auto& fixture : all_fixtures()) {
        CAPTURE(fixture.filename().string());
        const RecordedProfile profile(fixture);
        Thunderbird thunderbird(profile.home());
        const auto slots = thunderbird.slots();
        thunderbird.rotate(TestSecrets("fake-new-1", profile.primary_password));
        thunderbird.rotate(profile.secrets(slots));
        const auto states = thunderbird.verify(profile.secrets(slots));
        CHECK(states == std::vector<std::string>(5, "in-sync"));
    }
}

TEST_CASE("passwords that the recorded profiles hold already are left untouched") {
    for (const auto& fixture : all_fixtures()) {
        CAPTURE(fixture.filename().string());
        const RecordedProfile profile(fixture);
        Thunderbird thunderbird(profile.home());
        const std::string before = profile.get("logins.json");
        const auto receipt = thunderbird.rotate(profile.secrets(thunderbird.slots()));
        CHECK(outcomes(receipt) == std::vector<std::string>(5, "unchanged"));
        CHECK(profile.get("logins.json") == before);
    }
}
