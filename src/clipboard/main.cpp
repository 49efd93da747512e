// SPDX-License-Identifier: Apache-2.0
// rinnova-clipboard SECONDS: holds on the clipboard the password that stands on its standard input (one
// line), and says `held` and `gone` on its standard output. Started by rinnova, not by hand. Exit 3: there is
// no display.
#include "Holding.h"
#include "base/ProcessHardening.h"

#include <QGuiApplication>

#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <optional>

namespace {

constexpr std::size_t longest_password = 256;
constexpr int longest_time = 600; // seconds
constexpr int wrong_use = 2;
constexpr int no_display = 3;

/// One line, and not a byte more.
std::optional<rinnova::Secret> read_line(int from) {
    rinnova::Secret line(longest_password + 1);
    std::size_t size = 0;
    const bool whole = line.fill([&](std::span<char> to) {
        while (size < to.size()) {
            const ssize_t got = ::read(from, to.data() + size, 1);
            if (got < 0 && errno == EINTR)
                continue;
            if (got != 1)
                return false;
            if (to[size] == '\n')
                return size > 0;
            ++size;
        }
        return false;
    });
    line.shrink(size);
    return whole ? std::optional(std::move(line)) : std::nullopt;
}

void tell(const char* word) {
    const std::string line = std::string(word) + "\n";
    // Nobody listens any more: that is seen at standard input.
    (void)!::write(STDOUT_FILENO, line.data(), line.size());
}

/// Qt ends the process when it cannot reach a display; its words are for developers.
void watch_messages(QtMsgType type, const QMessageLogContext&, const QString&) {
    if (type == QtFatalMsg)
        std::_Exit(no_display);
}

bool has_display() {
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY"})
        if (const char* value = std::getenv(name); value != nullptr && *value != '\0')
            return true;
    return false;
}

} // namespace

int main(int argc, char** argv) {
    rinnova::harden_process();
    std::signal(SIGPIPE, SIG_IGN);
    int seconds = 0;
    const char* const given = argc == 2 ? argv[1] : "";
    std::from_chars(given, given + std::strlen(given), seconds);
    if (seconds < 1 || seconds > longest_time)
        return wrong_use;
    if (!has_display())
        return no_display;
    auto password = read_line(STDIN_FILENO);
    if (!password)
        return wrong_use;
    qInstallMessageHandler(watch_messages);
    // Wayland gives the clipboard to the program in front only; through X11 it takes it from any.
    if (const char* display = std::getenv("DISPLAY"); display != nullptr && *display != '\0')
        qputenv("QT_QPA_PLATFORM", "xcb");
    QGuiApplication application(argc, argv);
    const rinnova::clipboard::Holding holding(std::move(*password), std::chrono::seconds(seconds),
                                              STDIN_FILENO, tell);
    return holding.holds() ? QGuiApplication::exec() : no_display;
}
