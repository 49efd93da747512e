// SPDX-License-Identifier: Apache-2.0
#include "terminal/Terminal.h"

#include "base/Text.h"
#include "base/Wide_windows.h"
#include "base/WindowsError_windows.h"
#include "terminal/ConsoleScreen_windows.h"
#include "terminal/UnechoedTerminal.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace rinnova {

namespace {

constexpr std::size_t most_secret_bytes = 4096;
constexpr std::size_t most_answer_bytes = 4096;

bool is_console(HANDLE file) {
    DWORD mode = 0;
    return GetConsoleMode(file, &mode) != 0;
}

/// Escape sequences are the console's to understand from Windows 10 on, when it is asked to.
bool understands_colours(HANDLE screen) {
    DWORD mode = 0;
    return GetConsoleMode(screen, &mode) &&
           SetConsoleMode(screen, mode | ENABLE_PROCESSED_OUTPUT | ENABLE_VIRTUAL_TERMINAL_PROCESSING) != 0;
}

bool is_set(const char* variable) {
    const char* value = std::getenv(variable);
    return value != nullptr && value[0] != '\0';
}

Screen screen_of(HANDLE file) {
    Screen screen;
    screen.terminal = is_console(file);
    if (!screen.terminal)
        return screen;
    screen.colours = !is_set("NO_COLOR") && understands_colours(file);
    CONSOLE_SCREEN_BUFFER_INFO size{};
    const bool known = GetConsoleScreenBufferInfo(file, &size) && size.srWindow.Right > size.srWindow.Left;
    // The last column is left free: writing there moves the cursor to the next line.
    screen.width = known ? static_cast<std::size_t>(size.srWindow.Right - size.srWindow.Left) : 80;
    return screen;
}

/// UTF-8 into files and pipes, as it is. A reader that went away is no failure.
bool write_all(HANDLE file, std::string_view text) {
    if (is_console(file))
        return write_on_screen(file, text);
    while (!text.empty()) {
        DWORD written = 0;
        if (!WriteFile(file, text.data(), static_cast<DWORD>(std::min<std::size_t>(text.size(), 1U << 20U)),
                       &written, nullptr))
            return GetLastError() == ERROR_BROKEN_PIPE || GetLastError() == ERROR_NO_DATA;
        text.remove_prefix(written);
    }
    return true;
}

HANDLE standard(DWORD which) {
    return GetStdHandle(which);
}

tl::unexpected<Error> no_terminal() {
    return fail(ErrorCode::needs_user, translate("cli", "There is no terminal to ask on."));
}

tl::unexpected<Error> nothing_entered() {
    return fail(ErrorCode::needs_user, translate("cli", "Nothing was entered."));
}

class Terminal final : public Console {
  public:
    Terminal()
        : m_output(screen_of(standard(STD_OUTPUT_HANDLE))), m_notes(screen_of(standard(STD_ERROR_HANDLE))) {}

    Screen output() const override { return m_output; }
    Screen notes() const override { return m_notes; }

    void print(std::string_view text) override {
        m_printed_all = write_all(standard(STD_OUTPUT_HANDLE), text) && m_printed_all;
    }
    void say(std::string_view text) override { (void)write_all(standard(STD_ERROR_HANDLE), text); }
    bool printed_all() const override { return m_printed_all; }

    bool interactive() const override {
        return is_console(standard(STD_INPUT_HANDLE)) && ConsoleFiles::open();
    }

    Result<std::string> ask(std::string_view question) override {
        const auto console = ConsoleFiles::open();
        if (!console)
            return no_terminal();
        (void)write_on_screen(console.screen.get(), question);
        std::wstring answer;
        std::array<wchar_t, 256> some{};
        while (answer.size() < most_answer_bytes && answer.find(L'\n') == std::wstring::npos) {
            DWORD count = 0;
            if (!ReadConsoleW(console.input.get(), some.data(), static_cast<DWORD>(some.size()), &count,
                              nullptr) ||
                count == 0)
                return nothing_entered();
            answer.append(some.data(), count);
        }
        if (answer.starts_with(L'\x1A')) // Ctrl-Z, Enter
            return nothing_entered();
        return utf8_of(answer.substr(0, answer.find_first_of(L"\r\n")));
    }

    Result<Secret> ask_secret(std::string_view question) override {
        const auto console = ConsoleFiles::open();
        return console ? ask_unechoed(number_of(console.input.get()), question) : no_terminal();
    }

    Result<Secret> read_secret() override {
        const HANDLE input = standard(STD_INPUT_HANDLE);
        // Somebody types it after all: it must not show.
        if (is_console(input))
            return ask_secret(translate("cli", "Password (it is not shown): "));
        Secret secret(most_secret_bytes + 1);
        std::size_t size = 0;
        while (size < secret.size()) {
            DWORD count = 0;
            const bool read = secret.fill([&](std::span<char> bytes) {
                return ReadFile(input, bytes.data() + size, static_cast<DWORD>(bytes.size() - size), &count,
                                nullptr) != 0;
            });
            if (!read && GetLastError() != ERROR_BROKEN_PIPE && GetLastError() != ERROR_HANDLE_EOF)
                return fail_windows(GetLastError(), translate("cli", "it cannot be read"),
                                    translate("cli", "standard input"));
            if (count == 0)
                break;
            size += count;
        }
        if (size > most_secret_bytes)
            return fail(ErrorCode::invalid_data,
                        translate("cli", "Standard input is too long for a password."),
                        translate("cli", "Give the password alone, on one line."));
        secret.shrink(size);
        return secret;
    }

  private:
    Screen m_output;
    Screen m_notes;
    bool m_printed_all = true;
};

} // namespace

std::unique_ptr<Console> make_terminal() {
    return std::make_unique<Terminal>();
}

} // namespace rinnova
