// SPDX-License-Identifier: Apache-2.0
#include "clipboard/HelperProgram.h"

#include "base/Text.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <string>

extern char** environ;

namespace rinnova::clipboard {

namespace {

class Ends {
  public:
    Ends() { m_open = socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, m_ends.data()) == 0; }
    Ends(const Ends&) = delete;
    Ends& operator=(const Ends&) = delete;
    ~Ends() {
        for (const int end : m_ends)
            if (end >= 0)
                ::close(end);
    }
    bool open() const { return m_open; }
    int ours() const { return m_ends[0]; }
    int theirs() const { return m_ends[1]; }
    void give_theirs_away() {
        ::close(m_ends[1]);
        m_ends[1] = -1;
    }

  private:
    std::array<int, 2> m_ends{-1, -1};
    bool m_open = false;
};

/// In a session of its own: Ctrl-C in our terminal is ours to act on, so that the helper puts back what was
/// there.
int start(const std::filesystem::path& helper, std::chrono::seconds time, int socket, pid_t& child) {
    std::string program = helper.string();
    std::string seconds = std::to_string(time.count());
    const std::array<char*, 3> arguments{program.data(), seconds.data(), nullptr};
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_adddup2(&actions, socket, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, socket, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID);
    const int failed = posix_spawn(&child, program.c_str(), &actions, &attributes, arguments.data(), environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return failed;
}

bool send_all(int to, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(to, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

/// A line of the helper's; empty at the end.
std::string next_line(int from) {
    std::string line;
    for (char byte = 0;;) {
        const ssize_t got = ::read(from, &byte, 1);
        if (got < 0 && errno == EINTR)
            continue;
        if (got != 1 || byte == '\n' || line.size() > 16)
            return line;
        line.push_back(byte);
    }
}

int exit_status_of(pid_t child) {
    int status = 0;
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

} // namespace

Result<void> hold(const std::filesystem::path& helper, const Secret& password, std::chrono::seconds time,
                  const std::function<void()>& held, const std::stop_token& stop) {
    Ends ends;
    if (!ends.open())
        return fail_errno(errno, "socketpair", helper.string());
    pid_t child = -1;
    if (const int failed = start(helper, time, ends.theirs(), child); failed == ENOENT)
        return fail(ErrorCode::unsupported,
                    translate("clipboard", "The part that reaches the clipboard is not installed."),
                    translate("clipboard", "It comes with the window: install rinnova-desktop."),
                    helper.string());
    else if (failed != 0)
        return fail_errno(failed, translate("clipboard", "The clipboard's helper program cannot be started"),
                          helper.string());
    ends.give_theirs_away();
    // Once it is there the helper is told by the end of its input; before, it may be stuck at a display.
    std::atomic<bool> is_there = false;
    const std::stop_callback take_off(stop, [&] { ::shutdown(ends.ours(), is_there ? SHUT_WR : SHUT_RDWR); });
    const bool sent = password.expose([&](std::string_view bytes) { return send_all(ends.ours(), bytes); }) &&
                      send_all(ends.ours(), "\n");
    if (!sent || next_line(ends.ours()) != "held") {
        ::shutdown(ends.ours(), SHUT_RDWR);
        if (stop.stop_requested())
            ::kill(child, SIGKILL);
        return helper_failed(exit_status_of(child), helper);
    }
    is_there = true;
    held();
    if (stop.stop_requested())
        ::shutdown(ends.ours(), SHUT_WR);
    if (next_line(ends.ours()) != "gone")
        return helper_failed(-1, helper);
    // It may live on as the owner of what was there before, without a secret: it is not waited for.
    int ignored = 0;
    (void)waitpid(child, &ignored, WNOHANG);
    return {};
}

} // namespace rinnova::clipboard
