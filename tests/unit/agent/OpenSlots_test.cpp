// SPDX-License-Identifier: Apache-2.0
#include "agent/OpenSlots.h"
#include "support/EventLoop.h"
#include "support/ManualTime.h"

#include <doctest/doctest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace rinnova;
using namespace rinnova::test;
using std::chrono::minutes;

namespace {

/// An owner whose slots are what the test says.
struct Desk {
    ManualClock clock;
    std::vector<OpenSlot> seen;
    int finished = 0;
    bool answers = true; ///< `refresh` is called at once
    OpenSlots slots{clock,
                    {[this] { return seen; },
                     [this] {
                         ++finished;
                         if (answers)
                             slots.refresh();
                     }}};
    void pass(std::chrono::seconds time) {
        clock.time += time;
        slots.look_at_clock();
    }
    Timestamp in(minutes time) const { return clock.time + time; }
};

struct Client {
    pid_t number = fork();
    Client() {
        if (number == 0)
            for (;;)
                pause();
    }
    ~Client() { end(); }
    void end() {
        if (number > 0 && kill(number, SIGKILL) == 0)
            waitpid(number, nullptr, 0);
        number = 0;
    }
};

} // namespace

TEST_CASE_FIXTURE(Desk, "a slot that failed is tried after 1, 5, 15 and 60 minutes, then every hour") {
    seen = {{"a", SlotState::failed, false, {}}};
    slots.refresh();
    CHECK(finished == 0);
    int tries = 0;
    for (const int pause : {1, 5, 15, 60, 60, 60}) {
        CHECK(slots.next() == in(minutes(pause)));
        pass(minutes(pause) - std::chrono::seconds(1));
        CHECK(finished == tries);
        pass(std::chrono::seconds(1));
        CHECK(finished == ++tries);
    }
    seen.clear();
    slots.refresh();
    CHECK_FALSE(slots.next());
    // Failing anew begins anew.
    seen = {{"a", SlotState::failed, false, {}}};
    slots.refresh();
    CHECK(slots.next() == in(minutes(1)));
}

TEST_CASE_FIXTURE(Desk, "a slot whose client has ended meanwhile is tried at once, and not without end") {
    seen = {{"a", SlotState::pending, false, {}}};
    slots.refresh();
    CHECK(finished == 1);
    CHECK(slots.next() == in(minutes(1)));
    seen.clear();
    pass(minutes(1));
    CHECK(finished == 2);
    CHECK_FALSE(slots.next());
}

TEST_CASE_FIXTURE(Desk, "the end of the client is the moment, and nothing before it") {
    application();
    Client client;
    const auto process = process_with(client.number);
    seen = {{"a", SlotState::pending, true, process}, {"b", SlotState::pending, true, process}};
    slots.refresh();
    CHECK_FALSE(slots.next());
    pass(std::chrono::hours(1000));
    handle_what_came();
    CHECK(finished == 0);
    client.end();
    seen.clear();
    CHECK(comes_true([&] { return finished > 0; }));
    handle_what_came();
    CHECK(finished == 1);
}

TEST_CASE_FIXTURE(Desk, "what a client stores is a reason to try at once, and then with growing pauses") {
    application();
    const Client client;
    slots.refresh();
    slots.client_stored(); // while nothing is open
    seen = {{"a", SlotState::pending, true, process_with(client.number)}};
    slots.refresh();
    CHECK(finished == 1);
    int tries = 1;
    for (const int pause : {1, 5, 15, 60, 60}) {
        CHECK_FALSE(slots.next());
        slots.client_stored();
        slots.client_stored();
        CHECK(finished == tries);
        CHECK(slots.next() == in(minutes(pause)));
        pass(minutes(pause));
        CHECK(finished == ++tries);
    }
    // Another rotation begins anew.
    seen.push_back({"b", SlotState::pending, true, process_with(client.number)});
    slots.refresh();
    slots.client_stored();
    CHECK(finished == tries + 1);
    seen.clear();
    slots.refresh();
    slots.client_stored();
    CHECK_FALSE(slots.next());
    CHECK(finished == tries + 1);
}

TEST_CASE_FIXTURE(Desk, "a client that is started again at once is waited for again") {
    application();
    Client first;
    Client second;
    seen = {{"a", SlotState::pending, true, process_with(first.number)}};
    slots.refresh();
    seen[0].client = process_with(second.number);
    first.end();
    CHECK(comes_true([&] { return finished > 0; }));
    CHECK_FALSE(slots.next());
    seen.clear();
    second.end();
    CHECK(comes_true([&] { return finished > 1; }));
}

TEST_CASE_FIXTURE(Desk, "a client that cannot be watched is looked for with growing pauses") {
    seen = {{"a", SlotState::pending, true, {}}};
    slots.refresh();
    CHECK(finished == 0);
    CHECK(slots.next() == in(minutes(1)));
    pass(minutes(1));
    CHECK(finished == 1);
    CHECK(slots.next() == in(minutes(5)));
}

TEST_CASE_FIXTURE(Desk, "a locked slot waits for the keychain, and is tried every hour in case nobody told") {
    seen = {{"a", SlotState::locked, false, {}}};
    slots.refresh();
    CHECK(finished == 0);
    CHECK(slots.next() == in(minutes(60)));
    slots.keyring_opened();
    CHECK(finished == 1);
    for (int tries = 2; tries < 5; ++tries) {
        CHECK(slots.next() == in(minutes(60)));
        pass(minutes(60));
        CHECK(finished == tries);
    }
    seen.clear();
    slots.refresh();
    slots.keyring_opened();
    CHECK(finished == 4);
}

TEST_CASE_FIXTURE(Desk, "a slot that waits for a person waits for nothing of ours") {
    seen = {{"a", SlotState::needs_user, false, {}}};
    slots.refresh();
    slots.keyring_opened();
    pass(std::chrono::hours(1000));
    CHECK(finished == 0);
    CHECK_FALSE(slots.next());
}

TEST_CASE_FIXTURE(Desk, "a clock that was set back or forth delays nothing for long") {
    seen = {{"a", SlotState::failed, false, {}}};
    slots.refresh();
    clock.time = Timestamp(); // 1970
    slots.look_at_clock();
    CHECK(finished == 1);
    CHECK(slots.next() == in(minutes(5)));
    clock.time = Date{std::chrono::year(2100) / 1 / 1};
    slots.look_at_clock();
    CHECK(finished == 2);
    CHECK(slots.next() == in(minutes(15)));
}

TEST_CASE_FIXTURE(Desk,
                  "what happens while slots are being finished is not lost, nor done at the same time") {
    answers = false;
    seen = {{"a", SlotState::locked, false, {}}};
    slots.refresh();
    slots.keyring_opened();
    slots.keyring_opened();
    CHECK(finished == 1);
    slots.refresh();
    CHECK(finished == 2);
    slots.refresh();
    CHECK(finished == 2);
}

TEST_CASE_FIXTURE(Desk, "a client that can be told while it runs is told at once, and once") {
    application();
    const Client client;
    seen = {{"a", SlotState::pending, true, process_with(client.number)}};
    SUBCASE("it came after the look") {
        slots.refresh();
        CHECK(finished == 0);
        slots.client_reached();
    }
    SUBCASE("it came before") {
        slots.client_reached();
        CHECK(finished == 0);
        slots.refresh();
    }
    CHECK(finished == 1);
    slots.refresh();
    CHECK(finished == 1);
    CHECK_FALSE(slots.next());
}

TEST_CASE_FIXTURE(Desk, "a client that can be told is no reason to try what does not wait for one") {
    seen = {{"a", SlotState::locked, false, {}}};
    slots.refresh();
    slots.client_reached();
    CHECK(finished == 0);
}
