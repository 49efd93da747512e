// SPDX-License-Identifier: Apache-2.0
#include "base/DescriptorWatch.h"

#include <QSocketNotifier>

#include <unistd.h>

namespace rinnova {

DescriptorWatch::DescriptorWatch(int descriptor, std::function<void()> readable)
    : m_descriptor(descriptor), m_notifier(new QSocketNotifier(descriptor, QSocketNotifier::Read)) {
    QObject::connect(static_cast<QSocketNotifier*>(m_notifier), &QSocketNotifier::activated, m_notifier,
                     [call = std::move(readable)] { call(); });
}

void DescriptorWatch::silence() {
    static_cast<QSocketNotifier*>(m_notifier)->setEnabled(false);
}

// The notifier may be in the middle of telling us: it goes later, and says nothing more.
DescriptorWatch::~DescriptorWatch() {
    silence();
    m_notifier->deleteLater();
    close(m_descriptor);
}

} // namespace rinnova
