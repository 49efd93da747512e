// SPDX-License-Identifier: Apache-2.0
// Notices are balloons of an icon in the taskbar's corner ("Notifications and the Notification Area"), which
// Windows 10 and later show as toasts. They have no buttons: a click on it is the first of what can be done,
// the others are in the icon's menu. The icon is there as long as the notice stands.
#include "agent/Desktop.h"

#include "agent/HiddenWindow_windows.h"
#include "base/Text.h"
#include "base/Wide_windows.h"

#include <QObject>

#include <shellapi.h>

#include <algorithm>
#include <map>

namespace rinnova::agent {

namespace {

constexpr UINT icon_message = WM_APP + 1;

/// As much of it as there is room for.
template <std::size_t size>
void put(wchar_t (&room)[size], const std::string& text) {
    std::wstring wide = wide_of(text);
    if (wide.size() >= size) {
        wide.resize(size - 2);
        if (IS_HIGH_SURROGATE(wide.back()))
            wide.pop_back();
        wide += L'\u2026';
    }
    std::copy_n(wide.c_str(), wide.size() + 1, room);
}

/// The desktop that takes input is another one while the screen is locked.
bool others_may_look() {
    const HDESK desktop = OpenInputDesktop(0, FALSE, DESKTOP_READOBJECTS);
    if (desktop != nullptr)
        CloseDesktop(desktop);
    return desktop == nullptr;
}

bool shell_is_there() {
    return FindWindowW(L"Shell_TrayWnd", nullptr) != nullptr;
}

} // namespace

struct Desktop::Parts {
    struct Standing {
        DesktopNotice notice;
        UINT icon = 0;
    };
    Events events;
    std::map<std::string, Standing> standing{};
    UINT last_icon = 0;
    const UINT shell_came = RegisterWindowMessageW(L"TaskbarCreated");
    HiddenWindow window{[this](UINT message, WPARAM wide, LPARAM lng) { return take(message, wide, lng); }};
    QObject here{}; ///< last: what is posted to it dies first

    std::optional<LRESULT> take(UINT message, WPARAM wide, LPARAM lng) {
        if (message == WM_POWERBROADCAST && wide == PBT_APMRESUMEAUTOMATIC)
            later([this] { events.woke(); });
        else if (message == shell_came)
            later([this] { shell_is_new(); });
        else if (message == icon_message)
            later([this, icon = static_cast<UINT>(HIWORD(lng)), what = static_cast<UINT>(LOWORD(lng))] {
                icon_says(icon, what);
            });
        else
            return std::nullopt;
        return message == WM_POWERBROADCAST ? TRUE : 0;
    }

    /// From the event loop, where nothing of ours is under way.
    void later(std::function<void()> call) {
        QMetaObject::invokeMethod(&here, std::move(call), Qt::QueuedConnection);
    }

    NOTIFYICONDATAW icon_of(UINT number) const {
        NOTIFYICONDATAW icon{};
        icon.cbSize = sizeof icon;
        icon.hWnd = window.window();
        icon.uID = number;
        return icon;
    }

    bool put_up(const Standing& shown) const {
        const DesktopNotice& notice = shown.notice;
        const bool discreet = others_may_look() && !notice.discreet_summary.empty();
        NOTIFYICONDATAW icon = icon_of(shown.icon);
        icon.uFlags = NIF_MESSAGE | NIF_ICON | NIF_TIP | NIF_SHOWTIP | NIF_INFO;
        icon.uCallbackMessage = icon_message;
        icon.hIcon = LoadIconW(nullptr, notice.urgency == DesktopNotice::Urgency::critical ? IDI_WARNING
                                                                                           : IDI_INFORMATION);
        icon.dwInfoFlags = notice.urgency == DesktopNotice::Urgency::critical ? NIIF_WARNING : NIIF_INFO;
        put(icon.szTip, discreet ? notice.discreet_summary : notice.summary);
        put(icon.szInfoTitle, discreet ? notice.discreet_summary : notice.summary);
        // A balloon without a text is none.
        const std::string body = discreet ? notice.discreet_body : notice.body;
        put(icon.szInfo, body.empty() ? notice.summary : body);
        if (!Shell_NotifyIconW(NIM_ADD, &icon) && !Shell_NotifyIconW(NIM_MODIFY, &icon))
            return false;
        icon.uVersion = NOTIFYICON_VERSION_4;
        Shell_NotifyIconW(NIM_SETVERSION, &icon);
        return true;
    }

    void take_down(UINT number) const {
        NOTIFYICONDATAW icon = icon_of(number);
        Shell_NotifyIconW(NIM_DELETE, &icon);
    }

    void shell_is_new() {
        for (const auto& [tag, shown] : standing)
            (void)put_up(shown);
        if (events.notices.server_changed)
            events.notices.server_changed(true);
    }

    void icon_says(UINT number, UINT what) {
        const auto found = std::find_if(standing.begin(), standing.end(),
                                        [&](const auto& entry) { return entry.second.icon == number; });
        if (found == standing.end())
            return;
        const std::string tag = found->first;
        const bool meant = what == NIN_BALLOONUSERCLICK || what == NIN_SELECT || what == NIN_KEYSELECT;
        if (meant)
            act(tag, 0);
        else if (what == WM_CONTEXTMENU)
            offer(tag);
        else if (what == NIN_BALLOONTIMEOUT && !found->second.notice.stays)
            end(tag, NoticeEnd::expired);
    }

    void act(const std::string& tag, std::size_t number) {
        const auto found = standing.find(tag);
        if (found == standing.end())
            return;
        const auto actions = found->second.notice.actions;
        if (number >= actions.size())
            return end(tag, NoticeEnd::dismissed);
        take_down(found->second.icon);
        standing.erase(found);
        events.notices.acted(tag, actions[number].key);
    }

    void offer(const std::string& tag) {
        const HMENU menu = CreatePopupMenu();
        const auto& actions = standing.at(tag).notice.actions;
        for (std::size_t i = 0; i < actions.size(); ++i)
            AppendMenuW(menu, MF_STRING, i + 1, wide_of(actions[i].label).c_str());
        AppendMenuW(menu, MF_SEPARATOR, 0, nullptr);
        AppendMenuW(menu, MF_STRING, actions.size() + 1, wide_of(translate("agent", "Close")).c_str());
        POINT where{};
        GetCursorPos(&where);
        // Else it would not go away when somebody clicks beside it ("TrackPopupMenu").
        SetForegroundWindow(window.window());
        const int chosen = TrackPopupMenu(menu, TPM_RETURNCMD | TPM_NONOTIFY | TPM_RIGHTBUTTON, where.x,
                                          where.y, 0, window.window(), nullptr);
        DestroyMenu(menu);
        if (chosen > 0)
            act(tag, static_cast<std::size_t>(chosen) - 1);
    }

    void end(const std::string& tag, NoticeEnd how) {
        const auto found = standing.find(tag);
        if (found == standing.end())
            return;
        take_down(found->second.icon);
        standing.erase(found);
        events.notices.ended(tag, how);
    }
};

Desktop::Desktop(Events events) : m_parts(new Parts{std::move(events)}) {}

Desktop::~Desktop() {
    for (const auto& [tag, shown] : m_parts->standing)
        m_parts->take_down(shown.icon);
}

/// A desktop that comes anew says so itself.
bool Desktop::connect() {
    return false;
}

/// Windows tells unasked.
void Desktop::listen_to_machine() {}

void Desktop::show(const std::string& tag, const DesktopNotice& notice) {
    Parts& parts = *m_parts;
    auto& shown = parts.standing[tag];
    shown.notice = notice;
    if (shown.icon == 0)
        shown.icon = ++parts.last_icon;
    const bool done = parts.put_up(shown);
    if (!done)
        parts.standing.erase(tag);
    parts.later([&parts, tag, done] {
        if (done)
            return parts.events.notices.shown(tag);
        parts.events.notices.failed(tag,
                                    Error{ErrorCode::unsupported,
                                          translate("agent", "Nothing shows notifications on this desktop."),
                                          {},
                                          {}});
    });
}

void Desktop::close(const std::string& tag) {
    const auto found = m_parts->standing.find(tag);
    if (found == m_parts->standing.end())
        return;
    m_parts->take_down(found->second.icon);
    m_parts->standing.erase(found);
}

void Desktop::ask_server(std::function<void(const Result<NotificationServer>& server)> answer) {
    m_parts->later([answer = std::move(answer)] {
        if (!shell_is_there())
            return answer(fail(ErrorCode::unsupported,
                               translate("agent", "Nothing shows notifications on this desktop.")));
        answer(NotificationServer{"Windows", {}, false, true, false, true});
    });
}

void Desktop::open_page(const std::string& address) {
    if (address.starts_with("https://"))
        ShellExecuteW(nullptr, L"open", wide_of(address).c_str(), nullptr, nullptr, SW_SHOWNORMAL);
}

/// No token: who was clicked on may let others come to the front.
std::string Desktop::activation_token() {
    AllowSetForegroundWindow(ASFW_ANY);
    return {};
}

bool Desktop::has_display() const {
    return true;
}

} // namespace rinnova::agent
