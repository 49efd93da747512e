// SPDX-License-Identifier: Apache-2.0
#include "TestProfile.h"
#include "support/ChildProcess_linux.h"

#include <doctest/doctest.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>

using namespace rinnova;
using namespace rinnova::thunderbird::trial;
using Texts = std::vector<std::string>;

namespace {

const TestLogin imap{"imap://imaps.pec.aruba.it", "mario@pec.it", "fake-old-1"};

struct UsualProfile : TestProfile {
    UsualProfile() {
        set_usual_servers("mario@pec.it");
        set_keys({});
        set_logins({imap});
    }
};

/// Files as they were, but for the lock, which may have been made.
std::map<std::string, std::string> without_lock(std::map<std::string, std::string> files) {
    files.erase(".parentlock");
    return files;
}

} // namespace

TEST_CASE("rubbish in any file changes nothing on the disk and ends in a named error") {
    const UsualProfile profile;
    Thunderbird thunderbird(profile.home());
    const auto plan = thunderbird.plan(true);
    const std::string key4 = profile.get("key4.db");
    struct Case {
        const char* file;
        std::string bytes;
    };
    for (const Case& damaged :
         {Case{"logins.json", ""}, Case{"logins.json", std::string(1000, '\0')}, Case{"logins.json", "{}"},
          Case{"logins.json", "{\"logins\":[{}],\"version\":99}"}, Case{"key4.db", ""},
          Case{"key4.db", key4.substr(0, 3000)}, Case{"key4.db", std::string(key4.size(), '\xFF')}}) {
        CAPTURE(damaged.file);
        profile.set_logins({imap});
        profile.put("key4.db", key4);
        profile.put(damaged.file, damaged.bytes);
        const auto before = without_lock(profile.files());
        for (const sdk::Plan& tried : {plan, thunderbird.plan(true)}) {
            const auto receipt = thunderbird.apply(tried, TestSecrets("fake-new-1"));
            CHECK(receipt.results[0].outcome == SlotOutcome::failed);
            CHECK_FALSE(receipt.results[0].error->message.empty());
            CHECK(without_lock(profile.files()) == before);
        }
    }
}

TEST_CASE("files that are folders, FIFOs or loops of links are refused without waiting") {
    for (const char* name : {"logins.json", "key4.db", "prefs.js"}) {
        for (const int kind : {0, 1, 2}) {
            CAPTURE(name);
            const UsualProfile profile;
            Thunderbird thunderbird(profile.home());
            const auto plan = thunderbird.plan(true);
            std::filesystem::remove(profile.folder() / name);
            if (kind == 0)
                std::filesystem::create_directory(profile.folder() / name);
            else if (kind == 1)
                REQUIRE(mkfifo((profile.folder() / name).c_str(), 0600) == 0);
            else
                std::filesystem::create_symlink(name, profile.folder() / name);
            CHECK(thunderbird.apply(plan, TestSecrets("fake-new-1")).results[0].outcome ==
                  SlotOutcome::failed);
        }
    }
}

TEST_CASE("a disk without room leaves the old file whole, and the next try succeeds") {
    const UsualProfile profile;
    profile.put("logins-backup.json", logins_json({imap}));
    const auto before = without_lock(profile.files());
    const std::string seen = rinnova::test::in_child([&] {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit small{200, 200};
        setrlimit(RLIMIT_FSIZE, &small);
        const auto receipt = Thunderbird(profile.home()).rotate(TestSecrets("fake-new-1"));
        return outcomes(receipt)[0] + " " + std::string(to_string(receipt.results[0].error->code));
    });
    CHECK(seen == "failed internal");
    CHECK(without_lock(profile.files()) == before);
    CHECK(outcomes(Thunderbird(profile.home()).rotate(TestSecrets("fake-new-1")))[0] == "updated");
}

TEST_CASE("a read-only folder leaves everything as it is") {
    const UsualProfile profile;
    using std::filesystem::perms;
    const auto readable = perms::owner_all | perms::others_read | perms::others_exec;
    std::filesystem::permissions(profile.home(), readable);
    std::filesystem::permissions(profile.folder(), readable);
    const auto plan = Thunderbird(profile.home()).plan();
    const auto before = profile.files();
    const std::string seen = rinnova::test::in_child([&] {
        rinnova::test::become_nobody();
        if (geteuid() != 65534)
            std::filesystem::permissions(profile.folder(), perms::owner_read | perms::owner_exec);
        const auto receipt = Thunderbird(profile.home()).apply(plan, TestSecrets("fake-new-1"));
        return outcomes(receipt)[0] + " " + std::string(to_string(receipt.results[0].error->code));
    });
    std::filesystem::permissions(profile.folder(), perms::owner_all);
    CHECK(seen == "failed permission-denied");
    CHECK(profile.files() == before);
}

TEST_CASE("a copy of the logins that could not be brought up to date is told of") {
    const UsualProfile profile;
    profile.set_logins({{imap.origin, imap.username, "fake-new-1"}});
    profile.put("logins-backup.json", logins_json({imap}));
    const std::string seen = rinnova::test::in_child([&] {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit small{200, 200};
        setrlimit(RLIMIT_FSIZE, &small);
        const auto receipt = Thunderbird(profile.home()).rotate(TestSecrets("fake-new-1"));
        return outcomes(receipt)[0] + " " + receipt.results[0].slot.detail;
    });
    CHECK(seen.starts_with("unchanged Not all of Thunderbird's files"));
    CHECK(profile.get("logins-backup.json") == logins_json({imap}));
}

TEST_CASE("what a process left behind when it was killed is in nobody's way") {
    const UsualProfile profile;
    profile.put(".logins.json.rinnova-new", "half a file");
    CHECK(outcomes(Thunderbird(profile.home()).rotate(TestSecrets("fake-new-1")))[0] == "updated");
    CHECK_FALSE(std::filesystem::exists(profile.folder() / ".logins.json.rinnova-new"));
}

TEST_CASE(
    "slots that are none of Thunderbird's are refused, and nothing is looked for in the current folder") {
    const UsualProfile profile;
    Thunderbird thunderbird(profile.home());
    Slot slot = thunderbird.slots()[0];
    const TestSecrets secrets("fake-old-1");
    for (const char* place : {"", "test.default"}) {
        slot.location = place;
        const auto plan = thunderbird.target().plan({{slot, true}}).value();
        CHECK(plan.changes[0].error->code == ErrorCode::invalid_data);
        CHECK(outcomes(thunderbird.apply(plan, secrets)) == Texts{"failed"});
        CHECK(thunderbird.target().verify({slot}, secrets)[0].state == SlotState::unknown);
        CHECK_FALSE(thunderbird.target().read({slot}, secrets)[0]);
        CHECK(thunderbird.target().inspect({slot}).empty());
        CHECK(thunderbird.target().try_unlock(place, Secret::copy_of("x")).error().code ==
              ErrorCode::not_found);
    }
}
