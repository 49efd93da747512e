// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desktop/Calls.h"
#include "desktop/PasteField.h"

#include <QDialog>
#include <QLabel>
#include <QPushButton>

#include <string>

namespace rinnova::desktop {

/// Asks for a client's own primary password. It is proved, then kept in the keychain.
class UnlockDialog final : public QDialog {
    Q_OBJECT
  public:
    UnlockDialog(Calls& calls, std::string slot, QWidget* parent);

  Q_SIGNALS:
    void unlocked();

  private:
    void submit();

    Calls& m_calls;
    const std::string m_slot;
    QLabel m_label;
    PasteField m_field;
    QLabel m_said;
    QPushButton m_unlock;
    QPushButton m_cancel;
};

} // namespace rinnova::desktop
