// SPDX-License-Identifier: Apache-2.0
#include "desktop/PasteField.h"

#include "base/Residue.h"
#include "base/SecretInput.h"
#include "desktop/QtText.h"

#include <QAccessible>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QMenu>
#include <QPainter>
#include <QStyleOptionFrame>

#include <algorithm>

namespace rinnova::desktop {

namespace {

constexpr std::size_t most_typed = max_password_bytes + 64; // blanks around it are taken off later

/// Only where nobody shares it: writing to a shared text would copy it first.
void wipe(QString& text) {
    if (text.isDetached())
        rinnova::wipe({reinterpret_cast<char*>(text.data()), static_cast<std::size_t>(text.size()) * 2});
    text.clear();
}

void wipe(QByteArray& bytes) {
    if (bytes.isDetached())
        rinnova::wipe({bytes.data(), static_cast<std::size_t>(bytes.size())});
    bytes.clear();
}

Secret secret_of(QString& text) {
    QByteArray bytes = text.toUtf8();
    Secret secret = Secret::copy_of({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    wipe(bytes);
    wipe(text);
    return secret;
}

} // namespace

Secret text_of(const QMimeData& data) {
    const ResidueWipe wipe_at_the_end;
    QString text = data.text();
    return secret_of(text);
}

void forget_on_clipboard(const Secret& password) {
    QClipboard& clipboard = *QGuiApplication::clipboard();
    for (const auto mode : {QClipboard::Clipboard, QClipboard::Selection}) {
        if (mode == QClipboard::Selection && !clipboard.supportsSelection())
            continue;
        const QMimeData* data = clipboard.mimeData(mode);
        if (data == nullptr || !data->hasText())
            continue;
        auto held = clean_password(text_of(*data));
        if (held && held->password == password)
            clipboard.clear(mode);
    }
}

PasteField::PasteField(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_InputMethodEnabled);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText |
                        Qt::ImhNoAutoUppercase);
    setCursor(Qt::IBeamCursor);
    setAcceptDrops(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

std::size_t PasteField::characters() const {
    return m_secret.expose(characters_in);
}

Secret PasteField::take() {
    Secret taken = std::move(m_secret);
    clear();
    return taken;
}

void PasteField::clear() {
    m_secret = Secret();
    m_offered = Secret();
    tell();
}

void PasteField::set(Secret password) {
    m_secret = std::move(password);
    m_offered = Secret();
    tell();
}

void PasteField::set_placeholder(const QString& text) {
    m_placeholder = text;
    update();
}

void PasteField::tell() {
    update();
    updateGeometry();
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
    Q_EMIT changed();
}

void PasteField::type(QString text) {
    Secret typed = secret_of(text);
    if (typed.empty() || m_secret.size() + typed.size() > most_typed)
        return;
    Secret longer(m_secret.size() + typed.size());
    longer.fill([&](std::span<char> room) {
        char* end = m_secret.expose(
            [&](std::string_view bytes) { return std::copy(bytes.begin(), bytes.end(), room.data()); });
        typed.expose([&](std::string_view bytes) { std::copy(bytes.begin(), bytes.end(), end); });
    });
    m_secret = std::move(longer);
    tell();
}

void PasteField::drop_last() {
    const std::size_t size = m_secret.expose([](std::string_view bytes) {
        std::size_t end = bytes.size();
        while (end > 0 && (bytes[--end] & 0xC0) == 0x80) {
        }
        return end;
    });
    m_secret.shrink(size);
    tell();
}

void PasteField::paste_from_clipboard() {
    paste(QGuiApplication::clipboard()->mimeData());
}

void PasteField::paste(const QMimeData* offered) {
    Secret text = offered != nullptr && offered->hasText() ? text_of(*offered) : Secret();
    Pasted pasted = text.expose(look_at_paste);
    if (pasted.kind == Pasted::Kind::password && pasted.password.size() <= most_typed)
        return set(std::move(pasted.password));
    if (pasted.kind == Pasted::Kind::password)
        pasted.kind = Pasted::Kind::unclear;
    m_secret = Secret();
    m_offered = std::move(pasted.password);
    tell();
    Q_EMIT pasted_odd(pasted.kind);
}

void PasteField::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Paste))
        return paste_from_clipboard();
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT submitted();
        return;
    case Qt::Key_Backspace:
        if (event->modifiers() & Qt::ControlModifier)
            clear();
        else
            drop_last();
        return;
    case Qt::Key_Delete:
        return clear();
    default:
        break;
    }
    const QString text = event->text();
    const bool command = (event->modifiers() & (Qt::ControlModifier | Qt::MetaModifier)) != 0 &&
                         (event->modifiers() & Qt::AltModifier) == 0;
    if (command || text.isEmpty() || !text.front().isPrint())
        return QWidget::keyPressEvent(event);
    type(text);
}

void PasteField::inputMethodEvent(QInputMethodEvent* event) {
    type(event->commitString());
    event->accept();
}

QVariant PasteField::inputMethodQuery(Qt::InputMethodQuery query) const {
    switch (query) {
    case Qt::ImEnabled:
        return true;
    case Qt::ImHints:
        return static_cast<int>(inputMethodHints());
    case Qt::ImCursorRectangle:
        return rect();
    default:
        return {};
    }
}

void PasteField::mousePressEvent(QMouseEvent* event) {
    QClipboard& clipboard = *QGuiApplication::clipboard();
    if (event->button() == Qt::MiddleButton && clipboard.supportsSelection())
        paste(clipboard.mimeData(QClipboard::Selection));
}

void PasteField::contextMenuEvent(QContextMenuEvent* event) {
    QMenu menu(this);
    menu.addAction(qt(translate("desktop", "&Paste")), this, &PasteField::paste_from_clipboard);
    QAction* emptying = menu.addAction(qt(translate("desktop", "&Empty")), this, &PasteField::clear);
    emptying->setEnabled(!empty());
    menu.exec(event->globalPos());
}

void PasteField::dragEnterEvent(QDragEnterEvent* event) {
    event->acceptProposedAction();
}

void PasteField::dropEvent(QDropEvent* event) {
    paste(event->mimeData());
    setFocus(Qt::OtherFocusReason);
}

QSize PasteField::sizeHint() const {
    const QFontMetrics metrics(font());
    QStyleOptionFrame option;
    option.initFrom(this);
    option.lineWidth = style()->pixelMetric(QStyle::PM_DefaultFrameWidth, &option, this);
    const QSize inside(metrics.averageCharWidth() * 24, metrics.height() + 8);
    return style()->sizeFromContents(QStyle::CT_LineEdit, &option, inside, this);
}

void PasteField::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    QStyleOptionFrame option;
    option.initFrom(this);
    option.rect = rect();
    option.lineWidth = style()->pixelMetric(QStyle::PM_DefaultFrameWidth, &option, this);
    option.state |= QStyle::State_Sunken;
    style()->drawPrimitive(QStyle::PE_PanelLineEdit, &option, &painter, this);
    const QRect inside = rect().adjusted(8, 0, -8, 0);
    if (empty()) {
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(inside, Qt::AlignVCenter | Qt::AlignLeading,
                         fontMetrics().elidedText(m_placeholder, Qt::ElideRight, inside.width()));
    }
    const int dot = std::max(5, fontMetrics().height() / 3);
    const int step = dot + 4;
    const int shown = std::min(static_cast<int>(characters()), inside.width() / step);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette().color(QPalette::Text));
    for (int i = 0; i < shown; ++i)
        painter.drawEllipse(inside.left() + i * step, inside.center().y() - dot / 2 + 1, dot, dot);
    if (hasFocus()) {
        const int x = inside.left() + shown * step;
        painter.fillRect(
            QRect(x, inside.center().y() - fontMetrics().ascent() / 2, 1, fontMetrics().ascent()),
            palette().color(QPalette::Text));
    }
}

} // namespace rinnova::desktop
