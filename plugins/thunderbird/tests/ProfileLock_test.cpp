// SPDX-License-Identifier: Apache-2.0
#include "ProfileLock.h"
#include "TestProfile.h"
#include "support/ChildProcess_linux.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>

using namespace rinnova;
using namespace rinnova::thunderbird;
using namespace rinnova::thunderbird::trial;
using Texts = std::vector<std::string>;

namespace {

/// Another process that holds the profile as a running Thunderbird does, until the object is gone.
class RunningThunderbird {
  public:
    explicit RunningThunderbird(const std::filesystem::path& profile) {
        std::array<int, 2> ends{};
        REQUIRE(pipe(ends.data()) == 0);
        m_process = fork();
        if (m_process == 0) {
            const int file = open((profile / ".parentlock").c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0666);
            struct flock lock {};
            lock.l_type = F_WRLCK;
            const char held = fcntl(file, F_SETLK, &lock) == 0 ? 'y' : 'n';
            (void)!write(ends[1], &held, 1);
            for (;;)
                pause();
        }
        close(ends[1]);
        char held = 'n';
        REQUIRE(read(ends[0], &held, 1) == 1);
        REQUIRE(held == 'y');
        close(ends[0]);
    }
    RunningThunderbird(const RunningThunderbird&) = delete;
    RunningThunderbird& operator=(const RunningThunderbird&) = delete;
    ~RunningThunderbird() {
        kill(m_process, SIGKILL);
        waitpid(m_process, nullptr, 0);
    }
    pid_t process() const { return m_process; }

  private:
    pid_t m_process = 0;
};

/// Whether Thunderbird could start with the profile now, asked by another process.
std::string could_start(const std::filesystem::path& profile) {
    return rinnova::test::in_child([&]() -> std::string {
        const int file = open((profile / ".parentlock").c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0666);
        struct flock lock {};
        lock.l_type = F_WRLCK;
        return fcntl(file, F_SETLK, &lock) == 0 ? "starts" : "already running";
    });
}

struct UsualProfile : TestProfile {
    UsualProfile() {
        set_usual_servers("mario@pec.it");
        set_keys({});
        set_logins({{"imap://imaps.pec.aruba.it", "mario@pec.it", "fake-old-1"}});
    }
};

} // namespace

TEST_CASE("while the lock is held Thunderbird does not start; afterwards it does") {
    const TestProfile profile;
    {
        const auto lock = ProfileLock::acquire(profile.folder());
        REQUIRE(lock);
        CHECK(could_start(profile.folder()) == "already running");
    }
    CHECK(could_start(profile.folder()) == "starts");
}

TEST_CASE("the lock is not lost when something else in the process opens and closes the file") {
    const TestProfile profile;
    const auto lock = ProfileLock::acquire(profile.folder());
    REQUIRE(lock);
    CHECK(ProfileLock::holder(profile.folder()));
    CHECK(bytes_of(profile.folder() / ".parentlock").empty());
    CHECK(could_start(profile.folder()) == "already running");
    CHECK_FALSE(ProfileLock::acquire(profile.folder()));
}

TEST_CASE("a running Thunderbird is seen, with its process") {
    const TestProfile profile;
    CHECK_FALSE(*ProfileLock::holder(profile.folder()));
    CHECK_FALSE(std::filesystem::exists(profile.folder() / ".parentlock"));
    std::optional<RunningThunderbird> running(profile.folder());
    CHECK(*ProfileLock::holder(profile.folder()) == ProfileHolder{running->process()});
    const auto refused = ProfileLock::acquire(profile.folder());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::busy);
    CHECK(refused.error().message.find(std::to_string(running->process())) != std::string::npos);
    running.reset();
    CHECK_FALSE(*ProfileLock::holder(profile.folder()));
    CHECK(ProfileLock::acquire(profile.folder()));
}

TEST_CASE("the link that a Thunderbird leaves behind says nothing") {
    const TestProfile profile;
    std::filesystem::create_symlink("127.0.0.1:+1", profile.folder() / "lock");
    CHECK_FALSE(*ProfileLock::holder(profile.folder()));
}

TEST_CASE("a lock that is no ordinary file is not waited for") {
    const TestProfile profile;
    REQUIRE(mkfifo((profile.folder() / ".parentlock").c_str(), 0600) == 0);
    CHECK(ProfileLock::acquire(profile.folder()).error().code == ErrorCode::invalid_data);
    CHECK(ProfileLock::holder(profile.folder()).error().code == ErrorCode::invalid_data);
}

TEST_CASE("while Thunderbird is open the plan is to wait, and applying changes nothing") {
    const UsualProfile profile;
    Thunderbird thunderbird(profile.home());
    std::optional<RunningThunderbird> running(profile.folder());
    const auto before = profile.files();
    const auto plan = thunderbird.plan(true);
    for (const sdk::PlannedChange& change : plan.changes)
        CHECK(change.action == sdk::Action::wait);
    const auto receipt = thunderbird.apply(plan, TestSecrets("fake-new-1"));
    CHECK(outcomes(receipt) == Texts{"pending", "pending", "pending"});
    CHECK(receipt.results[0].slot.state == SlotState::pending);
    CHECK(profile.files() == before);
    running.reset();
    // The same plan is carried out once Thunderbird has ended.
    CHECK(outcomes(thunderbird.apply(plan, TestSecrets("fake-new-1"))) ==
          Texts{"updated", "updated", "updated"});
}

TEST_CASE("a Thunderbird that starts between plan and apply makes it wait") {
    const UsualProfile profile;
    Thunderbird thunderbird(profile.home());
    const auto plan = thunderbird.plan();
    const RunningThunderbird running(profile.folder());
    const auto before = profile.files();
    CHECK(outcomes(thunderbird.apply(plan, TestSecrets("fake-new-1"))) ==
          Texts{"pending", "absent", "absent"});
    CHECK(profile.files() == before);
}

TEST_CASE("reading goes on while Thunderbird is open") {
    const UsualProfile profile;
    const RunningThunderbird running(profile.folder());
    Thunderbird thunderbird(profile.home());
    CHECK(thunderbird.verify(TestSecrets("fake-old-1")) == Texts{"in-sync", "absent", "absent"});
}

TEST_CASE("the lock's file is made if need be, never emptied and never removed") {
    const UsualProfile profile;
    Thunderbird thunderbird(profile.home());
    thunderbird.rotate(TestSecrets("fake-new-1"));
    CHECK(std::filesystem::exists(profile.folder() / ".parentlock"));
    profile.put(".parentlock", "kept");
    thunderbird.rotate(TestSecrets("fake-new-2"));
    CHECK(profile.get(".parentlock") == "kept");
}
