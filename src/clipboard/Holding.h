// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "Before.h"
#include "base/Secret.h"

#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <chrono>
#include <functional>

namespace rinnova::clipboard {

/// The time for which the password is on the clipboard. It ends when the time is up, when standard input ends
/// (whoever started us said so, or has gone), or when somebody copies something else. Unless that happened,
/// what was there before is put back.
class Holding final : public QObject {
  public:
    /// `told` is called with `held` once the password is there, then with `gone`.
    Holding(Secret password, std::chrono::milliseconds time, int input,
            std::function<void(const char*)> told);

    /// False when the system did not give us the clipboard; then nothing was told.
    bool holds() const { return m_holds; }

  private:
    void watch_clipboard();
    void watch_input();
    void end();

    Secret m_password;
    Before m_before;
    bool m_holds = false;
    bool m_ended = false;
    QTimer m_timer;
    QSocketNotifier m_input;
    std::function<void(const char*)> m_told;
};

} // namespace rinnova::clipboard
