// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

class QScreen;
class QWidget;

namespace rinnova::desktop {

/// Keeps all of our windows where they can be seen and used: when they are shown, and when screens go or
/// change their size.
class ScreenKeeper final : public QObject {
  public:
    /// Of the application that there is, as long as this lives.
    ScreenKeeper();

  protected:
    bool eventFilter(QObject* object, QEvent* event) override;

  private:
    void watch(QScreen* screen);
    static void look();
};

/// A window that is not wholly on its screen is moved there, and made smaller where it has to be.
void fit_on_screen(QWidget& window);

} // namespace rinnova::desktop
