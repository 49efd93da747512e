// SPDX-License-Identifier: Apache-2.0
#include "support/EventLoop.h"
#include "support/ManualTime.h"

#include <doctest/doctest.h>

#include <vector>

using namespace rinnova;
using namespace rinnova::test;
using std::chrono::hours;

namespace {

/// Rings every day at the same time, as an agent's next notice would.
struct Daily {
    ManualClock clock;
    ManualAlarm alarm{clock};
    Timestamp start = clock.time;
    std::vector<Timestamp> rings;

    Daily() {
        application();
        alarm.when_it_rings([this] {
            rings.push_back(clock.time);
            alarm.set(clock.time + hours(24));
        });
        alarm.set(start + hours(24));
    }
};

} // namespace

TEST_CASE_FIXTURE(Daily, "time that passes rings at each moment; a clock that is set rings once") {
    alarm.pass_until(start + hours(73));
    CHECK(rings == std::vector<Timestamp>{start + hours(24), start + hours(48), start + hours(72)});
    CHECK(clock.time == start + hours(73));
    alarm.jump_to(start + hours(1000));
    CHECK(rings.size() == 4);
    alarm.jump_to(Timestamp());
    CHECK(rings.size() == 5);
    CHECK(alarm.next() == Timestamp() + hours(24));
}

TEST_CASE_FIXTURE(Daily, "a moment that has passed rings from the event loop") {
    alarm.set(start);
    CHECK(rings.empty());
    CHECK(comes_true([&] { return rings.size() == 1; }));
}

TEST_CASE_FIXTURE(Daily, "another program drives it over two pipes") {
    std::array<int, 2> orders{};
    std::array<int, 2> answers{};
    REQUIRE((pipe(orders.data()) == 0 && pipe(answers.data()) == 0));
    const TimeControl control(orders[0], answers[1], clock, alarm);
    const auto answer_to = [&](const std::string& line) {
        const auto before = rings.size();
        CHECK(write(orders[1], line.data(), line.size()) == static_cast<ssize_t>(line.size()));
        bool told = false;
        const DescriptorWatch ready(dup(answers[0]), [&] { told = true; });
        CHECK(comes_true([&] { return told; }));
        std::array<char, 100> text{};
        const auto count = read(answers[0], text.data(), text.size());
        return std::to_string(rings.size() - before) + ": " +
               std::string(text.data(), static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    };
    const auto seconds = [](Timestamp moment) { return std::to_string(moment.time_since_epoch().count()); };
    CHECK(answer_to("ask\n") == "0: " + seconds(start) + " " + seconds(start + hours(24)) + "\n");
    CHECK(answer_to("pass " + seconds(start + hours(49)) + "\n") ==
          "2: " + seconds(start + hours(49)) + " " + seconds(start + hours(72)) + "\n");
    CHECK(answer_to("jump 0\n") == "1: 0 86400\n");
    for (const int number : {orders[1], answers[0], answers[1]})
        close(number);
}
