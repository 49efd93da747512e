// SPDX-License-Identifier: Apache-2.0
#include "cli/AgentSetup.h"

#include "base/Handle_windows.h"
#include "base/LocalSocket.h"
#include "base/PathText.h"
#include "base/ProgramStart.h"
#include "base/StopEvent_windows.h"
#include "base/Text.h"
#include "base/WindowsError_windows.h"
#include "cli/LiveSetup.h"

#include <QCoreApplication>

#include <chrono>
#include <thread>

namespace rinnova::cli {

namespace {

constexpr std::chrono::seconds patience{10};
// "Run and RunOnce Registry Keys": what is named here starts with each of this user's sessions.
constexpr const wchar_t* run_key = L"Software\\Microsoft\\Windows\\CurrentVersion\\Run";
constexpr const wchar_t* run_value = L"Rinnova";
constexpr const char* shown_place =
    "HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Run\\Rinnova";
/// The installer's, when it was used for all users.
constexpr const char* shown_place_for_all =
    "HKEY_LOCAL_MACHINE\\Software\\Microsoft\\Windows\\CurrentVersion\\Run\\Rinnova";

tl::unexpected<Error> cannot_set(LSTATUS reason) {
    return fail_windows(static_cast<DWORD>(reason), translate("cli", "the registry cannot be changed"),
                        shown_place);
}

std::filesystem::path program_of_agent() {
    return path_from_utf8(QCoreApplication::applicationDirPath().toStdString()).make_preferred() /
           "rinnovad.exe";
}

bool starts_with_session(HKEY whose) {
    return RegGetValueW(whose, run_key, run_value, RRF_RT_REG_SZ, nullptr, nullptr, nullptr) == ERROR_SUCCESS;
}

/// In short pauses: no event tells when a pipe comes.
bool wait_until_it_answers(const Paths& paths) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    for (;;) {
        const auto running = running_agent(paths);
        if (running && running->has_value())
            return true;
        if (std::chrono::steady_clock::now() >= deadline)
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
}

} // namespace

std::optional<AgentInstallation> agent_installation(const Paths&) {
    if (starts_with_session(HKEY_CURRENT_USER))
        return AgentInstallation{"autostart", shown_place};
    return std::nullopt;
}

std::optional<AgentInstallation> agent_installation_for_all() {
    if (starts_with_session(HKEY_LOCAL_MACHINE))
        return AgentInstallation{"autostart", shown_place_for_all};
    return std::nullopt;
}

/// Asked by the event it listens to; never ended by force.
Result<void> stop_agent(const Paths& paths) {
    auto connection = connect_local(paths.agent_socket());
    if (!connection && connection.error().code == ErrorCode::not_found)
        return {};
    const auto number = connection ? peer_process(*connection) : std::nullopt;
    const auto process = number ? process_with(*number) : std::nullopt;
    const Handle event(
        number ? OpenEventW(EVENT_MODIFY_STATE, FALSE, stop_event_of(static_cast<DWORD>(*number)).c_str())
               : nullptr);
    if (!event || !SetEvent(event.get()))
        return fail(ErrorCode::permission_denied, translate("cli", "The agent that runs cannot be ended."),
                    {}, paths.agent_socket().string());
    connection = Descriptor();
    if (const auto ended = process ? wait_for_end(*process, patience, {}) : Result<bool>(true);
        !ended || !*ended)
        return fail(ErrorCode::busy, translate("cli", "The agent is still at work; it ends afterwards."));
    return {};
}

Result<AgentInstallation> install_agent(const Paths& paths) {
    const std::filesystem::path program = program_of_agent();
    if (GetFileAttributesW(program.c_str()) == INVALID_FILE_ATTRIBUTES)
        return fail(ErrorCode::not_found, translate("cli", "The program of the agent is missing."),
                    translate("cli", "Install Rinnova again, with all of its parts."), program.string());
    if (auto installed = install_live_host(paths); !installed)
        return tl::unexpected(installed.error());
    const std::wstring line = L"\"" + program.wstring() + L"\"";
    if (const LSTATUS failed = RegSetKeyValueW(HKEY_CURRENT_USER, run_key, run_value, REG_SZ, line.c_str(),
                                               static_cast<DWORD>((line.size() + 1) * sizeof(wchar_t)));
        failed != ERROR_SUCCESS)
        return cannot_set(failed);
    if (auto ended = stop_agent(paths); !ended)
        return tl::unexpected(ended.error());
    auto start = start_of(program.string(), {});
    if (start)
        if (auto started = start_program(*start); !started)
            return tl::unexpected(started.error());
    if (!start || !wait_until_it_answers(paths))
        return fail(ErrorCode::internal, translate("cli", "The agent does not start."),
                    translate("cli", "Start it by hand to see what it says: %1", {program.string()}));
    return AgentInstallation{"autostart", shown_place};
}

Result<std::optional<AgentInstallation>> uninstall_agent(const Paths& paths) {
    const auto installed = agent_installation(paths);
    if (const LSTATUS failed = RegDeleteKeyValueW(HKEY_CURRENT_USER, run_key, run_value);
        failed != ERROR_SUCCESS && failed != ERROR_FILE_NOT_FOUND)
        return cannot_set(failed);
    if (auto removed = uninstall_live_host(paths); !removed)
        return tl::unexpected(removed.error());
    if (auto ended = stop_agent(paths); !ended)
        return tl::unexpected(ended.error());
    return installed;
}

} // namespace rinnova::cli
