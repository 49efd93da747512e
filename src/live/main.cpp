// SPDX-License-Identifier: Apache-2.0
// rinnova-thunderbird-host MANIFEST ADD-ON: started by Thunderbird for the add-on, never by hand. Exit 0: the
// add-on or Thunderbird has gone; 1: somebody broke the rules; 2: it was started by somebody else.
#include "base/FreeMemory.h"
#include "base/Paths.h"
#include "base/ProcessHardening.h"
#include "live/Host.h"

#include <unistd.h>

#include <csignal>
#include <string_view>

namespace {
constexpr std::string_view add_on = "live@rinnova.it";
}

int main(int argc, char** argv) {
    rinnova::use_one_heap();
    rinnova::harden_process();
    std::signal(SIGPIPE, SIG_IGN);
    if (argc != 3 || argv[2] != add_on || isatty(STDIN_FILENO) != 0)
        return 2;
    return rinnova::live::Host(rinnova::Paths::of_this_user().agent_socket(), STDIN_FILENO, STDOUT_FILENO)
        .run();
}
