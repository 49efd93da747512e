// SPDX-License-Identifier: Apache-2.0
// rinnova-thunderbird-host MANIFEST ADD-ON: started by Thunderbird for the add-on, never by hand. Exit 0: the
// add-on or Thunderbird has gone; 1: somebody broke the rules; 2: it was started by somebody else.
#include "base/FreeMemory.h"
#include "base/Paths.h"
#include "base/ProcessHardening.h"
#include "live/Host.h"

#include <cstdlib>
#include <string_view>

namespace {
constexpr std::string_view add_on = "live@rinnova.it";
}

int main(int argc, char** argv) {
    rinnova::use_one_heap();
    rinnova::harden_process();
    if (argc != 3 || argv[2] != add_on)
        return 2;
    std::_Exit(rinnova::live::run_host(rinnova::Paths::of_this_user().agent_socket()));
}
