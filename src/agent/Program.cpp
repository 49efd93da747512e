// SPDX-License-Identifier: Apache-2.0
#include "agent/Program.h"

#include "agent/Agent.h"
#include "agent/Duties.h"
#include "agent/LiveHosts.h"
#include "agent/StopSignals.h"
#include "base/FreeMemory.h"
#include "base/Module.h"
#include "base/ProcessHardening.h"
#include "base/ServiceManager.h"
#include "base/Text.h"
#include "service/Wiring.h"

#include <QCoreApplication>

#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace rinnova::agent {

namespace {

// What Qt has to say is for developers, and not ours to mix with what users read.
void keep_quiet(QtMsgType, const QMessageLogContext&, const QString&) {}

void say(std::string_view text) {
    std::fprintf(stderr, "rinnovad: %.*s\n", static_cast<int>(text.size()), text.data());
}

void say(const Error& error) {
    say(error.where.empty() ? error.message : error.message + " (" + error.where + ")");
    if (!error.hint.empty())
        say(error.hint);
}

Parts parts_of(const Paths& paths, const Clock& clock, Log& log, LiveHosts& live) {
    return {
        paths,
        clock,
        log,
        RINNOVA_VERSION,
        choose_language({}, configured_language(paths), LocaleVariables::of_this_process()),
        [&paths, &clock, &live, instance = new_instance()](const std::string& language, bool interactive) {
            return make_local_service(paths, clock, {language, interactive, &live, instance});
        },
        &live};
}

/// Things that the agent can work with, or without, but somebody should know of.
void say_what_is_missing(const Paths& paths, const Clock& clock, const Hardening& hardening) {
    if (paths.runtime.empty())
        say(translate("agent", "XDG_RUNTIME_DIR is not set; the socket is in %1.",
                      {paths.agent_folder().string()}));
    if (!hardening.no_core_dumps || !hardening.not_dumpable || !hardening.secrets_locked)
        say(translate("agent", "The system does not keep passwords in memory from being swapped out or read "
                               "by other programs of yours."));
    if (const auto service = make_local_service(paths, clock, {}); !service)
        say(service.error());
}

int run(const Hardening& hardening, const Time& time) {
    const Paths paths = Paths::of_this_user();
    Log log(paths.log(), time.clock);
    LiveHosts live(helper_program("rinnova-thunderbird-host"));
    const Parts parts = parts_of(paths, time.clock, log, live);
    Agent agent(parts);
    if (const auto opened = agent.open(); !opened) {
        if (opened.error().code == ErrorCode::busy) {
            say(translate("agent", "The agent runs already."));
            return 0;
        }
        say(opened.error());
        return 1;
    }
    const auto alarm = time.make_alarm();
    if (!alarm) {
        say(alarm.error());
        return 1;
    }
    say_what_is_missing(paths, time.clock, hardening);
    auto duties = std::make_unique<Duties>(parts, agent.work(), agent.desk(), **alarm);
    const StopSignals signals([&] {
        tell_service_manager("STOPPING=1");
        // What is being told comes to its end, and is noted.
        agent.close([&] {
            duties.reset();
            QCoreApplication::quit();
        });
    });
    log.write("agent", "started");
    tell_service_manager("READY=1");
    give_free_memory_back();
    const int code = QCoreApplication::exec();
    log.write("agent", "ended");
    return code;
}

} // namespace

int run_program(int argc, char** argv, const Time& time) {
    use_one_heap();
    const Hardening hardening = harden_process();
    qInstallMessageHandler(keep_quiet);
    // Its wait is one poll; GLib's event loop would bring a library of its own into each of them.
    qputenv("QT_NO_GLIB", "1");
    const QCoreApplication application(argc, argv);
    if (argc == 2 && std::string_view(argv[1]) == "--version") {
        std::puts("rinnovad " RINNOVA_VERSION);
        return 0;
    }
    if (argc > 1) {
        say("usage: rinnovad [--version]");
        return 2;
    }
    return run(hardening, time);
}

void leave(int exit_code) {
    std::fflush(nullptr);
    std::_Exit(exit_code);
}

} // namespace rinnova::agent
