// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLabel>
#include <QProcess>
#include <QPushButton>
#include <QWidget>

namespace rinnova::desktop {

/// Shown while no agent runs: that nobody warns while the window is closed, and a button that sets it up.
class AgentOffer final : public QWidget {
    Q_OBJECT
  public:
    explicit AgentOffer(QWidget* parent = nullptr);

    /// Whether an agent runs; nothing is offered then, nor where the program that installs it is missing.
    void set_agent_runs(bool runs);

  Q_SIGNALS:
    void set_up();

  private:
    void install();
    void installed(int code);

    QLabel m_words;
    QPushButton m_button;
    QProcess m_program;
    bool m_there = false; ///< the program that installs it
};

} // namespace rinnova::desktop
