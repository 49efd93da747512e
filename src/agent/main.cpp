// SPDX-License-Identifier: Apache-2.0
#include "agent/Program.h"
#include "agent/SystemAlarm.h"

int main(int argc, char** argv) {
    using namespace rinnova;
    const SystemClock clock;
    agent::leave(agent::run_program(argc, argv, {clock, [] { return make_system_alarm(); }}));
}
