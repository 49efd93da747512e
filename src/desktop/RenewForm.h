// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desktop/DateField.h"
#include "desktop/PasteField.h"
#include "model/Rotation.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QWidget>

#include <optional>

namespace rinnova::desktop {

/// What to do on the provider's page, in the order in which its menus come.
class RenewSteps final : public QWidget {
    Q_OBJECT
  public:
    explicit RenewSteps(QWidget* parent = nullptr);

    void show_preview(const RotationPreview& preview);

  Q_SIGNALS:
    void page_wanted();

  private:
    QLabel m_title;
    QLabel m_steps;
    QPushButton m_page;
};

/// What a person enters in the one step: the paste, and the date that the provider's page shows.
class RenewForm final : public QWidget {
    Q_OBJECT
  public:
    RenewForm(Date today, QWidget* parent = nullptr);

    void show_preview(const RotationPreview& preview);
    /// The field is ready for the next paste.
    void ready_again();
    /// Whether it can be handed in. What is wrong is said, and can be typed anew.
    bool check();
    /// The same of the date alone.
    bool check_date();
    /// The date that the user has read on the page; none when the computed one was left as it was.
    std::optional<Date> read_date() const;
    bool fills_absent() const { return m_create.isChecked(); }
    PasteField& field() { return m_field; }

  Q_SIGNALS:
    void submitted();
    void changed();

  private:
    void lay_out();
    void heard_odd_paste(Pasted::Kind kind);
    void say(const QString& text, bool offer);

    const Date m_today;
    std::optional<Date> m_computed;
    QLabel m_field_label;
    PasteField m_field;
    QPushButton m_from_clipboard;
    QLabel m_said;
    QPushButton m_use_offered;
    QCheckBox m_has_date;
    DateField m_date;
    QCheckBox m_create;
    Secret m_offered;
};

} // namespace rinnova::desktop
