// SPDX-License-Identifier: Apache-2.0
#include "base/FreeMemory.h"
#include "base/ProcessHardening.h"
#include "desktop/Program.h"
#include "service/FrontEnd.h"
#include "service/Wiring.h"

#include <cstdio>
#include <cstdlib>

int main(int argc, char** argv) {
    rinnova::use_one_heap();
    const rinnova::Hardening hardening = rinnova::harden_process();
    const rinnova::Paths paths = rinnova::Paths::of_this_user();
    const rinnova::SystemClock clock;
    const int exit_code = rinnova::desktop::run_program(
        argc, argv, hardening, paths, clock,
        {rinnova::configured_language(paths), [&](const std::string& language, bool alone) {
             return rinnova::make_front_end_service(paths, clock, {language, true, alone});
         }});
    std::fflush(nullptr);
    // Not by returning: a plugin that hangs has left a thread behind, which must not meet what exit() tears
    // down.
    std::_Exit(exit_code);
}
