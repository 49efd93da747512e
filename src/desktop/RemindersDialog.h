// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service/Service.h"

#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>

#include <functional>
#include <optional>
#include <vector>

namespace rinnova::desktop {

/// On which days before the end somebody is reminded of one account: as of all, or on days of its own.
class RemindersDialog final : public QDialog {
    Q_OBJECT
  public:
    using Given = std::function<void(const std::optional<std::vector<int>>&)>;
    RemindersDialog(const AccountReminders& reminders, Given given, QWidget* parent);

  private:
    void submit();
    void update_button();

    Given m_given;
    QLabel m_words;
    QRadioButton m_usual;
    QRadioButton m_own;
    QLineEdit m_days;
    QLabel m_said;
    QPushButton m_cancel;
    QPushButton m_set;
};

/// Numbers with commas or blanks between; none for anything else.
std::optional<std::vector<int>> days_from(const QString& text);
/// `Reminders, in days before the last one: 14, 7, 3, 1, 0`
QString days_in_words(const std::vector<int>& days);

} // namespace rinnova::desktop
