// SPDX-License-Identifier: Apache-2.0
#include "base/DescriptorWatch.h"

#include "base/Handle_windows.h"

#include <QWinEventNotifier>

namespace rinnova {

namespace {

QWinEventNotifier& notifier_of(QObject* notifier) {
    return *static_cast<QWinEventNotifier*>(notifier);
}

} // namespace

// What can be waited for: a process, an event, a timer.
DescriptorWatch::DescriptorWatch(int descriptor, std::function<void()> readable)
    : m_descriptor(descriptor), m_notifier(new QWinEventNotifier(handle_of(descriptor))) {
    QObject::connect(&notifier_of(m_notifier), &QWinEventNotifier::activated, m_notifier,
                     [call = std::move(readable)] { call(); });
}

void DescriptorWatch::silence() {
    notifier_of(m_notifier).setEnabled(false);
}

// The notifier may be in the middle of telling us: it goes later, and says nothing more.
DescriptorWatch::~DescriptorWatch() {
    silence();
    m_notifier->deleteLater();
    CloseHandle(handle_of(m_descriptor));
}

} // namespace rinnova
