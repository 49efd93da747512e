// SPDX-License-Identifier: Apache-2.0
#include "ThisWindows_windows.h"

#include <tlhelp32.h>

#include <string_view>

namespace rinnova::outlook {

namespace {

constexpr const wchar_t* program = L"OUTLOOK.EXE";
/// The class of Outlook's window with the folders and messages, and of those with one message.
constexpr std::wstring_view main_window = L"rctrl_renwnd32";

class Handle {
  public:
    explicit Handle(HANDLE handle) : m_handle(handle) {}
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle() {
        if (*this)
            CloseHandle(m_handle);
    }
    explicit operator bool() const { return m_handle != nullptr && m_handle != INVALID_HANDLE_VALUE; }
    HANDLE get() const { return m_handle; }

  private:
    HANDLE m_handle;
};

/// TOKEN_USER of a process, with the SID in it; empty when it is not shown.
std::string owner_of(HANDLE process) {
    HANDLE opened = nullptr;
    if (OpenProcessToken(process, TOKEN_QUERY, &opened) == 0)
        return {};
    const Handle token(opened);
    DWORD size = 0;
    GetTokenInformation(token.get(), TokenUser, nullptr, 0, &size);
    std::string user(size, '\0');
    if (size == 0 || GetTokenInformation(token.get(), TokenUser, user.data(), size, &size) == 0)
        return {};
    return user;
}

bool same_user(const std::string& first, const std::string& second) {
    return EqualSid(reinterpret_cast<const TOKEN_USER*>(first.data())->User.Sid,
                    reinterpret_cast<const TOKEN_USER*>(second.data())->User.Sid) != 0;
}

bool in_this_session(DWORD process) {
    DWORD session = 0;
    DWORD own = 0;
    return ProcessIdToSessionId(process, &session) != 0 &&
           ProcessIdToSessionId(GetCurrentProcessId(), &own) != 0 && session == own;
}

bool has_ended(HANDLE process) {
    DWORD code = 0;
    return GetExitCodeProcess(process, &code) != 0 && code != STILL_ACTIVE;
}

/// Whether it runs and is this user's. One that is not shown, or that nobody may wait for, is taken for that:
/// its end cannot be waited for, but nothing is written under it.
std::optional<RunningOutlook> looked_at(DWORD number) {
    const Handle process(OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, FALSE, number));
    if (!process) // an invalid parameter: there is no such process any more
        return GetLastError() != ERROR_INVALID_PARAMETER ? std::optional(RunningOutlook{}) : std::nullopt;
    const std::string owner = owner_of(process.get());
    const std::string own = owner_of(GetCurrentProcess());
    if (!owner.empty() && !own.empty() && !same_user(owner, own))
        return std::nullopt;
    const auto running = process_with(static_cast<long>(number));
    return running || !has_ended(process.get()) ? std::optional(RunningOutlook{running}) : std::nullopt;
}

/// The windows that a process has on the screen.
struct ShownWindows {
    DWORD process = 0;
    std::vector<HWND> main;   ///< shown, and no other window's
    std::vector<HWND> hidden; ///< Outlook's own kind, put away
    bool dialog = false;      ///< one that belongs to another is open
};

bool is_main_window(HWND window) {
    std::wstring name(main_window.size() + 2, L'\0');
    name.resize(static_cast<std::size_t>(GetClassNameW(window, name.data(), static_cast<int>(name.size()))));
    return name == main_window;
}

BOOL CALLBACK note_window(HWND window, LPARAM data) {
    auto& windows = *reinterpret_cast<ShownWindows*>(data);
    DWORD process = 0;
    GetWindowThreadProcessId(window, &process);
    if (process != windows.process)
        return TRUE;
    // Its own style, and not whether the desktop is to be seen: it may be locked.
    if ((GetWindowLongW(window, GWL_STYLE) & static_cast<LONG>(WS_VISIBLE)) == 0) {
        if (is_main_window(window))
            windows.hidden.push_back(window);
    } else if (GetWindow(window, GW_OWNER) != nullptr) {
        windows.dialog = true;
    } else {
        windows.main.push_back(window);
    }
    return TRUE;
}

class SessionPrograms final : public OutlookPrograms {
  public:
    Result<std::optional<RunningOutlook>> running() const override {
        const auto hidden = [] {
            return fail_windows(GetLastError(), translate("outlook", "Windows does not say what runs"));
        };
        const Handle snapshot(CreateToolhelp32Snapshot(TH32CS_SNAPPROCESS, 0));
        if (!snapshot)
            return hidden();
        PROCESSENTRY32W entry{};
        entry.dwSize = sizeof entry;
        for (BOOL more = Process32FirstW(snapshot.get(), &entry); more != 0;
             more = Process32NextW(snapshot.get(), &entry))
            if (lstrcmpiW(entry.szExeFile, program) == 0 && in_this_session(entry.th32ProcessID))
                if (auto running = looked_at(entry.th32ProcessID))
                    return running;
        // A list that was cut off may have had it behind the cut.
        if (GetLastError() != ERROR_NO_MORE_FILES)
            return hidden();
        return std::nullopt;
    }

    Result<void> ask_to_close(const ProcessId& process) const override {
        // Its number may have been given to another program.
        if (process_with(process.number) != process)
            return {};
        ShownWindows windows;
        windows.process = static_cast<DWORD>(process.number);
        EnumWindows(note_window, reinterpret_cast<LPARAM>(&windows));
        if (windows.dialog || windows.main.size() > 1)
            return fail(ErrorCode::needs_user,
                        translate("outlook", "Outlook is in use: a message being written, or another window, "
                                             "is open."));
        const std::vector<HWND>& asked = windows.main.empty() ? windows.hidden : windows.main;
        if (asked.size() != 1)
            return fail(ErrorCode::unsupported,
                        translate("outlook", "Outlook's windows cannot be reached from here."));
        if (PostMessageW(asked.front(), WM_CLOSE, 0, 0) == 0)
            return fail_windows(GetLastError(), translate("outlook", "Outlook could not be asked to end"));
        return {};
    }
};

} // namespace

std::unique_ptr<OutlookPrograms> programs_of_session() {
    return std::make_unique<SessionPrograms>();
}

} // namespace rinnova::outlook
