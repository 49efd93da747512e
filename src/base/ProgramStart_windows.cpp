// SPDX-License-Identifier: Apache-2.0
#include "base/ProgramStart.h"

#include "base/Handle_windows.h"
#include "base/Text.h"
#include "base/Wide_windows.h"
#include "base/WindowsError_windows.h"

#include <shellapi.h>
#include <winternl.h>

#include <algorithm>
#include <array>
#include <memory>

namespace rinnova {

namespace {

tl::unexpected<Error> does_not_start(const ProgramStart& program) {
    return fail_windows(GetLastError(), translate("base", "the program does not start"),
                        program.executable.string());
}

/// As CommandLineToArgvW takes it apart again.
std::wstring in_quotes(std::wstring_view argument) {
    std::wstring text = L"\"";
    std::size_t backslashes = 0;
    for (const wchar_t c : argument) {
        if (c == L'"')
            text.append(backslashes + 1, L'\\');
        backslashes = c == L'\\' ? backslashes + 1 : 0;
        text += c;
    }
    return text.append(backslashes, L'\\') + L'"';
}

std::wstring command_line_of(const ProgramStart& program) {
    std::wstring line;
    for (const std::string& argument : program.arguments)
        line += (line.empty() ? L"" : L" ") + in_quotes(wide_of(argument));
    return line;
}

std::vector<std::string> arguments_in(const wchar_t* command_line) {
    int count = 0;
    const std::unique_ptr<wchar_t*, decltype(&LocalFree)> words(CommandLineToArgvW(command_line, &count),
                                                                &LocalFree);
    std::vector<std::string> arguments;
    for (int i = 0; words && i < count; ++i)
        arguments.push_back(utf8_of(words.get()[i]));
    return arguments;
}

using QueryProcess = NTSTATUS(NTAPI*)(HANDLE, PROCESSINFOCLASS, PVOID, ULONG, PULONG);

template <typename T>
bool read_memory(HANDLE process, const void* from, T* to, std::size_t size = sizeof(T)) {
    SIZE_T count = 0;
    return ReadProcessMemory(process, from, to, size, &count) && count == size;
}

/// As the process itself keeps it ("PEB structure", "RTL_USER_PROCESS_PARAMETERS structure").
std::wstring command_line_in_memory(DWORD number, QueryProcess query) {
    const Handle process(OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION | PROCESS_VM_READ, FALSE, number));
    PROCESS_BASIC_INFORMATION basic{};
    PEB environment{};
    RTL_USER_PROCESS_PARAMETERS parameters{};
    if (!process || query(process.get(), ProcessBasicInformation, &basic, sizeof basic, nullptr) < 0 ||
        !read_memory(process.get(), basic.PebBaseAddress, &environment) ||
        !read_memory(process.get(), environment.ProcessParameters, &parameters))
        return {};
    std::wstring line(parameters.CommandLine.Length / sizeof(wchar_t), L'\0');
    if (!read_memory(process.get(), parameters.CommandLine.Buffer, line.data(),
                     line.size() * sizeof(wchar_t)))
        return {};
    return line;
}

/// Since Windows 8.1 (PROCESSINFOCLASS 60) no rights to the other one's memory are needed; Wine 8 has none of
/// it.
std::vector<std::string> arguments_of(HANDLE process, DWORD number) {
    const auto command_line = static_cast<PROCESSINFOCLASS>(60);
    const auto query = reinterpret_cast<QueryProcess>(
        reinterpret_cast<void*>(GetProcAddress(GetModuleHandleW(L"ntdll.dll"), "NtQueryInformationProcess")));
    ULONG size = 0;
    if (query == nullptr)
        return {};
    (void)query(process, command_line, nullptr, 0, &size);
    std::vector<std::byte> room(size + sizeof(wchar_t));
    std::wstring line;
    if (size >= sizeof(UNICODE_STRING) && query(process, command_line, room.data(), size, &size) >= 0) {
        const auto* text = reinterpret_cast<const UNICODE_STRING*>(room.data());
        line.assign(text->Buffer, text->Length / sizeof(wchar_t));
    } else {
        line = command_line_in_memory(number, query);
    }
    return line.empty() ? std::vector<std::string>() : arguments_in(line.c_str());
}

std::filesystem::path executable_of(HANDLE process) {
    std::wstring name(32768, L'\0');
    auto length = static_cast<DWORD>(name.size());
    if (!QueryFullProcessImageNameW(process, 0, name.data(), &length))
        return {};
    name.resize(length);
    return name;
}

} // namespace

Result<ProgramStart> start_of(const std::string& program, std::vector<std::string> arguments) {
    std::wstring found(32768, L'\0');
    const DWORD length = SearchPathW(nullptr, wide_of(program).c_str(), L".exe",
                                     static_cast<DWORD>(found.size()), found.data(), nullptr);
    if (length == 0 || length >= found.size())
        return fail(ErrorCode::not_found, translate("base", "The program is not installed."), {}, program);
    found.resize(length);
    ProgramStart start;
    start.executable = found;
    start.arguments = std::move(arguments);
    start.arguments.insert(start.arguments.begin(), program);
    start.folder = start.executable.parent_path();
    return start;
}

std::vector<std::string> own_arguments(int /*argc*/, char** /*argv*/) {
    auto words = arguments_in(GetCommandLineW());
    if (!words.empty())
        words.erase(words.begin());
    return words;
}

Result<ProgramStart> how_it_was_started(const ProcessId& process) {
    const std::string number = std::to_string(process.number);
    const Handle handle(
        OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, FALSE, static_cast<DWORD>(process.number)));
    const DWORD reason = GetLastError();
    if (process_with(process.number) != process)
        return fail(ErrorCode::not_found, translate("base", "The program has ended."), {}, number);
    if (!handle)
        return fail_windows(reason, translate("base", "how the program was started cannot be seen"), number);
    ProgramStart program;
    program.executable = executable_of(handle.get());
    program.arguments = arguments_of(handle.get(), static_cast<DWORD>(process.number));
    // Its environment and folder lie in its own memory; a program of the user's own desktop does with ours.
    program.folder = program.executable.parent_path();
    if (program.executable.empty() || program.arguments.empty())
        return fail(
            ErrorCode::unsupported,
            translate("base", "The program could not be started again: its file is not here any more."), {},
            program.executable.string());
    return program;
}

// Its environment is ours: no other one is ever known here.
Result<void> start_program(const ProgramStart& program) {
    STARTUPINFOW start{};
    start.cb = sizeof start;
    PROCESS_INFORMATION started{};
    std::wstring line = command_line_of(program);
    const DWORD how = DETACHED_PROCESS | CREATE_NEW_PROCESS_GROUP | CREATE_BREAKAWAY_FROM_JOB;
    const auto begin = [&](DWORD flags) {
        return CreateProcessW(program.executable.c_str(), line.data(), nullptr, nullptr, FALSE, flags,
                              nullptr, program.folder.c_str(), &start, &started) != 0;
    };
    // A job that does not let its members go refuses the flag.
    if (!begin(how) && !(GetLastError() == ERROR_ACCESS_DENIED && begin(how & ~CREATE_BREAKAWAY_FROM_JOB)))
        return does_not_start(program);
    CloseHandle(started.hThread);
    CloseHandle(started.hProcess);
    return {};
}

Result<bool> wait_for_end(const ProcessId& process, std::chrono::milliseconds limit, std::stop_token stop) {
    const Handle handle(OpenProcess(SYNCHRONIZE, FALSE, static_cast<DWORD>(process.number)));
    if (!handle && GetLastError() != ERROR_INVALID_PARAMETER)
        return fail_windows(GetLastError(), translate("base", "a program cannot be watched"),
                            std::to_string(process.number));
    if (!handle || process_with(process.number) != process)
        return true;
    const Handle stopped(CreateEventW(nullptr, TRUE, FALSE, nullptr));
    const std::stop_callback wake(stop, [&] { SetEvent(stopped.get()); });
    const std::array<HANDLE, 2> wanted{handle.get(), stopped.get()};
    return WaitForMultipleObjects(static_cast<DWORD>(wanted.size()), wanted.data(), FALSE,
                                  static_cast<DWORD>(std::max<std::int64_t>(limit.count(), 0))) ==
           WAIT_OBJECT_0;
}

} // namespace rinnova
