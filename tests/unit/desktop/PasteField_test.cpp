// SPDX-License-Identifier: Apache-2.0
#include "Screen.h"
#include "desktop/PasteField.h"

#include <QClipboard>
#include <QKeyEvent>

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::desktop;
using namespace rinnova::desktop::test;

namespace {

void press(PasteField& field, int key, const QString& text = {}, Qt::KeyboardModifiers modifiers = {}) {
    QKeyEvent event(QEvent::KeyPress, key, modifiers, text);
    QCoreApplication::sendEvent(&field, &event);
}

std::string taken(PasteField& field) {
    return field.take().expose([](std::string_view bytes) { return std::string(bytes); });
}

} // namespace

TEST_CASE("what is typed is what it holds, character by character") {
    screen();
    PasteField field;
    int changes = 0;
    QObject::connect(&field, &PasteField::changed, [&] { ++changes; });
    for (const QChar letter : QStringLiteral("fakè-1"))
        press(field, 0, QString(letter));
    CHECK(field.characters() == 6);
    press(field, Qt::Key_Backspace);
    press(field, Qt::Key_Backspace);
    CHECK(field.characters() == 4);
    CHECK(taken(field) == "fak\xC3\xA8");
    CHECK(field.empty());
    CHECK(changes == 9);
    press(field, Qt::Key_A, QStringLiteral("a"));
    press(field, Qt::Key_B, QStringLiteral("\x02"), Qt::ControlModifier);
    press(field, Qt::Key_Tab, QStringLiteral("\t"));
    CHECK(field.characters() == 1);
    press(field, Qt::Key_Delete);
    CHECK(field.empty());
}

TEST_CASE("no more is typed than a password may have") {
    screen();
    PasteField field;
    for (int i = 0; i < 1000; ++i)
        press(field, Qt::Key_A, QStringLiteral("a"));
    CHECK(field.characters() <= 400);
}

TEST_CASE("a paste takes the place of what was there, and the clipboard is emptied only of that password") {
    screen();
    PasteField field;
    press(field, Qt::Key_A, QStringLiteral("a"));
    QGuiApplication::clipboard()->setText(QStringLiteral("fake-new-1\n"));
    press(field, Qt::Key_V, {}, Qt::ControlModifier);
    const Secret held = Secret::copy_of("fake-new-1");
    CHECK(taken(field) == "fake-new-1\n");
    forget_on_clipboard(Secret::copy_of("fake-other-2"));
    CHECK(QGuiApplication::clipboard()->text() == QStringLiteral("fake-new-1\n"));
    forget_on_clipboard(held);
    CHECK(QGuiApplication::clipboard()->text().isEmpty());
}

TEST_CASE("what is no password is said, and offered where one word looks like it") {
    screen();
    PasteField field;
    std::optional<Pasted::Kind> said;
    QObject::connect(&field, &PasteField::pasted_odd, [&](Pasted::Kind kind) { said = kind; });
    QGuiApplication::clipboard()->setImage(QImage(4, 4, QImage::Format_RGB32));
    field.paste_from_clipboard();
    CHECK(said == Pasted::Kind::nothing);
    QGuiApplication::clipboard()->setText(QStringLiteral("Password:\nfake-Xy12-Zw34\nCopia"));
    field.paste_from_clipboard();
    CHECK(said == Pasted::Kind::within);
    CHECK(field.empty());
    field.set(field.take_offered());
    CHECK(taken(field) == "fake-Xy12-Zw34");
}
