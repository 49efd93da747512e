// SPDX-License-Identifier: Apache-2.0
// A pipe's end can be waited for while a reading or writing of it is under way ("Synchronous and Overlapped
// Input and Output"): one of each, from and to memory of ours.
#include "base/LocalStream.h"

#include "base/Handle_windows.h"

#include <QTimer>
#include <QWinEventNotifier>

#include <openssl/crypto.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace rinnova {

namespace {

constexpr std::size_t piece = std::size_t{64} * 1024;

/// One direction.
struct Way {
    Handle finished{CreateEventW(nullptr, TRUE, FALSE, nullptr)};
    OVERLAPPED overlapped{};
    std::array<char, piece> bytes{};
    std::size_t from = 0; ///< of what is there: read already
    std::size_t end = 0;  ///< of what is there
    bool under_way = false;
    bool ended = false;
    std::unique_ptr<QWinEventNotifier> notifier; ///< made when it is first needed

    void wipe() { OPENSSL_cleanse(bytes.data(), std::exchange(end, 0)), from = 0; }

    void start() {
        overlapped = {};
        overlapped.hEvent = finished.get();
        under_way = true;
    }

    /// What came of it; `count` is how much. False while it is under way still.
    bool settle(HANDLE pipe, DWORD& count) {
        count = 0;
        if (!GetOverlappedResult(pipe, &overlapped, &count, FALSE)) {
            if (GetLastError() == ERROR_IO_INCOMPLETE)
                return false;
            ended = true;
            count = 0;
        }
        under_way = false;
        return true;
    }

    /// The system must have let go of our memory.
    void stop(HANDLE pipe) {
        if (notifier)
            notifier->setEnabled(false);
        DWORD count = 0;
        if (under_way) {
            CancelIoEx(pipe, &overlapped);
            GetOverlappedResult(pipe, &overlapped, &count, TRUE);
        }
        under_way = false;
        ended = true;
        OPENSSL_cleanse(bytes.data(), bytes.size());
    }

    void watch(const std::function<void()>& call) {
        if (!notifier) {
            notifier = std::make_unique<QWinEventNotifier>(finished.get());
            QObject::connect(notifier.get(), &QWinEventNotifier::activated, notifier.get(), [this, call] {
                notifier->setEnabled(false);
                const auto last = call; // it may be the last thing that happens here
                last();
            });
        }
        notifier->setEnabled(true);
    }
};

} // namespace

struct LocalStream::Parts {
    Descriptor socket;
    Events events;
    Way in{};
    Way out{};
    bool listening = false;
    QTimer soon{}; ///< what is there already is told from the event loop too

    HANDLE pipe() const { return handle_of(socket.number()); }

    void begin_to_read() {
        if (in.under_way || in.ended || in.from < in.end)
            return;
        in.wipe();
        in.start();
        if (!ReadFile(pipe(), in.bytes.data(), static_cast<DWORD>(in.bytes.size()), nullptr,
                      &in.overlapped) &&
            GetLastError() != ERROR_IO_PENDING) {
            in.under_way = false;
            in.ended = true;
        }
    }

    void take_what_was_read() {
        DWORD count = 0;
        if (in.under_way && in.settle(pipe(), count))
            in.end = count;
    }

    void tell() {
        if (!listening || !socket)
            return;
        begin_to_read();
        if (in.under_way)
            in.watch([this] {
                take_what_was_read();
                tell();
            });
        else
            soon.start(0);
    }
};

LocalStream::LocalStream(Descriptor connection, Events events) : m_parts(new Parts) {
    m_parts->socket = std::move(connection);
    m_parts->events = std::move(events);
    m_parts->soon.setSingleShot(true);
    QObject::connect(&m_parts->soon, &QTimer::timeout, &m_parts->soon, [parts = m_parts.get()] {
        if (!parts->listening || !parts->socket)
            return;
        const auto last = parts->events.readable; // it may be the last thing that happens here
        last();
    });
}

LocalStream::~LocalStream() {
    close();
    // A notifier may be in the middle of telling us.
    for (Way* way : {&m_parts->in, &m_parts->out})
        if (way->notifier)
            way->notifier.release()->deleteLater();
}

bool LocalStream::is_open() const noexcept {
    return static_cast<bool>(m_parts->socket);
}

void LocalStream::close() {
    if (!is_open())
        return;
    m_parts->listening = false;
    m_parts->soon.stop();
    m_parts->in.stop(m_parts->pipe());
    m_parts->out.stop(m_parts->pipe());
    m_parts->socket = Descriptor();
}

void LocalStream::listen(bool on) {
    m_parts->listening = on;
    m_parts->tell();
}

std::optional<std::size_t> LocalStream::read(std::span<char> room) {
    Way& in = m_parts->in;
    m_parts->begin_to_read();
    m_parts->take_what_was_read();
    if (in.under_way)
        return m_parts->tell(), std::nullopt;
    const std::size_t count = std::min(room.size(), in.end - in.from);
    std::memcpy(room.data(), in.bytes.data() + in.from, count);
    in.from += count;
    if (in.from == in.end)
        in.wipe();
    m_parts->tell();
    // A message of no bytes is not the end.
    return count == 0 && !in.ended ? std::nullopt : std::optional(count);
}

/// A piece counts when the system has it: one that is under way is given again until then.
std::optional<std::size_t> LocalStream::write(std::string_view bytes) {
    Way& out = m_parts->out;
    std::size_t taken = 0;
    while (taken < bytes.size() && !out.ended) {
        if (!out.under_way) {
            out.end = std::min(out.bytes.size(), bytes.size() - taken);
            std::memcpy(out.bytes.data(), bytes.data() + taken, out.end);
            out.start();
            if (!WriteFile(m_parts->pipe(), out.bytes.data(), static_cast<DWORD>(out.end), nullptr,
                           &out.overlapped) &&
                GetLastError() != ERROR_IO_PENDING)
                out.under_way = !(out.ended = true);
        }
        DWORD count = 0;
        if (out.under_way && !out.settle(m_parts->pipe(), count)) {
            out.watch(m_parts->events.writable);
            return taken;
        }
        out.wipe();
        taken += count;
    }
    if (out.ended)
        return std::nullopt;
    return taken;
}

} // namespace rinnova
