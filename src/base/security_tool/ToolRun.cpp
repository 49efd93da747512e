// SPDX-License-Identifier: Apache-2.0
#include "base/security_tool/ToolRun.h"

#include "base/Text.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

extern char** environ;

namespace rinnova::security_tool {

namespace {

using Moment = std::chrono::steady_clock::time_point;

// Enough for any answer that holds a password, so that its bytes are never moved, and copies left behind.
constexpr std::size_t first_room = std::size_t{64} << 10U;

class Channel {
  public:
    Channel() = default;
    Channel(const Channel&) = delete;
    Channel& operator=(const Channel&) = delete;
    ~Channel() {
        shut(ours);
        shut(theirs);
    }
    /// Sockets: a write to a program that has gone gives an error there, and no signal (MSG_NOSIGNAL).
    bool open() {
        std::array<int, 2> ends{};
        if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()) != 0)
            return false;
        ours = ends[0];
        theirs = ends[1];
        return fcntl(ours, F_SETFD, FD_CLOEXEC) == 0 && fcntl(theirs, F_SETFD, FD_CLOEXEC) == 0 &&
               fcntl(ours, F_SETFL, O_NONBLOCK) == 0;
    }
    static void shut(int& end) {
        if (end >= 0)
            ::close(end);
        end = -1;
    }

    int ours = -1;
    int theirs = -1;
};

/// A child that is killed and waited for unless it has ended by itself.
class Child {
  public:
    Child() = default;
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child() {
        if (m_id <= 0)
            return;
        ::kill(-m_id, SIGKILL); // its whole session: what it started goes, too
        ::kill(m_id, SIGKILL);
        (void)wait();
    }

    int start(const std::filesystem::path& program, const std::vector<std::string>& arguments, int in,
              int out, int err) {
        std::vector<std::string> words{program.string()};
        words.insert(words.end(), arguments.begin(), arguments.end());
        std::vector<char*> pointers;
        for (std::string& word : words)
            pointers.push_back(word.data());
        pointers.push_back(nullptr);
        posix_spawn_file_actions_t actions;
        posix_spawnattr_t attributes;
        posix_spawn_file_actions_init(&actions);
        posix_spawnattr_init(&attributes);
        posix_spawn_file_actions_adddup2(&actions, in, 0);
        posix_spawn_file_actions_adddup2(&actions, out, 1);
        posix_spawn_file_actions_adddup2(&actions, err, 2);
        sigset_t none;
        sigemptyset(&none);
        posix_spawnattr_setsigmask(&attributes, &none);
        posix_spawnattr_setflags(&attributes,
                                 static_cast<short>(POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK));
        const int failed =
            posix_spawn(&m_id, program.c_str(), &actions, &attributes, pointers.data(), environ);
        posix_spawnattr_destroy(&attributes);
        posix_spawn_file_actions_destroy(&actions);
        if (failed != 0)
            m_id = -1;
        return failed;
    }

    int wait() {
        int status = 0;
        while (waitpid(m_id, &status, 0) < 0 && errno == EINTR) {
        }
        m_id = -1;
        return status;
    }

  private:
    pid_t m_id = -1;
};

int milliseconds_until(Moment deadline) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now())
            .count();
    return static_cast<int>(std::clamp<long long>(left + 1, 0, 1'000'000));
}

/// Takes what is there. False at the end.
bool take(int from, std::string& into) {
    std::array<char, 4096> part{};
    const ssize_t got = ::read(from, part.data(), part.size());
    if (got > 0)
        into.append(part.data(), static_cast<std::size_t>(got));
    wipe(part);
    return got > 0 || (got < 0 && (errno == EAGAIN || errno == EINTR));
}

void give(Channel& channel, std::string_view& input) {
    const ssize_t sent = ::send(channel.ours, input.data(), input.size(), MSG_NOSIGNAL);
    if (sent > 0)
        input.remove_prefix(static_cast<std::size_t>(sent));
    const bool gone = sent < 0 && errno != EAGAIN && errno != EINTR;
    if (input.empty() || gone)
        Channel::shut(channel.ours);
}

tl::unexpected<Error> no_answer(const std::filesystem::path& program) {
    return fail(
        ErrorCode::timed_out, translate("security", "%1 does not answer.", {program.filename().string()}),
        translate("security", "Perhaps it asks something on the screen: answer there, then try again."),
        program.string());
}

/// Speaks until both outputs have ended.
Result<void> converse(const std::filesystem::path& program, Channel& in, Channel& out, Channel& err,
                      std::string_view input, Moment deadline, std::size_t most_output, ToolAnswer& answer) {
    if (input.empty())
        Channel::shut(in.ours);
    while (out.ours >= 0 || err.ours >= 0) {
        std::array<pollfd, 3> waited{{{in.ours, POLLOUT, 0}, {out.ours, POLLIN, 0}, {err.ours, POLLIN, 0}}};
        const int ready = ::poll(waited.data(), waited.size(), milliseconds_until(deadline));
        if (ready < 0 && errno != EINTR)
            return fail_errno(errno, "poll", program.string());
        if (std::chrono::steady_clock::now() >= deadline)
            return no_answer(program);
        if (ready <= 0)
            continue;
        if (waited[0].revents != 0)
            give(in, input);
        if (waited[1].revents != 0 && !take(out.ours, answer.out))
            Channel::shut(out.ours);
        if (waited[2].revents != 0 && !take(err.ours, answer.err))
            Channel::shut(err.ours);
        if (answer.out.size() + answer.err.size() > most_output)
            return fail(
                ErrorCode::invalid_data,
                translate("security", "%1 says more than makes sense.", {program.filename().string()}), {},
                program.string());
    }
    return {};
}

} // namespace

Result<ToolAnswer> run_tool(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                            std::string_view input, std::chrono::milliseconds limit,
                            std::size_t most_output) {
    const Moment deadline = std::chrono::steady_clock::now() + limit;
    Channel in;
    Channel out;
    Channel err;
    if (!in.open() || !out.open() || !err.open())
        return fail_errno(errno, "socketpair", program.string());
    Child child;
    if (const int failed = child.start(program, arguments, in.theirs, out.theirs, err.theirs); failed != 0)
        return fail_errno(failed, translate("security", "A program of the system cannot be started"),
                          program.string());
    for (Channel* channel : {&in, &out, &err})
        Channel::shut(channel->theirs);
    ToolAnswer answer;
    answer.out.reserve(std::min(first_room, most_output + 4096));
    answer.err.reserve(std::min(first_room, most_output + 4096));
    if (auto said = converse(program, in, out, err, input, deadline, most_output, answer); !said)
        return tl::unexpected(said.error());
    const int status = child.wait();
    if (!WIFEXITED(status))
        return fail(ErrorCode::internal,
                    translate("security", "%1 was ended before it was done.", {program.filename().string()}),
                    {}, program.string());
    answer.exit_status = WEXITSTATUS(status);
    return answer;
}

} // namespace rinnova::security_tool
