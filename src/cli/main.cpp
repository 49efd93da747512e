// SPDX-License-Identifier: Apache-2.0
#include "base/ProcessHardening.h"
#include "base/ProgramStart.h"
#include "cli/Program.h"
#include "terminal/Terminal.h"

#include <QCoreApplication>

#include <cstdio>
#include <cstdlib>

namespace {

// What Qt has to say (of the locale, of the bus) is for developers, and not ours to mix with what users read.
void keep_quiet(QtMsgType, const QMessageLogContext&, const QString&) {}

int run(int argc, char** argv) {
    const rinnova::Hardening hardening = rinnova::harden_process();
    qInstallMessageHandler(keep_quiet);
    const QCoreApplication application(argc, argv);
    const rinnova::Paths paths = rinnova::Paths::of_this_user();
    const rinnova::SystemClock clock;
    const auto terminal = rinnova::make_terminal();
    const rinnova::cli::World world{paths,
                                    clock,
                                    *terminal,
                                    rinnova::cli::make_service,
                                    rinnova::cli::configured_language(paths),
                                    hardening,
                                    rinnova::cli::make_profile_export};
    return rinnova::cli::run(world, rinnova::own_arguments(argc, argv));
}

} // namespace

int main(int argc, char** argv) {
    const int exit_code = run(argc, argv);
    std::fflush(nullptr);
    // Not by returning: a plugin that hangs has left a thread behind, which must not meet what exit() tears
    // down.
    std::_Exit(exit_code);
}
