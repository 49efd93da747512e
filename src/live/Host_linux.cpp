// SPDX-License-Identifier: Apache-2.0
#include "live/Host.h"

#include "base/Paths.h"
#include "service/rpc/Protocol.h"

#include <poll.h>
#include <sys/inotify.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>

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

template <typename Reader>
ssize_t read_into(Reader& reader, int from) {
    const auto room = reader.room();
    ssize_t count = -1;
    do
        count = read(from, room.data(), room.size());
    while (count < 0 && errno == EINTR);
    if (count > 0)
        reader.arrived(static_cast<std::size_t>(count));
    return count;
}

/// The agent looks at which program we are, and may only while others of the user's might look into our
/// memory as well. So they may until it has: there is no password in it before.
void let_be_seen(bool seen) {
    (void)prctl(PR_SET_DUMPABLE, seen ? 1 : 0);
}

} // namespace

bool Host::connect() {
    auto connection = connect_local(m_socket);
    if (!connection || !peer_is_this_user(*connection))
        return false;
    let_be_seen(true);
    const Json hello{{"protocol", rpc::live_version}};
    if (!write_all(connection->number(), rpc::request_line(1, "live", hello)))
        return false;
    m_agent = std::move(*connection);
    m_arrivals = Descriptor();
    return true;
}

void Host::lose() {
    m_agent = Descriptor();
    m_lines = rpc::FrameReader(longest_message);
    m_greeted = false;
    m_tries_left = 0;
}

/// Until there is an agent; false when the add-on has gone before.
bool Host::wait() {
    if (!m_arrivals) {
        (void)make_private_folder(m_socket.parent_path()); // else nobody could watch what comes into it
        m_arrivals = Descriptor(inotify_init1(IN_CLOEXEC | IN_NONBLOCK));
        if (!m_arrivals || inotify_add_watch(m_arrivals.number(), m_socket.parent_path().c_str(),
                                             IN_CREATE | IN_MOVED_TO | IN_ONLYDIR) < 0)
            return false;
        m_tries_left = 1; // it may have come just before
    }
    if (m_tries_left > 0 && --m_tries_left >= 0 && connect())
        return true;
    std::array<pollfd, 2> waiting{{{m_input, POLLIN, 0}, {m_arrivals.number(), POLLIN, 0}}};
    const int ready = poll(waiting.data(), waiting.size(), m_tries_left > 0 ? between_tries_ms : -1);
    if (ready < 0)
        return errno == EINTR;
    if (waiting[1].revents != 0) {
        std::array<char, 4096> events{};
        (void)!read(m_arrivals.number(), events.data(), events.size());
        m_tries_left = tries;
    }
    return waiting[0].revents == 0 || take_from_addon() == Went::on;
}

int Host::run() {
    for (;;) {
        if (!m_agent) {
            if (!wait())
                return m_frames.broken() ? 1 : 0;
            continue;
        }
        std::array<pollfd, 2> waiting{{{m_input, POLLIN, 0}, {m_agent.number(), POLLIN, 0}}};
        if (poll(waiting.data(), waiting.size(), -1) < 0 && errno != EINTR)
            return 1;
        Went went = waiting[0].revents != 0 ? take_from_addon() : Went::on;
        if (went == Went::on && waiting[1].revents != 0)
            went = take_from_agent();
        if (went == Went::over || went == Went::wrong)
            return went == Went::over ? 0 : 1;
        if (went == Went::lost)
            lose();
    }
}

Host::Went Host::take_from_addon() {
    if (read_into(m_frames, m_input) <= 0)
        return Went::over;
    while (const auto message = m_frames.next())
        if (m_greeted) {
            std::string line(*message);
            line += '\n';
            if (!write_all(m_agent.number(), line))
                return Went::lost;
        }
    return m_frames.broken() ? Went::wrong : Went::on;
}

Host::Went Host::take_from_agent() {
    if (read_into(m_lines, m_agent.number()) <= 0)
        return Went::lost;
    while (const auto line = m_lines.next())
        if (!take_line(*line))
            return Went::wrong;
    return m_lines.too_long() ? Went::wrong : Went::on;
}

bool Host::take_line(std::span<const char> line) {
    const std::string_view text(line.data(), line.size());
    if (!m_greeted) {
        const auto answer = rpc::parse_message(text);
        m_greeted = answer && answer->is_reply() && !answer->trouble;
        if (m_greeted)
            let_be_seen(false);
        return m_greeted; // one that will not have us is not asked again
    }
    const auto head = frame_head(text.size());
    return head && write_all(m_output, *head) && write_all(m_output, text);
}

} // namespace rinnova::live
