// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desktop/Calls.h"

#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QWidget>

#include <vector>

namespace rinnova::desktop {

/// A list of accounts as a spreadsheet saves it, to be looked over before it is taken in; dates that are
/// missing can be filled in here.
class ImportWindow final : public QWidget {
    Q_OBJECT
  public:
    explicit ImportWindow(Calls& calls);

    /// Asks for the file, shows what is in it.
    void choose_file();
    void read(const QString& file);

  Q_SIGNALS:
    void imported();

  private:
    void take_in();
    void say(const Error& error);
    Result<std::vector<TrackRequest>> requests() const;

    Calls& m_calls;
    std::vector<TrackRequest> m_list;
    QLabel m_words;
    QTableWidget m_table;
    QPushButton m_choose;
    QPushButton m_close;
    QPushButton m_take;
};

} // namespace rinnova::desktop
