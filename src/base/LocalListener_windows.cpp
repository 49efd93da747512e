// SPDX-License-Identifier: Apache-2.0
#include "base/LocalListener.h"

#include "base/Handle_windows.h"
#include "base/PipeName_windows.h"
#include "base/PrivateAccess_windows.h"
#include "base/Text.h"
#include "base/WindowsError_windows.h"

#include <QTimer>
#include <QWinEventNotifier>

namespace rinnova {

namespace {

constexpr DWORD room = 64 * 1024;
constexpr std::chrono::seconds pause{1}; ///< before another end is tried to be made

} // namespace

struct LocalListener::Parts {
    std::filesystem::path name;
    Arrived arrived;
    PrivateAccess access{};
    Handle connected{CreateEventW(nullptr, TRUE, FALSE, nullptr)};
    OVERLAPPED waiting{};
    Handle pipe{}; ///< the end that waits for somebody
    QWinEventNotifier notifier{};
    QTimer again{};

    /// Makes the end that the next one connects to. The first of all is made by nobody else.
    DWORD make_end(bool first) {
        if (access.attributes() == nullptr)
            return ERROR_ACCESS_DENIED;
        pipe = Handle(CreateNamedPipeW(
            pipe_name_of(name).c_str(),
            PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED | (first ? FILE_FLAG_FIRST_PIPE_INSTANCE : 0U),
            PIPE_TYPE_BYTE | PIPE_READMODE_BYTE | PIPE_WAIT | PIPE_REJECT_REMOTE_CLIENTS,
            PIPE_UNLIMITED_INSTANCES, room, room, 0, access.attributes()));
        if (!pipe)
            return GetLastError();
        waiting = {};
        waiting.hEvent = connected.get();
        ResetEvent(connected.get());
        if (!ConnectNamedPipe(pipe.get(), &waiting)) {
            const DWORD reason = GetLastError();
            if (reason == ERROR_PIPE_CONNECTED || reason == ERROR_NO_DATA)
                SetEvent(connected.get());
            else if (reason != ERROR_IO_PENDING)
                return reason;
        }
        return ERROR_SUCCESS;
    }

    void next() {
        if (make_end(false) != ERROR_SUCCESS) {
            pipe.close();
            return again.start(pause);
        }
        notifier.setEnabled(true);
    }

    void take() {
        notifier.setEnabled(false);
        Descriptor connection(number_of(pipe.release()));
        next();
        arrived(std::move(connection));
    }
};

LocalListener::LocalListener(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}

LocalListener::~LocalListener() {
    m_parts->notifier.setEnabled(false);
    if (m_parts->pipe) {
        DWORD count = 0;
        CancelIoEx(m_parts->pipe.get(), &m_parts->waiting);
        GetOverlappedResult(m_parts->pipe.get(), &m_parts->waiting, &count, TRUE);
    }
}

Result<std::unique_ptr<LocalListener>> LocalListener::listen(const std::filesystem::path& name,
                                                             Arrived arrived) {
    auto parts = std::unique_ptr<Parts>(new Parts{name, std::move(arrived)});
    if (const DWORD reason = parts->make_end(true); reason != ERROR_SUCCESS)
        return fail_windows(reason, translate("base", "the socket cannot be made"), name.string());
    parts->again.setSingleShot(true);
    QObject::connect(&parts->again, &QTimer::timeout, &parts->again,
                     [parts = parts.get()] { parts->next(); });
    parts->notifier.setHandle(parts->connected.get());
    QObject::connect(&parts->notifier, &QWinEventNotifier::activated, &parts->notifier,
                     [parts = parts.get()] { parts->take(); });
    parts->notifier.setEnabled(true);
    return std::unique_ptr<LocalListener>(new LocalListener(std::move(parts)));
}

} // namespace rinnova
