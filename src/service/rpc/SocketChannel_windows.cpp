// SPDX-License-Identifier: Apache-2.0
#include "service/rpc/SocketChannel.h"

#include "base/Handle_windows.h"

#include <array>

namespace rinnova::rpc {

namespace {

/// One reading or writing that may take its time. Its event lives as long as it does.
struct Operation {
    Handle finished{CreateEventW(nullptr, TRUE, FALSE, nullptr)};
    OVERLAPPED overlapped{};
    Operation() { overlapped.hEvent = finished.get(); }
};

bool has_begun(BOOL done) {
    return done || GetLastError() == ERROR_IO_PENDING;
}

} // namespace

bool SocketChannel::send(std::string_view bytes) {
    while (m_socket && !bytes.empty()) {
        const HANDLE pipe = handle_of(m_socket.number());
        Operation writing;
        DWORD count = 0;
        if (!has_begun(WriteFile(pipe, bytes.data(), static_cast<DWORD>(bytes.size()), nullptr,
                                 &writing.overlapped)) ||
            !GetOverlappedResult(pipe, &writing.overlapped, &count, TRUE))
            return false;
        bytes.remove_prefix(count);
    }
    return bytes.empty();
}

SocketChannel::Waited SocketChannel::wait(Message& message, int wake, int limit_ms) {
    for (;;) {
        if (read_message(message))
            return Waited::message;
        if (!m_socket || m_reader.too_long())
            return Waited::lost;
        const HANDLE pipe = handle_of(m_socket.number());
        const auto room = m_reader.room();
        Operation reading;
        if (!has_begun(
                ReadFile(pipe, room.data(), static_cast<DWORD>(room.size()), nullptr, &reading.overlapped)))
            return Waited::lost;
        const std::array<HANDLE, 2> waiting{reading.finished.get(), handle_of(wake)};
        const DWORD first = WaitForMultipleObjects(wake >= 0 ? 2 : 1, waiting.data(), FALSE,
                                                   limit_ms < 0 ? INFINITE : static_cast<DWORD>(limit_ms));
        // What is read into may not be left to the system.
        if (first != WAIT_OBJECT_0)
            CancelIoEx(pipe, &reading.overlapped);
        DWORD count = 0;
        const bool read = GetOverlappedResult(pipe, &reading.overlapped, &count, TRUE) != 0;
        if (read && count > 0)
            m_reader.arrived(count);
        else if (first == WAIT_OBJECT_0 + 1)
            return Waited::woken;
        else
            return first == WAIT_TIMEOUT ? Waited::late : Waited::lost;
    }
}

} // namespace rinnova::rpc
