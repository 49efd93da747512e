// SPDX-License-Identifier: Apache-2.0
#include "base/ProcessHardening.h"
#include "base/ProgramStart.h"
#include "fleet/server/cli/Program.h"
#include "fleet/server/cli/Signals.h"

#include <QCoreApplication>

#include <cstdio>

namespace {

// What Qt has to say is for developers, and may name what should not be in a log.
void keep_quiet(QtMsgType, const QMessageLogContext&, const QString&) {}

} // namespace

int main(int argc, char** argv) {
    (void)rinnova::harden_process();
    rinnova::fleet::keep_files_private();
    qInstallMessageHandler(keep_quiet);
    const QCoreApplication application(argc, argv);
    const rinnova::SystemClock clock;
    try {
        return rinnova::fleet::run(rinnova::own_arguments(argc, argv), clock);
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "rinnova-fleet: %s\n", problem.what());
        return 1;
    }
}
