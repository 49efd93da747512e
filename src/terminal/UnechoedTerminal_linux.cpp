// SPDX-License-Identifier: Apache-2.0
#include "terminal/UnechoedTerminal.h"

#include "base/Text.h"
#include "terminal/PasswordKeys.h"

#include <poll.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdlib>

namespace rinnova {

namespace {

constexpr std::array ending_signals{SIGHUP,  SIGINT,  SIGQUIT, SIGTERM, SIGALRM,
                                    SIGUSR1, SIGUSR2, SIGTSTP, SIGTTIN, SIGTTOU};
constexpr std::array crash_signals{SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGSYS, SIGTRAP};
/// What follows Enter within this time was not typed by a person: it is the rest of a paste.
constexpr int paste_gap_ms = 50;

constexpr std::string_view paste_marks_on = "\x1b[?2004h";
constexpr std::string_view paste_marks_off = "\x1b[?2004l";

// A signal handler has no other way to what it works on. Set for the length of one question.
struct {
    std::atomic<int> received{0};
    std::atomic<int> wake{-1};
    std::atomic<int> terminal{-1};
    termios before{};
    bool marks_pastes = false;
} at_signal;

void put(int file, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = write(file, text.data(), text.size());
        if (written < 0 && errno != EINTR)
            return;
        if (written > 0)
            text.remove_prefix(static_cast<std::size_t>(written));
    }
}

// Only calls that signal-safety(7) lists.
void restore_terminal(int how) {
    const int file = at_signal.terminal.exchange(-1);
    if (file < 0)
        return;
    (void)tcsetattr(file, how, &at_signal.before);
    if (at_signal.marks_pastes)
        put(file, paste_marks_off);
    put(file, "\n");
}

void note_signal(int signal) {
    const int saved = errno;
    at_signal.received = signal;
    const std::uint64_t one = 1;
    (void)!write(at_signal.wake, &one, sizeof one);
    errno = saved;
}

// Installed with SA_RESETHAND: raised again, the signal does what it would have done.
void restore_and_crash(int signal) {
    restore_terminal(TCSAFLUSH);
    raise(signal);
}

/// Our handlers in place of those before, for the length of one question.
class SignalWatch {
  public:
    SignalWatch() {
        at_signal.received = 0;
        at_signal.wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
        for (std::size_t i = 0; i < ending_signals.size(); ++i)
            replace(ending_signals[i], note_signal, 0, m_ending[i]);
        for (std::size_t i = 0; i < crash_signals.size(); ++i)
            replace(crash_signals[i], restore_and_crash, static_cast<int>(SA_RESETHAND | SA_NODEFER),
                    m_crash[i]);
    }
    SignalWatch(const SignalWatch&) = delete;
    SignalWatch& operator=(const SignalWatch&) = delete;
    ~SignalWatch() {
        for (std::size_t i = 0; i < ending_signals.size(); ++i)
            (void)sigaction(ending_signals[i], &m_ending[i], nullptr);
        for (std::size_t i = 0; i < crash_signals.size(); ++i)
            (void)sigaction(crash_signals[i], &m_crash[i], nullptr);
        close(at_signal.wake.exchange(-1));
    }

  private:
    static void replace(int signal, void (*handler)(int), int flags, struct sigaction& before) {
        (void)sigaction(signal, nullptr, &before);
        // What was to be ignored (nohup) stays so.
        if (before.sa_handler == SIG_IGN)
            return;
        struct sigaction ours {};
        ours.sa_handler = handler;
        ours.sa_flags = flags;
        sigemptyset(&ours.sa_mask);
        (void)sigaction(signal, &ours, nullptr);
    }
    std::array<struct sigaction, ending_signals.size()> m_ending{};
    std::array<struct sigaction, crash_signals.size()> m_crash{};
};

/// No echo, no line editing by the kernel (it would break a long or many-lined paste); signals from keys
/// stay.
class NoEcho {
  public:
    explicit NoEcho(int file) : m_ready(tcgetattr(file, &at_signal.before) == 0) {
        if (!m_ready)
            return;
        const char* kind = std::getenv("TERM");
        at_signal.marks_pastes = kind != nullptr && std::string_view(kind) != "dumb";
        at_signal.terminal = file;
        termios quiet = at_signal.before;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO | ECHOE | ECHOK | ECHONL | ICANON | IEXTEN);
        quiet.c_iflag &= ~static_cast<tcflag_t>(ICRNL | INLCR | IGNCR | ISTRIP);
        quiet.c_cc[VMIN] = 1;
        quiet.c_cc[VTIME] = 0;
        m_ready = tcsetattr(file, TCSAFLUSH, &quiet) == 0;
        if (at_signal.marks_pastes)
            put(file, paste_marks_on);
    }
    NoEcho(const NoEcho&) = delete;
    NoEcho& operator=(const NoEcho&) = delete;
    ~NoEcho() { restore_terminal(m_flush ? TCSAFLUSH : TCSADRAIN); }

    bool ready() const noexcept { return m_ready; }
    /// What was typed and not read goes nowhere else.
    void drop_rest() noexcept { m_flush = true; }

  private:
    bool m_ready;
    bool m_flush = false;
};

enum class Input { some, none, signal, hung_up };

Input wait_for_input(int file, int timeout_ms) {
    for (;;) {
        std::array<pollfd, 2> watched{{{file, POLLIN, 0}, {at_signal.wake, POLLIN, 0}}};
        const int ready = poll(watched.data(), watched.size(), timeout_ms);
        if (at_signal.received != 0)
            return Input::signal;
        if (ready < 0 && errno != EINTR)
            return Input::hung_up;
        if (ready == 0)
            return Input::none;
        if (ready > 0 && watched[0].revents != 0)
            return Input::some;
    }
}

/// Reads what is there; the bytes are lent to `use` one by one and wiped.
template <typename Use>
bool read_some(int file, Use use) {
    std::array<char, 256> bytes{};
    const ssize_t count = read(file, bytes.data(), bytes.size());
    for (ssize_t i = 0; i < count; ++i)
        use(bytes[static_cast<std::size_t>(i)]);
    wipe(bytes);
    return count > 0 || (count < 0 && (errno == EINTR || errno == EAGAIN));
}

/// Takes keys until Enter, and then what came in the same breath.
Input read_keys(int file, PasswordKeys& keys, bool& entered) {
    bool ended = false;
    while (!entered && !ended) {
        if (const Input input = wait_for_input(file, -1); input != Input::some)
            return input;
        const bool alive = read_some(file, [&](char byte) {
            if (entered)
                keys.lines_followed();
            else if (const PasswordKeys::State state = keys.take(byte); state != PasswordKeys::State::more)
                (state == PasswordKeys::State::entered ? entered : ended) = true;
        });
        if (!alive)
            return Input::hung_up;
        if (keys.was_pasted())
            put(file, translate("cli", "(pasted)"));
    }
    if (ended)
        return Input::hung_up;
    Input input = wait_for_input(file, paste_gap_ms);
    for (; input == Input::some; input = wait_for_input(file, paste_gap_ms)) {
        keys.lines_followed();
        if (!read_some(file, [](char) {}))
            return Input::hung_up;
    }
    return input;
}

tl::unexpected<Error> nothing_entered() {
    return fail(ErrorCode::needs_user, translate("cli", "Nothing was entered."));
}

} // namespace

Result<Secret> ask_unechoed(int file, std::string_view question) {
    for (;;) {
        int signal = 0;
        {
            PasswordKeys keys;
            bool entered = false;
            const SignalWatch watch;
            NoEcho terminal(file);
            if (!terminal.ready())
                return fail_errno(errno, translate("cli", "the terminal cannot be used"), "/dev/tty");
            put(file, question);
            const Input input = read_keys(file, keys, entered);
            signal = at_signal.received;
            auto typed = input == Input::none ? keys.finish() : Result<Secret>(nothing_entered());
            if (!typed)
                terminal.drop_rest();
            if (input != Input::signal)
                return typed;
        }
        // With the terminal as it was, the signal does what it does by default: ends the process, or stops
        // it.
        raise(signal);
        if (signal != SIGTSTP && signal != SIGTTIN && signal != SIGTTOU)
            return nothing_entered();
    }
}

} // namespace rinnova
