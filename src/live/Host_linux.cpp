// SPDX-License-Identifier: Apache-2.0
#include "live/Host.h"

#include "base/LocalSocket.h"
#include "base/Paths.h"
#include "live/Relay.h"

#include <poll.h>
#include <sys/inotify.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>

namespace rinnova::live {

namespace {

/// The name of a socket appears before anybody listens there. Nothing tells of that: it is looked at again.
constexpr int tries = 40;
constexpr int between_tries_ms = 50;

bool write_all(int to, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = write(to, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

/// How much came; 0 at the end, and when there is no way to tell.
std::size_t read_some(int from, std::span<char> room) {
    ssize_t count = -1;
    do
        count = read(from, room.data(), room.size());
    while (count < 0 && errno == EINTR);
    return count > 0 ? static_cast<std::size_t>(count) : 0;
}

/// The agent looks at which program we are, and may only while others of the user's might look into our
/// memory as well. So they may until it has: there is no password in it before.
void let_be_seen(bool seen) {
    (void)prctl(PR_SET_DUMPABLE, seen ? 1 : 0);
}

class Host {
  public:
    explicit Host(std::filesystem::path socket) : m_socket(std::move(socket)) {}

    int run();

  private:
    using Went = Relay::Went;

    bool connect();
    void lose();
    Went wait();
    Went carry();
    Went take_from_addon();
    Went take_from_agent();

    std::filesystem::path m_socket;
    Descriptor m_agent;
    Descriptor m_arrivals; ///< tells of names that appear beside the socket; while there is no agent
    int m_tries_left = 0;
    Relay m_relay{[](std::string_view bytes) { return write_all(STDOUT_FILENO, bytes); },
                  [this](std::string_view bytes) { return write_all(m_agent.number(), bytes); }};
};

bool Host::connect() {
    auto connection = connect_local(m_socket);
    if (!connection || !peer_is_this_user(*connection))
        return false;
    let_be_seen(true);
    m_agent = std::move(*connection);
    if (!m_relay.greet()) {
        lose();
        return false;
    }
    m_arrivals = Descriptor();
    return true;
}

void Host::lose() {
    m_agent = Descriptor();
    m_relay.agent_lost();
}

/// For an agent, or for what the add-on says meanwhile.
Relay::Went Host::wait() {
    if (!m_arrivals) {
        (void)make_private_folder(m_socket.parent_path()); // else nobody could watch what comes into it
        m_arrivals = Descriptor(inotify_init1(IN_CLOEXEC | IN_NONBLOCK));
        if (!m_arrivals || inotify_add_watch(m_arrivals.number(), m_socket.parent_path().c_str(),
                                             IN_CREATE | IN_MOVED_TO | IN_ONLYDIR) < 0)
            return Went::over;
        m_tries_left = 1; // it may have come just before
    }
    if (m_tries_left > 0 && --m_tries_left >= 0 && connect())
        return Went::on;
    std::array<pollfd, 2> waiting{{{STDIN_FILENO, POLLIN, 0}, {m_arrivals.number(), POLLIN, 0}}};
    const int ready = poll(waiting.data(), waiting.size(), m_tries_left > 0 ? between_tries_ms : -1);
    if (ready < 0)
        return errno == EINTR ? Went::on : Went::over;
    if (waiting[1].revents != 0) {
        std::array<char, 4096> events{};
        (void)!read(m_arrivals.number(), events.data(), events.size());
        m_tries_left = tries;
    }
    return waiting[0].revents == 0 ? Went::on : take_from_addon();
}

Relay::Went Host::carry() {
    std::array<pollfd, 2> waiting{{{STDIN_FILENO, POLLIN, 0}, {m_agent.number(), POLLIN, 0}}};
    if (poll(waiting.data(), waiting.size(), -1) < 0)
        return errno == EINTR ? Went::on : Went::over;
    const Went went = waiting[0].revents != 0 ? take_from_addon() : Went::on;
    return went == Went::on && waiting[1].revents != 0 ? take_from_agent() : went;
}

int Host::run() {
    for (;;) {
        const Went went = m_agent ? carry() : wait();
        if (went == Went::over || went == Went::wrong)
            return went == Went::over ? 0 : 1;
        if (went == Went::lost)
            lose();
    }
}

Relay::Went Host::take_from_addon() {
    const std::size_t count = read_some(STDIN_FILENO, m_relay.room_for_addon());
    return count == 0 ? Went::over : m_relay.addon_said(count);
}

Relay::Went Host::take_from_agent() {
    const std::size_t count = read_some(m_agent.number(), m_relay.room_for_agent());
    if (count == 0)
        return Went::lost;
    const Went went = m_relay.agent_said(count);
    if (m_relay.greeted())
        let_be_seen(false);
    return went;
}

} // namespace

int run_host(const std::filesystem::path& socket) {
    std::signal(SIGPIPE, SIG_IGN);
    return isatty(STDIN_FILENO) != 0 ? 2 : Host(socket).run();
}

} // namespace rinnova::live
