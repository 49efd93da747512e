// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desktop/Calls.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextBrowser>
#include <QWidget>

namespace rinnova::desktop {

/// What stands here while no account is watched over yet: what this is, in three sentences, and what was
/// found on this machine.
class Welcome final : public QWidget {
    Q_OBJECT
  public:
    explicit Welcome(Calls& calls, QWidget* parent = nullptr);

    /// Looks through mail programs and keychains; once, until `look_again`.
    void look();

  Q_SIGNALS:
    void tracked();
    void import_wanted();

  private:
    void look_again();
    void show_found(const Result<DiscoverReport>& report);
    void track_all();

    Calls& m_calls;
    QLabel m_title;
    QLabel m_sentences;
    QLabel m_state;
    QTextBrowser m_found;
    QPushButton m_track;
    QPushButton m_again;
    QPushButton m_import;
    bool m_looked = false;
};

} // namespace rinnova::desktop
