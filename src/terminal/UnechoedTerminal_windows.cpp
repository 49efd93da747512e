// SPDX-License-Identifier: Apache-2.0
#include "terminal/UnechoedTerminal.h"

#include "base/Text.h"
#include "base/Wide_windows.h"
#include "base/WindowsError_windows.h"
#include "terminal/ConsoleScreen_windows.h"
#include "terminal/PasswordKeys.h"

#include <atomic>

namespace rinnova {

namespace {

/// What follows Enter within this time was not typed by a person: it is the rest of a paste.
constexpr DWORD paste_gap_ms = 50;

// Windows calls back without telling whom. Set for the length of one question.
struct {
    std::atomic<HANDLE> input{nullptr};
    DWORD before = 0;
} at_end;

void restore_console() {
    if (const HANDLE input = at_end.input.exchange(nullptr))
        SetConsoleMode(input, at_end.before);
}

/// Before whatever Ctrl-C or a closed window does.
BOOL WINAPI restore_first(DWORD) {
    restore_console();
    return FALSE;
}

class NoEcho {
  public:
    explicit NoEcho(HANDLE input) {
        m_ready = GetConsoleMode(input, &at_end.before) != 0;
        at_end.input = m_ready ? input : nullptr;
        SetConsoleCtrlHandler(&restore_first, TRUE);
        // Ctrl-C stays what it is; everything else comes key by key, unshown.
        m_ready = m_ready && SetConsoleMode(input, ENABLE_PROCESSED_INPUT) != 0;
    }
    NoEcho(const NoEcho&) = delete;
    NoEcho& operator=(const NoEcho&) = delete;
    ~NoEcho() {
        SetConsoleCtrlHandler(&restore_first, FALSE);
        restore_console();
    }
    bool ready() const noexcept { return m_ready; }

  private:
    bool m_ready = false;
};

/// The characters of one event of the console; the event is wiped.
template <typename Use>
bool read_event(HANDLE input, Use use) {
    INPUT_RECORD event{};
    DWORD count = 0;
    if (!ReadConsoleInputW(input, &event, 1, &count) || count == 0)
        return false;
    if (event.EventType == KEY_EVENT) {
        const KEY_EVENT_RECORD& key = event.Event.KeyEvent;
        // Alt and digits of the number pad give their character when Alt is let go.
        const bool gives = key.bKeyDown || key.wVirtualKeyCode == VK_MENU;
        if (gives && key.uChar.UnicodeChar != 0)
            for (WORD i = 0; i < key.wRepeatCount; ++i)
                use(key.uChar.UnicodeChar);
    }
    wipe(std::span<char>(reinterpret_cast<char*>(&event), sizeof event));
    return true;
}

/// Puts the two halves of a character beyond U+FFFF together.
class Characters {
  public:
    template <typename Use>
    void take(wchar_t unit, Use use) {
        m_units[m_count++] = unit;
        if (m_count == 1 && (unit & 0xFC00) == 0xD800)
            return;
        std::string bytes = utf8_of({m_units, m_count});
        for (const char byte : bytes)
            use(byte);
        wipe(bytes);
        m_count = 0;
        m_units[0] = m_units[1] = 0;
    }

  private:
    wchar_t m_units[2] = {};
    std::size_t m_count = 0;
};

enum class End { entered, given_up };

End read_keys(HANDLE input, PasswordKeys& keys) {
    Characters characters;
    for (PasswordKeys::State state = PasswordKeys::State::more; state == PasswordKeys::State::more;) {
        const bool alive = read_event(input, [&](wchar_t unit) {
            // Ctrl-Z is here what Ctrl-D is elsewhere.
            characters.take(unit == 0x1A ? 0x04 : unit, [&](char byte) {
                if (state == PasswordKeys::State::more)
                    state = keys.take(byte);
                else
                    keys.lines_followed();
            });
        });
        if (!alive || state == PasswordKeys::State::ended)
            return End::given_up;
    }
    // The key that was Enter comes up again, which is an event and no character.
    while (WaitForSingleObject(input, paste_gap_ms) == WAIT_OBJECT_0)
        if (!read_event(input, [&](wchar_t) { keys.lines_followed(); }))
            return End::given_up;
    return End::entered;
}

} // namespace

Result<Secret> ask_unechoed(int file, std::string_view question) {
    const HANDLE input = handle_of(file);
    const ConsoleFiles console = ConsoleFiles::open();
    PasswordKeys keys;
    const NoEcho unechoed(input);
    if (!unechoed.ready() || !console)
        return fail_windows(GetLastError(), translate("cli", "the terminal cannot be used"), "CONIN$");
    (void)write_on_screen(console.screen.get(), question);
    const End end = read_keys(input, keys);
    (void)write_on_screen(console.screen.get(), "\r\n");
    auto typed = end == End::entered
                     ? keys.finish()
                     : Result<Secret>(fail(ErrorCode::needs_user, translate("cli", "Nothing was entered.")));
    if (!typed)
        FlushConsoleInputBuffer(input); // what was typed and not read goes nowhere else
    return typed;
}

} // namespace rinnova
