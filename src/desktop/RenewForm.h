// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desktop/PasteField.h"
#include "model/Rotation.h"

#include <QCheckBox>
#include <QDateEdit>
#include <QLabel>
#include <QPushButton>
#include <QWidget>

#include <optional>

namespace rinnova::desktop {

/// What a person does in the one step: the provider's steps, the paste, the date that its page shows.
class RenewForm final : public QWidget {
    Q_OBJECT
  public:
    RenewForm(Date today, QWidget* parent = nullptr);

    void show_preview(const RotationPreview& preview);
    /// The field is ready for the next paste; the steps make room for what is said above.
    void ready_again();
    /// The date that the user has read on the page; none when the computed one was left as it was.
    std::optional<Date> read_date() const;
    bool fills_absent() const { return m_create.isChecked(); }
    PasteField& field() { return m_field; }

  Q_SIGNALS:
    void page_wanted();
    void submitted();
    void changed();

  private:
    void lay_out();
    void heard_odd_paste(Pasted::Kind kind);
    void say(const QString& text, bool offer);

    const Date m_today;
    std::optional<Date> m_computed;
    QLabel m_steps_title;
    QLabel m_steps;
    QPushButton m_page;
    QLabel m_field_label;
    PasteField m_field;
    QPushButton m_from_clipboard;
    QLabel m_said;
    QPushButton m_use_offered;
    QCheckBox m_has_date;
    QDateEdit m_date;
    QCheckBox m_create;
    Secret m_offered;
};

} // namespace rinnova::desktop
