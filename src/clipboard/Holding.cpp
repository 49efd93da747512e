// SPDX-License-Identifier: Apache-2.0
#include "Holding.h"

#include "ConcealedText.h"

#include <QClipboard>
#include <QGuiApplication>

#include <unistd.h>

#include <array>
#include <cerrno>

namespace rinnova::clipboard {

Holding::Holding(Secret password, std::chrono::milliseconds time, int input,
                 std::function<void(const char*)> told)
    : m_password(std::move(password)), m_input(input, QSocketNotifier::Read), m_told(std::move(told)) {
    QClipboard* clipboard = QGuiApplication::clipboard();
    m_before = Before::of(clipboard->mimeData());
    clipboard->setMimeData(new ConcealedText(m_password)); // the clipboard's from here on
    m_holds = clipboard->ownsClipboard();
    if (!m_holds)
        return;
    connect(clipboard, &QClipboard::dataChanged, this, &Holding::watch_clipboard);
    connect(&m_input, &QSocketNotifier::activated, this, &Holding::watch_input);
    connect(&m_timer, &QTimer::timeout, this, &Holding::end);
    m_timer.setSingleShot(true);
    m_timer.start(time);
    m_told("held");
}

void Holding::watch_clipboard() {
    if (QGuiApplication::clipboard()->ownsClipboard())
        return;
    // Somebody copied something: theirs stays. What was put back is theirs to forget, too.
    if (!m_ended)
        m_told("gone");
    QCoreApplication::quit();
}

void Holding::watch_input() {
    std::array<char, 64> rest{};
    const ssize_t got = ::read(static_cast<int>(m_input.socket()), rest.data(), rest.size());
    if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR))
        end();
}

void Holding::end() {
    if (m_ended)
        return;
    m_ended = true;
    m_timer.stop();
    m_input.setEnabled(false);
    QClipboard* clipboard = QGuiApplication::clipboard();
    // Always replaced before we go: Qt hands what it holds to a clipboard manager at the end.
    auto before = m_before.give_back();
    if (before == nullptr) {
        clipboard->clear();
        m_told("gone");
        QCoreApplication::quit();
        return;
    }
    // On X11 it is there as long as its owner lives: without a secret, we stay until somebody copies
    // something.
    clipboard->setMimeData(before.release()); // the clipboard's from here on
    m_password = Secret();
    m_told("gone");
}

} // namespace rinnova::clipboard
