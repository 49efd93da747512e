// SPDX-License-Identifier: Apache-2.0
#include "base/Process.h"

#include "base/Handle_windows.h"
#include "base/Text.h"
#include "base/WindowsError_windows.h"

#include <string>
#include <utility>

namespace rinnova {

namespace {

constexpr DWORD wanted_rights = SYNCHRONIZE | PROCESS_QUERY_LIMITED_INFORMATION;

std::optional<ProcessId> identity_of(HANDLE process, long number) {
    FILETIME started{};
    FILETIME ended{};
    FILETIME in_kernel{};
    FILETIME in_program{};
    if (WaitForSingleObject(process, 0) == WAIT_OBJECT_0 ||
        !GetProcessTimes(process, &started, &ended, &in_kernel, &in_program))
        return std::nullopt;
    return ProcessId{number,
                     (static_cast<std::uint64_t>(started.dwHighDateTime) << 32U) | started.dwLowDateTime};
}

} // namespace

std::optional<ProcessId> process_with(long number) {
    if (number <= 0)
        return std::nullopt;
    const Handle process(OpenProcess(wanted_rights, FALSE, static_cast<DWORD>(number)));
    return process ? identity_of(process.get(), number) : std::nullopt;
}

Result<std::unique_ptr<ProcessWatch>> ProcessWatch::begin(const ProcessId& process,
                                                          std::function<void()> ended) {
    Handle handle(OpenProcess(wanted_rights, FALSE, static_cast<DWORD>(process.number)));
    if (!handle && GetLastError() != ERROR_INVALID_PARAMETER)
        return fail_windows(GetLastError(), translate("base", "a program cannot be watched"),
                            std::to_string(process.number));
    // Looked at once the number can no longer be given to another one. What has ended is told at once.
    if (!handle || identity_of(handle.get(), process.number) != process)
        handle = Handle(CreateEventW(nullptr, TRUE, TRUE, nullptr));
    if (!handle)
        return fail_windows(GetLastError(), translate("base", "a program cannot be watched"),
                            std::to_string(process.number));
    return std::unique_ptr<ProcessWatch>(
        new ProcessWatch(process, number_of(handle.release()), std::move(ended)));
}

ProcessWatch::ProcessWatch(const ProcessId& process, int descriptor, std::function<void()> ended)
    : m_process(process), m_ended(std::move(ended)), m_watch(descriptor, [this] {
          m_watch.silence();
          std::exchange(m_ended, {})();
      }) {}

} // namespace rinnova
