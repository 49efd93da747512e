// SPDX-License-Identifier: Apache-2.0
// rinnovad with a clock that stands until its test sets it (support/ManualTime.h, TimeControl).
// RINNOVA_TEST_TIME: `NOW ORDERS ANSWERS`: seconds since 1970, and two descriptors.
#include "agent/Program.h"
#include "support/ManualTime.h"

#include <cstdlib>
#include <sstream>

int main(int argc, char** argv) {
    using namespace rinnova;
    const char* given = std::getenv("RINNOVA_TEST_TIME");
    std::istringstream words(given != nullptr ? given : "");
    long long now = 0;
    int orders = -1;
    int answers = -1;
    if (!(words >> now >> orders >> answers))
        return 2;
    test::ManualClock clock{Timestamp(std::chrono::seconds(now))};
    std::optional<test::TimeControl> control;
    const auto make_alarm = [&]() -> Result<std::unique_ptr<Alarm>> {
        auto alarm = std::make_unique<test::ManualAlarm>(clock);
        control.emplace(orders, answers, clock, *alarm);
        return alarm;
    };
    agent::leave(agent::run_program(argc, argv, {clock, make_alarm}));
}
