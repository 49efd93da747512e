// SPDX-License-Identifier: Apache-2.0
#include "desktop/AgentEvents.h"

#include "service/JsonMembers.h"
#include "service/rpc/Calls.h"
#include "service/rpc/Protocol.h"

#include <chrono>

namespace rinnova::desktop {

namespace {

constexpr std::chrono::milliseconds together{150};
constexpr std::chrono::milliseconds retry_pause{500};
constexpr int most_tries = 10;
/// Events are short; whatever is longer is no agent's.
constexpr std::size_t longest_event = std::size_t{4} * 1024 * 1024;

QString name_of(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}

} // namespace

AgentEvents::AgentEvents(const Paths& paths, std::string language, std::function<void()> changed)
    : m_paths(paths), m_language(std::move(language)), m_changed(std::move(changed)),
      m_reader(longest_event) {
    m_soon.setSingleShot(true);
    m_soon.setInterval(together);
    m_again.setSingleShot(true);
    m_again.setInterval(retry_pause);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        m_seen = ledger_now();
        m_changed();
    });
    connect(&m_again, &QTimer::timeout, this, [this] { connect_to_agent(); });
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] {
        watch();
        m_tries = 0;
        if (!m_stream)
            connect_to_agent();
    });
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, [this] { ledger_touched(); });
    (void)make_private_folder(m_paths.agent_folder());
    watch();
    m_seen = ledger_now();
    connect_to_agent();
}

AgentEvents::~AgentEvents() = default;

void AgentEvents::watch() {
    for (const auto& path : {m_paths.agent_folder(), m_paths.state, m_paths.ledger()})
        if (const QString name = name_of(path); !m_watcher.files().contains(name) &&
                                                !m_watcher.directories().contains(name) &&
                                                std::filesystem::exists(path))
            m_watcher.addPath(name);
}

/// The file itself changes when the last of its users closes it, with all that was written.
std::string AgentEvents::ledger_now() const {
    std::error_code missing;
    const auto size = std::filesystem::file_size(m_paths.ledger(), missing);
    const auto written = std::filesystem::last_write_time(m_paths.ledger(), missing);
    return missing ? std::string()
                   : std::to_string(size) + " " + std::to_string(written.time_since_epoch().count());
}

void AgentEvents::ledger_touched() {
    watch(); // a file that was replaced is watched no more
    if (!m_greeted && ledger_now() != m_seen)
        m_soon.start();
}

void AgentEvents::connect_to_agent() {
    m_again.stop();
    auto socket = connect_local(m_paths.agent_socket());
    if (!socket) {
        if (socket.error().code != ErrorCode::not_found && ++m_tries < most_tries)
            m_again.start();
        return;
    }
    auto stream = std::make_unique<LocalStream>(std::move(*socket), LocalStream::Events{[this] { read(); }});
    m_reader = rpc::FrameReader(longest_event);
    const auto hello = rpc::hello_from(m_paths, m_language, false);
    for (const std::string& line : {rpc::request_line(1, "hello", JsonWriter::json_of(hello)),
                                    rpc::request_line(2, "subscribe", Json::object())})
        if (stream->write(line) != std::optional(line.size()))
            return;
    m_stream = std::move(stream);
    m_stream->listen(true);
}

void AgentEvents::read() {
    for (;;) {
        const auto room = m_reader.room();
        if (room.empty())
            return drop();
        const auto count = m_stream->read(room);
        if (!count)
            return;
        if (*count == 0)
            return drop();
        m_reader.arrived(*count);
        while (const auto line = m_reader.next()) {
            const auto message = rpc::parse_message({line->data(), line->size()});
            if (!message || message->trouble)
                return drop();
            const bool subscribed = message->is_reply() && message->id == 2;
            m_greeted = m_greeted || subscribed;
            if (subscribed || message->method == "status-changed")
                m_soon.start();
        }
    }
}

void AgentEvents::drop() {
    m_stream.reset();
    if (std::exchange(m_greeted, false))
        m_soon.start();
}

} // namespace rinnova::desktop
