// SPDX-License-Identifier: Apache-2.0
#include "TestProfile.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::thunderbird::trial;
using Texts = std::vector<std::string>;

namespace {

const TestLogin shop{"https://shop.example", "x", "fake-shop"};

TestLogin imap(const std::string& password) {
    return {"imap://imaps.pec.aruba.it", "mario@pec.it", password};
}

struct ProfileWithBackup : TestProfile {
    ProfileWithBackup() {
        set_usual_servers("mario@pec.it");
        set_keys({});
        set_logins({imap("fake-old-1"), shop});
        put("logins-backup.json", logins_json({imap("fake-older-1")}));
    }
};

} // namespace

TEST_CASE("the copy that Thunderbird keeps gets the new password too") {
    const ProfileWithBackup profile;
    Thunderbird thunderbird(profile.home());
    const auto receipt = thunderbird.rotate(TestSecrets("fake-new-1"));
    CHECK(outcomes(receipt)[0] == "updated");
    CHECK(stored_passwords(profile.get("logins-backup.json")) == Texts{"fake-new-1"});
    CHECK(stored_passwords(profile.get("logins.json")) == Texts{"fake-new-1", "fake-shop"});
    CHECK(receipt.hash_after.size() == 2);
}

TEST_CASE("a copy that was missed before is brought up to date by the next call") {
    const ProfileWithBackup profile;
    profile.set_logins({imap("fake-new-1"), shop});
    const std::string before = profile.get("logins.json");
    CHECK(outcomes(Thunderbird(profile.home()).rotate(TestSecrets("fake-new-1")))[0] == "unchanged");
    CHECK(stored_passwords(profile.get("logins-backup.json")) == Texts{"fake-new-1"});
    CHECK(profile.get("logins.json") == before);
}

TEST_CASE("a copy without the login is left as it is") {
    const ProfileWithBackup profile;
    profile.put("logins-backup.json", logins_json({shop}));
    CHECK(outcomes(Thunderbird(profile.home()).rotate(TestSecrets("fake-new-1"), true)) ==
          Texts{"updated", "updated", "updated"});
    CHECK(profile.get("logins-backup.json") == logins_json({shop}));
}

TEST_CASE("a damaged copy is left alone, and that is said") {
    const ProfileWithBackup profile;
    profile.put("logins-backup.json", "rubbish");
    const auto receipt = Thunderbird(profile.home()).rotate(TestSecrets("fake-new-1"));
    CHECK(outcomes(receipt)[0] == "updated");
    CHECK(receipt.results[0].slot.detail.find("copy of the logins") != std::string::npos);
    CHECK(profile.get("logins-backup.json") == "rubbish");
    CHECK(stored_passwords(profile.get("logins.json"))[0] == "fake-new-1");
}

TEST_CASE("while logins.json is missing, the copy that will be restored is what gets the password") {
    const ProfileWithBackup profile;
    std::filesystem::remove(profile.folder() / "logins.json");
    Thunderbird thunderbird(profile.home());
    CHECK(outcomes(thunderbird.rotate(TestSecrets("fake-new-1")))[0] == "updated");
    CHECK(stored_passwords(profile.get("logins-backup.json")) == Texts{"fake-new-1"});
    CHECK_FALSE(std::filesystem::exists(profile.folder() / "logins.json"));
    CHECK(thunderbird.verify(TestSecrets("fake-new-1"))[0] == "in-sync");
    CHECK(outcomes(thunderbird.rotate(TestSecrets("fake-new-2"), true)) ==
          Texts{"updated", "updated", "updated"});
    CHECK(stored_passwords(profile.get("logins-backup.json")) ==
          Texts{"fake-new-2", "fake-new-2", "fake-new-2"});
}

TEST_CASE("a damaged logins.json is not replaced by the copy: that is Thunderbird's to decide") {
    const ProfileWithBackup profile;
    profile.put("logins.json", "{\"logins\":[");
    const auto before = profile.files();
    const auto receipt = Thunderbird(profile.home()).rotate(TestSecrets("fake-new-1"), true);
    CHECK(receipt.results[0].error->code == ErrorCode::invalid_data);
    CHECK(profile.files() == before);
}

TEST_CASE("a copy that is a link to the logins is not written twice") {
    const ProfileWithBackup profile;
    std::filesystem::remove(profile.folder() / "logins-backup.json");
    std::filesystem::create_symlink("logins.json", profile.folder() / "logins-backup.json");
    CHECK(outcomes(Thunderbird(profile.home()).rotate(TestSecrets("fake-new-1")))[0] == "updated");
    CHECK(stored_passwords(profile.get("logins.json")) == Texts{"fake-new-1", "fake-shop"});
}
