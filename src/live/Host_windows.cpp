// SPDX-License-Identifier: Apache-2.0
#include "live/Host.h"

#include "base/Handle_windows.h"
#include "base/LocalSocket.h"
#include "base/Paths.h"
#include "live/Relay.h"

#include <array>
#include <mutex>
#include <thread>

namespace rinnova::live {

namespace {

using Went = Relay::Went;

/// The agent's pipe appears just before its sign beside the others does. Both may be looked at too early.
constexpr int tries = 40;
constexpr DWORD between_tries_ms = 50;

bool write_all(HANDLE to, std::string_view bytes) {
    while (!bytes.empty()) {
        DWORD written = 0;
        if (!WriteFile(to, bytes.data(), static_cast<DWORD>(bytes.size()), &written, nullptr))
            return false;
        bytes.remove_prefix(written);
    }
    return true;
}

/// The agent's pipe, read by one thread and written to by another: two reads or writes of theirs never wait
/// for each other.
class AgentPipe {
  public:
    void open(Descriptor connection) { m_connection = std::move(connection); }
    void close() { m_connection = Descriptor(); }
    bool is_open() const { return static_cast<bool>(m_connection); }

    bool write(std::string_view bytes) const {
        while (!bytes.empty()) {
            OVERLAPPED state{};
            state.hEvent = m_written.get();
            DWORD count = 0;
            const HANDLE pipe = handle_of(m_connection.number());
            if (!WriteFile(pipe, bytes.data(), static_cast<DWORD>(bytes.size()), nullptr, &state) &&
                GetLastError() != ERROR_IO_PENDING)
                return false;
            if (!GetOverlappedResult(pipe, &state, &count, TRUE))
                return false;
            bytes.remove_prefix(count);
        }
        return true;
    }

    /// How much came; 0 at the end, or when `stop` was set meanwhile.
    std::size_t read(std::span<char> room, HANDLE stop) const {
        OVERLAPPED state{};
        state.hEvent = m_read.get();
        DWORD count = 0;
        const HANDLE pipe = handle_of(m_connection.number());
        if (!ReadFile(pipe, room.data(), static_cast<DWORD>(room.size()), nullptr, &state) &&
            GetLastError() != ERROR_IO_PENDING)
            return 0;
        const std::array<HANDLE, 2> either{m_read.get(), stop};
        if (WaitForMultipleObjects(2, either.data(), FALSE, INFINITE) != WAIT_OBJECT_0)
            CancelIoEx(pipe, &state);
        return GetOverlappedResult(pipe, &state, &count, TRUE) ? count : 0;
    }

  private:
    Descriptor m_connection;
    Handle m_written{CreateEventW(nullptr, TRUE, FALSE, nullptr)};
    Handle m_read{CreateEventW(nullptr, TRUE, FALSE, nullptr)};
};

/// Standard input can only be waited for by reading it: a thread does. Bytes that came are handed to the
/// other side under the lock, so that the agent's connection changes between messages alone.
class Host {
  public:
    explicit Host(std::filesystem::path socket) : m_socket(std::move(socket)) {}

    int run();

  private:
    void listen_to_addon();
    void end(Went went);
    bool ended(DWORD milliseconds = 0) const {
        return WaitForSingleObject(m_ended.get(), milliseconds) == WAIT_OBJECT_0;
    }
    bool connect();
    void wait();
    void listen_to_agent();
    void lose();

    std::filesystem::path m_socket;
    const HANDLE m_input = GetStdHandle(STD_INPUT_HANDLE);
    const HANDLE m_output = GetStdHandle(STD_OUTPUT_HANDLE);
    Handle m_ended{CreateEventW(nullptr, TRUE, FALSE, nullptr)};
    std::mutex m_mutex; ///< of all below, but for reading
    Went m_end = Went::over;
    AgentPipe m_agent;
    Relay m_relay{[this](std::string_view bytes) { return write_all(m_output, bytes); },
                  [this](std::string_view bytes) { return m_agent.write(bytes); }};
};

void Host::end(Went went) {
    if (!ended()) {
        m_end = went;
        SetEvent(m_ended.get());
    }
}

void Host::listen_to_addon() {
    for (;;) {
        const auto room = m_relay.room_for_addon();
        DWORD count = 0;
        const bool came =
            ReadFile(m_input, room.data(), static_cast<DWORD>(room.size()), &count, nullptr) && count > 0;
        const std::lock_guard lock(m_mutex);
        // An agent that does not take it any more is seen where it is listened to.
        const Went went = came ? m_relay.addon_said(count) : Went::over;
        if (went == Went::over || went == Went::wrong)
            return end(went);
    }
}

bool Host::connect() {
    auto connection = connect_local(m_socket);
    if (!connection)
        return false;
    const std::lock_guard lock(m_mutex);
    m_agent.open(std::move(*connection));
    if (m_relay.greet())
        return true;
    m_agent.close();
    return false;
}

void Host::lose() {
    const std::lock_guard lock(m_mutex);
    m_agent.close();
    m_relay.agent_lost();
}

/// For an agent: its sign appears in its folder (LocalListener).
void Host::wait() {
    (void)make_private_folder(m_socket.parent_path()); // else nobody could watch what comes into it
    const HANDLE arrivals =
        FindFirstChangeNotificationW(m_socket.parent_path().c_str(), FALSE, FILE_NOTIFY_CHANGE_FILE_NAME);
    if (arrivals == INVALID_HANDLE_VALUE) {
        const std::lock_guard lock(m_mutex);
        return end(Went::over);
    }
    int left = 1; // it may have come just before
    while (!ended()) {
        if (left > 0 && --left >= 0 && connect())
            break;
        const std::array<HANDLE, 2> either{m_ended.get(), arrivals};
        if (WaitForMultipleObjects(2, either.data(), FALSE, left > 0 ? between_tries_ms : INFINITE) ==
            WAIT_OBJECT_0 + 1) {
            FindNextChangeNotification(arrivals);
            left = tries;
        }
    }
    FindCloseChangeNotification(arrivals);
}

void Host::listen_to_agent() {
    const std::size_t count = m_agent.read(m_relay.room_for_agent(), m_ended.get());
    if (count == 0)
        return lose();
    const std::lock_guard lock(m_mutex);
    const Went went = m_relay.agent_said(count);
    if (went == Went::over || went == Went::wrong)
        end(went);
}

int Host::run() {
    std::thread([this] {
        listen_to_addon();
    }).detach(); // nothing takes it out of its last read: it goes with us
    while (!ended()) {
        if (m_agent.is_open())
            listen_to_agent();
        else
            wait();
    }
    const std::lock_guard lock(m_mutex);
    return m_end == Went::over ? 0 : 1;
}

} // namespace

int run_host(const std::filesystem::path& socket) {
    if (GetFileType(GetStdHandle(STD_INPUT_HANDLE)) == FILE_TYPE_CHAR)
        return 2;
    static Host host(socket); // outlives the thread that reads for it
    return host.run();
}

} // namespace rinnova::live
