// SPDX-License-Identifier: Apache-2.0
// On Windows the clipboard belongs to a window, which needs no library of ours: no helper program then. The
// password is given when somebody pastes, and not before ("Delayed Rendering", WM_RENDERFORMAT); the formats
// by which it stays out of the history and off other devices are those of "Clipboard Formats", Cloud
// Clipboard.
#include "clipboard/HelperProgram.h"

#include "base/Handle_windows.h"
#include "base/Text.h"
#include "base/WakeEvent.h"

#include <array>
#include <optional>
#include <span>
#include <thread>

namespace rinnova::clipboard {

namespace {

constexpr const wchar_t* class_name = L"RinnovaClipboard";
constexpr int most_tries = 50; ///< while another program has the clipboard open
constexpr std::chrono::milliseconds pause{20};
constexpr std::chrono::seconds longest_farewell{30};
constexpr std::chrono::seconds short_farewell{2}; ///< when somebody waits for the end

/// Whoever pastes has the clipboard open, and waits for our answer.
void answer_who_asks() {
    for (MSG message{}; PeekMessageW(&message, nullptr, 0, 0, PM_REMOVE);)
        DispatchMessageW(&message);
}

class OpenClipboard {
  public:
    explicit OpenClipboard(HWND window) {
        for (int tries = 0; tries < most_tries && !(m_open = ::OpenClipboard(window) != 0); ++tries) {
            answer_who_asks();
            std::this_thread::sleep_for(pause);
        }
    }
    OpenClipboard(const OpenClipboard&) = delete;
    OpenClipboard& operator=(const OpenClipboard&) = delete;
    ~OpenClipboard() {
        if (m_open)
            CloseClipboard();
    }
    explicit operator bool() const { return m_open; }

  private:
    bool m_open = false;
};

void put_number(const wchar_t* format, DWORD value) {
    if (HGLOBAL memory = GlobalAlloc(GMEM_MOVEABLE, sizeof value)) {
        *static_cast<DWORD*>(GlobalLock(memory)) = value;
        GlobalUnlock(memory);
        SetClipboardData(RegisterClipboardFormatW(format), memory);
    }
}

/// The password as text, in memory that becomes the system's.
void give(const Secret& password) {
    password.expose([](std::string_view bytes) {
        const auto size = static_cast<int>(bytes.size());
        const int units = MultiByteToWideChar(CP_UTF8, 0, bytes.data(), size, nullptr, 0);
        const std::size_t room = (static_cast<std::size_t>(units) + 1) * sizeof(wchar_t);
        HGLOBAL memory = GlobalAlloc(GMEM_MOVEABLE | GMEM_ZEROINIT, room);
        if (memory == nullptr)
            return;
        MultiByteToWideChar(CP_UTF8, 0, bytes.data(), size, static_cast<wchar_t*>(GlobalLock(memory)), units);
        GlobalUnlock(memory);
        if (SetClipboardData(CF_UNICODETEXT, memory) != nullptr)
            return;
        wipe(std::span(static_cast<char*>(GlobalLock(memory)), room)); // it is ours still
        GlobalUnlock(memory);
        GlobalFree(memory);
    });
}

LRESULT CALLBACK take(HWND window, UINT message, WPARAM wide, LPARAM lng) {
    const auto* password = reinterpret_cast<const Secret*>(GetWindowLongPtrW(window, GWLP_USERDATA));
    if (password != nullptr && message == WM_RENDERFORMAT && wide == CF_UNICODETEXT) {
        give(*password);
        return 0;
    }
    // What is asked for when we leave would stay: nothing is given.
    if (message == WM_RENDERALLFORMATS)
        return 0;
    return DefWindowProcW(window, message, wide, lng);
}

/// The window that has the clipboard, and gives it back.
class Owner {
  public:
    explicit Owner(const Secret& password) {
        WNDCLASSEXW kind{};
        kind.cbSize = sizeof kind;
        kind.lpfnWndProc = &take;
        kind.hInstance = GetModuleHandleW(nullptr);
        kind.lpszClassName = class_name;
        RegisterClassExW(&kind); // again is refused, and does no harm
        m_window = CreateWindowExW(0, class_name, nullptr, 0, 0, 0, 0, 0, HWND_MESSAGE, nullptr,
                                   kind.hInstance, nullptr);
        if (m_window == nullptr)
            return;
        SetWindowLongPtrW(m_window, GWLP_USERDATA, reinterpret_cast<LONG_PTR>(&password));
        const OpenClipboard opened(m_window);
        if (!opened || !EmptyClipboard())
            return;
        SetClipboardData(CF_UNICODETEXT, nullptr);
        put_number(L"ExcludeClipboardContentFromMonitorProcessing", 1);
        put_number(L"CanIncludeInClipboardHistory", 0);
        put_number(L"CanUploadToCloudClipboard", 0);
        m_holds = true;
    }
    Owner(const Owner&) = delete;
    Owner& operator=(const Owner&) = delete;
    ~Owner() {
        if (m_window != nullptr)
            DestroyWindow(m_window);
    }
    bool holds() const { return m_holds; }
    /// Nobody has copied something else.
    bool still() const { return GetClipboardOwner() == m_window; }
    /// False when another program keeps the clipboard open, so that the password may stay.
    bool take_off(const std::stop_token& stop) const {
        using std::chrono::steady_clock;
        const auto begun = steady_clock::now();
        std::optional<steady_clock::time_point> stopped;
        while (still()) {
            const OpenClipboard opened(m_window);
            if (opened && (!still() || EmptyClipboard()))
                return true;
            const auto now = steady_clock::now();
            if (!stopped && stop.stop_requested())
                stopped = now;
            if (now >= begun + longest_farewell || (stopped && now >= *stopped + short_farewell))
                return false;
            std::this_thread::sleep_for(pause);
        }
        return true;
    }

  private:
    HWND m_window = nullptr;
    bool m_holds = false;
};

} // namespace

Result<void> hold(const std::filesystem::path&, const Secret& password, std::chrono::seconds time,
                  const std::function<void()>& held, const std::stop_token& stop) {
    const WakeEvent stopped;
    const std::stop_callback wake(stop, [&] { stopped.wake(); });
    const Owner owner(password);
    if (!owner.holds())
        return fail(ErrorCode::internal,
                    translate("clipboard", "The password could not be put on the clipboard."));
    held();
    const auto end = std::chrono::steady_clock::now() + time;
    const std::array<HANDLE, 1> waiting{handle_of(stopped.number())};
    while (owner.still()) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now())
                .count();
        if (left <= 0)
            break;
        if (MsgWaitForMultipleObjects(1, waiting.data(), FALSE, static_cast<DWORD>(left), QS_ALLINPUT) !=
            WAIT_OBJECT_0 + 1)
            break;
        answer_who_asks();
    }
    if (!owner.take_off(stop))
        return fail(
            ErrorCode::busy,
            translate("clipboard", "Another program holds the clipboard: the password may still be on it."),
            translate("clipboard", "Copy something else."));
    return {};
}

} // namespace rinnova::clipboard
