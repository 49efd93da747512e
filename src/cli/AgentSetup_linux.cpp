// SPDX-License-Identifier: Apache-2.0
#include "cli/AgentSetup.h"

#include "base/Text.h"
#include "cli/AgentUnit.h"
#include "cli/LiveSetup.h"
#include "cli/OwnFile.h"
#include "service/rpc/SocketChannel.h"

#include <QCoreApplication>
#include <QProcess>

#include <signal.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <thread>

namespace rinnova::cli {

namespace {

constexpr const char* unit = "rinnovad.service";
constexpr int systemctl_limit_ms = 90'000; // as long as a service may take to start
constexpr std::chrono::seconds patience{10};

std::filesystem::path unit_file(const Paths& paths) {
    return paths.config.parent_path() / "systemd" / "user" / unit;
}

std::filesystem::path autostart_file(const Paths& paths) {
    return paths.config.parent_path() / "autostart" / "rinnovad.desktop";
}

bool is_there(const std::filesystem::path& file) {
    std::error_code unreadable;
    return std::filesystem::exists(file, unreadable);
}

/// As sd_booted(3) tells it, and for this user: the manager's own socket.
bool has_service_manager(const Paths& paths) {
    return is_there("/run/systemd/system") && !paths.runtime.empty() &&
           is_there(paths.runtime.parent_path() / "systemd" / "private");
}

Result<void> systemctl(const QStringList& arguments) {
    QProcess process;
    process.start(QStringLiteral("systemctl"), QStringList(QStringLiteral("--user")) + arguments);
    if (!process.waitForStarted(systemctl_limit_ms) || !process.waitForFinished(systemctl_limit_ms))
        return fail(ErrorCode::timed_out, translate("cli", "systemctl does not answer."));
    if (process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
        return {};
    return fail(ErrorCode::internal,
                translate("cli", "The service manager refuses: %1",
                          {process.readAllStandardError().trimmed().toStdString()}),
                translate("cli", "See: %1", {"journalctl --user -u rinnovad"}));
}

AgentStart start_of_agent() {
    AgentStart start;
    start.program = QCoreApplication::applicationDirPath().toStdString() + "/rinnovad";
    for (const char* name : {"XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
        if (const char* value = std::getenv(name); value != nullptr && value[0] == '/')
            start.folders.emplace_back(name, value);
    return start;
}

/// Calls `reached` in short pauses until it says yes: no event tells when a socket comes or a process that
/// is no child of ours goes.
template <typename Reached>
bool wait_until(Reached reached) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (!reached()) {
        if (std::chrono::steady_clock::now() >= deadline)
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return true;
}

Result<void> start_now(const Paths& paths, const AgentStart& start) {
    if (auto ended = stop_agent(paths); !ended)
        return ended;
    QProcess agent;
    agent.setProgram(QString::fromStdString(start.program.string()));
    agent.setStandardInputFile(QProcess::nullDevice());
    agent.setStandardOutputFile(QProcess::nullDevice());
    agent.setStandardErrorFile(QProcess::nullDevice());
    agent.setWorkingDirectory(QStringLiteral("/"));
    const bool runs = agent.startDetached() && wait_until([&] {
                          const auto running = running_agent(paths);
                          return running && running->has_value();
                      });
    if (!runs)
        return fail(ErrorCode::internal, translate("cli", "The agent does not start."),
                    translate("cli", "Start it by hand to see what it says: %1", {start.program.string()}));
    return {};
}

Result<void> install_unit(const Paths& paths, const AgentStart& start) {
    if (auto written = write_own_file(unit_file(paths), unit_text(start)); !written)
        return written;
    for (const QStringList& words : {QStringList{QStringLiteral("daemon-reload")},
                                     {QStringLiteral("enable"), QString::fromLatin1(unit)},
                                     {QStringLiteral("restart"), QString::fromLatin1(unit)}})
        if (auto done = systemctl(words); !done)
            return done;
    return {};
}

} // namespace

std::optional<AgentInstallation> agent_installation(const Paths& paths) {
    if (is_there(unit_file(paths)))
        return AgentInstallation{"systemd", unit_file(paths)};
    if (is_there(autostart_file(paths)))
        return AgentInstallation{"autostart", autostart_file(paths)};
    return std::nullopt;
}

std::optional<AgentInstallation> agent_installation_for_all() {
    // What `systemctl --global enable` makes; it leads nowhere once the unit has gone.
    const std::filesystem::path wanted =
        std::filesystem::path("/etc/systemd/user/default.target.wants") / unit;
    return is_there(wanted) ? std::optional(AgentInstallation{"systemd", wanted}) : std::nullopt;
}

Result<void> stop_agent(const Paths& paths) {
    auto connection = connect_local(paths.agent_socket());
    if (!connection && connection.error().code == ErrorCode::not_found)
        return {};
    const auto process = connection ? peer_process(*connection) : std::nullopt;
    if (!process || !peer_is_this_user(*connection))
        return fail(ErrorCode::permission_denied, translate("cli", "The agent that runs cannot be ended."),
                    {}, paths.agent_socket().string());
    (void)kill(*process, SIGTERM);
    if (!wait_until([&] { return kill(*process, 0) != 0; }))
        return fail(ErrorCode::busy, translate("cli", "The agent is still at work; it ends afterwards."));
    return {};
}

Result<AgentInstallation> install_agent(const Paths& paths) {
    const AgentStart start = start_of_agent();
    if (access(start.program.c_str(), X_OK) != 0)
        return fail(ErrorCode::not_found, translate("cli", "The program of the agent is missing."),
                    translate("cli", "Install Rinnova again, with all of its parts."),
                    start.program.string());
    if (auto installed = install_live_host(paths); !installed)
        return tl::unexpected(installed.error());
    if (has_service_manager(paths)) {
        if (auto installed = install_unit(paths, start); !installed)
            return tl::unexpected(installed.error());
        if (auto removed = remove_own_file(autostart_file(paths)); !removed)
            return tl::unexpected(removed.error());
        return AgentInstallation{"systemd", unit_file(paths)};
    }
    auto written = write_own_file(autostart_file(paths), autostart_text(start));
    if (written)
        written = start_now(paths, start);
    if (!written)
        return tl::unexpected(written.error());
    return AgentInstallation{"autostart", autostart_file(paths)};
}

Result<std::optional<AgentInstallation>> uninstall_agent(const Paths& paths) {
    const auto installed = agent_installation(paths);
    Result<void> done;
    if (is_there(unit_file(paths)) && has_service_manager(paths))
        done = systemctl({QStringLiteral("disable"), QStringLiteral("--now"), QString::fromLatin1(unit)});
    if (auto removed = uninstall_live_host(paths); done && !removed)
        done = removed;
    for (const auto& file : {unit_file(paths), autostart_file(paths)})
        if (auto removed = remove_own_file(file); done && !removed)
            done = removed;
    if (done && has_service_manager(paths))
        done = systemctl({QStringLiteral("daemon-reload")});
    if (auto ended = stop_agent(paths); done && !ended)
        done = ended;
    if (!done)
        return tl::unexpected(done.error());
    return installed;
}

} // namespace rinnova::cli
