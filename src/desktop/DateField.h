// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"
#include "model/Date.h"

#include <QLineEdit>

class QCalendarWidget;

namespace rinnova::desktop {

/// A date that is typed as one likes, pasted from a page, or chosen in a calendar. The toolkit's own date
/// field takes digits apart while they are typed: "30/11/2026" becomes a day of the year 1, a 30th typed over
/// a February another month.
class DateField final : public QLineEdit {
    Q_OBJECT
  public:
    DateField(Date first, Date last, QWidget* parent = nullptr);

    void set_date(Date date);
    /// `invalid-data` for what is no date, and for a date that is too early or too late.
    Result<Date> date() const;

  protected:
    /// Up and down: a day later or earlier. F4, or Alt and down: the calendar.
    void keyPressEvent(QKeyEvent* event) override;

  private:
    void show_calendar();
    void move_by(int days);

    const Date m_first;
    const Date m_last;
    QCalendarWidget* m_calendar = nullptr;
};

/// What was typed, as `parse_date` reads dates: `30112026`, `30.11.26` and `30-11-2026` are `30/11/2026`.
std::string date_as_typed(const QString& text);

} // namespace rinnova::desktop
