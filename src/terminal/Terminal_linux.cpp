// SPDX-License-Identifier: Apache-2.0
#include "terminal/Terminal.h"

#include "base/Text.h"
#include "terminal/UnechoedTerminal.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <utility>

namespace rinnova {

namespace {

constexpr std::size_t most_secret_bytes = 4096;
constexpr std::size_t most_answer_bytes = 4096;

/// The terminal that this process was started from, wherever its streams lead.
class ControllingTerminal {
  public:
    ControllingTerminal() : m_file(open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)) {}
    ControllingTerminal(const ControllingTerminal&) = delete;
    ControllingTerminal& operator=(const ControllingTerminal&) = delete;
    ~ControllingTerminal() {
        if (m_file >= 0)
            close(m_file);
    }
    int file() const noexcept { return m_file; }

  private:
    int m_file;
};

bool write_all(int file, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = write(file, text.data(), text.size());
        if (written < 0 && errno != EINTR)
            return errno == EPIPE;
        if (written > 0)
            text.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

bool is_set(const char* variable) {
    const char* value = std::getenv(variable);
    return value != nullptr && value[0] != '\0';
}

Screen screen_of(int file) {
    Screen screen;
    screen.terminal = isatty(file) == 1;
    if (!screen.terminal)
        return screen;
    const char* kind = std::getenv("TERM");
    screen.colours = kind != nullptr && std::string_view(kind) != "dumb" && !is_set("NO_COLOR");
    winsize size{};
    screen.width = ioctl(file, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
    return screen;
}

tl::unexpected<Error> no_terminal() {
    return fail(ErrorCode::needs_user, translate("cli", "There is no terminal to ask on."));
}

class Terminal final : public Console {
  public:
    Terminal() : m_output(screen_of(STDOUT_FILENO)), m_notes(screen_of(STDERR_FILENO)) {}

    Screen output() const override { return m_output; }
    Screen notes() const override { return m_notes; }

    void print(std::string_view text) override {
        m_printed_all = write_all(STDOUT_FILENO, text) && m_printed_all;
    }
    void say(std::string_view text) override { (void)write_all(STDERR_FILENO, text); }
    bool printed_all() const override { return m_printed_all; }

    bool interactive() const override {
        return isatty(STDIN_FILENO) == 1 && ControllingTerminal().file() >= 0;
    }

    Result<std::string> ask(std::string_view question) override {
        const ControllingTerminal terminal;
        if (terminal.file() < 0)
            return no_terminal();
        (void)write_all(terminal.file(), question);
        std::string answer;
        for (char byte = '\0'; answer.size() < most_answer_bytes;) {
            const ssize_t count = read(terminal.file(), &byte, 1);
            if (count < 0 && errno == EINTR)
                continue;
            if (count <= 0) {
                (void)write_all(terminal.file(), "\n");
                return fail(ErrorCode::needs_user, translate("cli", "Nothing was entered."));
            }
            if (byte == '\n')
                break;
            answer += byte;
        }
        return answer;
    }

    Result<Secret> ask_secret(std::string_view question) override {
        const ControllingTerminal terminal;
        return terminal.file() < 0 ? no_terminal() : ask_unechoed(terminal.file(), question);
    }

    Result<Secret> read_secret() override {
        // Somebody types it after all: it must not show.
        if (isatty(STDIN_FILENO) == 1)
            return ask_secret(translate("cli", "Password (it is not shown): "));
        Secret input(most_secret_bytes + 1);
        std::size_t size = 0;
        while (size < input.size()) {
            const ssize_t count = input.fill([&](std::span<char> bytes) {
                return read(STDIN_FILENO, bytes.data() + size, bytes.size() - size);
            });
            if (count < 0 && errno == EINTR)
                continue;
            if (count < 0)
                return fail_errno(errno, translate("cli", "it cannot be read"),
                                  translate("cli", "standard input"));
            if (count == 0)
                break;
            size += static_cast<std::size_t>(count);
        }
        if (size > most_secret_bytes)
            return fail(ErrorCode::invalid_data,
                        translate("cli", "Standard input is too long for a password."),
                        translate("cli", "Give the password alone, on one line."));
        input.shrink(size);
        return input;
    }

  private:
    Screen m_output;
    Screen m_notes;
    bool m_printed_all = true;
};

} // namespace

std::unique_ptr<Console> make_terminal() {
    // A pipe that closes must not end a rotation half way: the write fails instead.
    (void)signal(SIGPIPE, SIG_IGN);
    return std::make_unique<Terminal>();
}

} // namespace rinnova
