// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Secret.h"
#include "desktop/Pasted.h"

#include <QMimeData>
#include <QWidget>

namespace rinnova::desktop {

/// A field for a password. Unlike a QLineEdit it keeps no text: what is typed or pasted goes into a Secret,
/// what is drawn is a dot for each character, and there is no undoing, copying or dragging away.
class PasteField final : public QWidget {
    Q_OBJECT
  public:
    explicit PasteField(QWidget* parent = nullptr);

    bool empty() const { return m_secret.empty(); }
    std::size_t characters() const;
    /// What it holds; it is empty afterwards.
    Secret take();
    void clear();
    /// What looks like the password in a paste that holds more, once the user has agreed to it.
    void set(Secret password);
    void set_placeholder(const QString& text);
    const QString& placeholder() const { return m_placeholder; }

    void paste_from_clipboard();
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

  Q_SIGNALS:
    void changed();
    void submitted();
    /// Something was pasted that is not simply a password; `within` holds what looks like it.
    void pasted_odd(rinnova::desktop::Pasted::Kind kind);

  public:
    /// Of the last paste of the kind `within`.
    Secret take_offered() { return std::move(m_offered); }

  protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void inputMethodEvent(QInputMethodEvent* event) override;
    QVariant inputMethodQuery(Qt::InputMethodQuery query) const override;
    void mousePressEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

  private:
    void type(QString text);
    void drop_last();
    void paste(const QMimeData* offered);
    void tell();

    Secret m_secret;
    Secret m_offered;
    QString m_placeholder;
};

/// The text that a clipboard or a drag holds, with the copies on the way wiped where they can be.
Secret text_of(const QMimeData& data);

/// Empties clipboard and selection where they still hold this.
void forget_on_clipboard(const Secret& password);

} // namespace rinnova::desktop
