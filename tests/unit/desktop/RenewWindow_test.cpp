// SPDX-License-Identifier: Apache-2.0
#include "Screen.h"
#include "desktop/RenewWindow.h"

#include <QClipboard>

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::desktop;
using namespace rinnova::desktop::test;

namespace {

/// A renewal window over a service that only pretends.
struct Step {
    QApplication& application = screen(); // before any window
    Told told{};
    NoonClock clock{};
    Calls calls{world_of(told, clock)};
    RenewWindow window{calls, {"aruba-pec", "mario.rossi@pec.it"}};
    int changes = 0;

    Step() {
        told.preview = preview();
        QObject::connect(&window, &RenewWindow::changed, [this] { ++changes; });
        window.show();
        window.begin(false);
        REQUIRE(comes_true([this] { return window.findChild<PasteField*>()->isVisible(); }));
    }
    PasteField& field() { return *window.findChild<PasteField*>(); }
    void paste(const std::string& text) {
        QGuiApplication::clipboard()->setText(QString::fromStdString(text));
        field().paste_from_clipboard();
        Q_EMIT field().submitted();
    }
    void paste_and_wait(const std::string& text) {
        const int before = changes;
        paste(text);
        REQUIRE(comes_true([&] { return changes > before; }));
    }
    bool says(const QString& words) {
        const auto labels = window.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
            return label->isVisible() && label->text().contains(words);
        });
    }
    QPushButton* button(const QString& words) {
        for (QPushButton* button : window.findChildren<QPushButton*>())
            if (button->isVisible() && button->text().remove(u'&').contains(words))
                return button;
        return nullptr;
    }
};

} // namespace

TEST_CASE("a pasted password goes to the service, once, and the clipboard is emptied") {
    Step step;
    step.told.reports = {report(AccountOutcome::done, {SlotOutcome::updated})};
    step.paste_and_wait(" fake-new-1 \n");
    CHECK(step.told.passwords == std::vector<std::string>{"fake-new-1"});
    CHECK_FALSE(step.told.requests.front().expires.has_value());
    CHECK(step.says(QStringLiteral("everywhere")));
    CHECK(QGuiApplication::clipboard()->text().isEmpty());
    CHECK_FALSE(step.field().isVisible());
}

TEST_CASE("a date that is none keeps the paste, and is said") {
    Step step;
    step.told.reports = {report(AccountOutcome::done, {SlotOutcome::updated})};
    for (QCheckBox* box : step.window.findChildren<QCheckBox*>())
        if (box->text().contains(QStringLiteral("Expires")))
            box->setChecked(true);
    auto& date = *step.window.findChild<DateField*>();
    date.setText(QStringLiteral("31/02/2027"));
    step.paste("fake-new-1");
    CHECK(step.says(QStringLiteral("is not a date")));
    CHECK(step.told.passwords.empty());
    CHECK_FALSE(step.field().empty());
    date.setText(QStringLiteral("30/11/2032"));
    const int before = step.changes;
    Q_EMIT step.field().submitted();
    REQUIRE(comes_true([&] { return step.changes > before; }));
    CHECK(step.told.requests.front().expires == Date{std::chrono::year{2032} / 11 / 30});
}

TEST_CASE("a refused password leaves the field ready, and the next paste goes through") {
    Step step;
    step.told.reports = {report(AccountOutcome::refused),
                         report(AccountOutcome::done, {SlotOutcome::updated})};
    step.paste_and_wait("fake-wrong-1");
    CHECK(step.says(QStringLiteral("refused")));
    CHECK(step.field().isVisible());
    CHECK(step.field().empty());
    CHECK(step.button(QStringLiteral("Discard")) != nullptr);
    step.paste_and_wait("fake-new-2");
    CHECK(step.told.passwords.back() == "fake-new-2");
    CHECK(step.says(QStringLiteral("everywhere")));
}

TEST_CASE("a locked keychain does not lose the password: it is tried again with the same one") {
    Step step;
    step.told.reports = {report(AccountOutcome::locked),
                         report(AccountOutcome::done, {SlotOutcome::updated})};
    step.paste_and_wait("fake-new-1");
    CHECK(step.says(QStringLiteral("still here")));
    CHECK(QGuiApplication::clipboard()->text() == QStringLiteral("fake-new-1"));
    step.button(QStringLiteral("Try again"))->click();
    REQUIRE(comes_true([&] { return step.changes == 2; }));
    CHECK(step.told.passwords == std::vector<std::string>{"fake-new-1", "fake-new-1"});
    CHECK(QGuiApplication::clipboard()->text().isEmpty());
}

TEST_CASE("trying again takes no other date than the one that is typed") {
    Step step;
    step.told.reports = {report(AccountOutcome::locked),
                         report(AccountOutcome::done, {SlotOutcome::updated})};
    step.paste_and_wait("fake-new-1");
    for (QCheckBox* box : step.window.findChildren<QCheckBox*>())
        if (box->text().contains(QStringLiteral("Expires")))
            box->setChecked(true);
    auto& date = *step.window.findChild<DateField*>();
    date.setText(QStringLiteral("31/11/2032"));
    step.button(QStringLiteral("Try again"))->click();
    CHECK(step.says(QStringLiteral("is not a date")));
    CHECK(step.told.passwords.size() == 1);
    date.setText(QStringLiteral("30/11/2032"));
    step.button(QStringLiteral("Try again"))->click();
    REQUIRE(comes_true([&] { return step.changes == 2; }));
    CHECK(step.told.requests.back().expires == Date{std::chrono::year{2032} / 11 / 30});
}

TEST_CASE("a look at the mail programs keeps a pasted password within reach") {
    Step step;
    step.told.reports = {report(AccountOutcome::locked),
                         report(AccountOutcome::done, {SlotOutcome::updated})};
    step.paste_and_wait("fake-new-1");
    step.window.begin(false); // as after a profile was unlocked
    REQUIRE(comes_true([&] { return step.says(QStringLiteral("that you pasted is still here")); }));
    step.button(QStringLiteral("Try again"))->click();
    REQUIRE(comes_true([&] { return step.changes == 2; }));
    CHECK(step.told.passwords == std::vector<std::string>{"fake-new-1", "fake-new-1"});
    CHECK(step.says(QStringLiteral("everywhere")));
}

TEST_CASE("a look that fails does not lose the password") {
    Step step;
    step.told.reports = {report(AccountOutcome::locked)};
    step.paste_and_wait("fake-new-1");
    step.told.error = Error{ErrorCode::invalid_data, "The settings cannot be read.", {}, {}};
    step.window.begin(false);
    REQUIRE(comes_true([&] { return step.says(QStringLiteral("The settings cannot be read.")); }));
    CHECK(step.window.holds_password());
}

TEST_CASE("another account's password is stopped, and goes on only when both are said to be the same") {
    Step step;
    step.told.reports = {fail(ErrorCode::conflict, "That is the password of studio@pec.it."),
                         report(AccountOutcome::done, {SlotOutcome::updated})};
    step.paste_and_wait("fake-new-1");
    CHECK(step.says(QStringLiteral("studio@pec.it")));
    CHECK_FALSE(step.told.requests.back().accept_duplicate);
    step.button(QStringLiteral("same password"))->click();
    REQUIRE(comes_true([&] { return step.changes == 2; }));
    CHECK(step.told.requests.back().accept_duplicate);
}

TEST_CASE("a place that only a person reaches has its steps and a tick") {
    Step step;
    AccountResult open = account_result(AccountOutcome::open, {SlotOutcome::updated});
    open.slots.push_back(slot_result(SlotOutcome::needs_user, phone_slot()));
    open.slots.back().steps = {"Open the settings.", "Type the password."};
    step.told.reports = {RotationReport{"r", {open}}};
    AccountStatus confirmed = account("mario.rossi@pec.it", ValidityState::ok, 90);
    confirmed.slots.push_back(phone_slot(SlotState::in_sync));
    step.told.accounts = {confirmed};
    step.paste_and_wait("fake-new-1");
    CHECK(step.says(QStringLiteral("Type the password.")));
    QCheckBox* tick = nullptr;
    for (QCheckBox* box : step.window.findChildren<QCheckBox*>())
        if (box->isVisible() && box->text().remove(u'&').contains(QStringLiteral("done this")))
            tick = box;
    REQUIRE(tick != nullptr);
    tick->click();
    REQUIRE(comes_true([&] { return step.changes == 2; }));
    CHECK(step.told.calls.back() == "confirm " + phone_slot().id);
    CHECK(step.says(QStringLiteral("everywhere")));
}

TEST_CASE("what the agent finishes later is seen without a click") {
    Step step;
    step.told.reports = {report(AccountOutcome::open, {SlotOutcome::pending})};
    step.paste_and_wait("fake-new-1");
    CHECK(step.button(QStringLiteral("close")) != nullptr);
    step.window.refresh(account("mario.rossi@pec.it", ValidityState::ok, 90));
    CHECK(step.says(QStringLiteral("everywhere")));
    CHECK(step.button(QStringLiteral("close, and finish")) == nullptr);
}

TEST_CASE("a password that cannot be one is never sent") {
    Step step;
    step.field().set(Secret::copy_of("   "));
    Q_EMIT step.field().submitted();
    CHECK(step.told.passwords.empty());
    CHECK(step.says(QStringLiteral("empty")));
}

TEST_CASE("another theme: states are drawn in its colours at once") {
    Step step;
    step.told.reports = {report(AccountOutcome::done, {SlotOutcome::updated})};
    step.paste_and_wait("fake-new-1");
    const auto* line = step.window.findChild<CopyLine*>();
    REQUIRE(line != nullptr);
    const auto inks = [&] {
        std::vector<QColor> colours;
        for (const QLabel* label : line->findChildren<QLabel*>())
            if (!label->text().isEmpty())
                colours.push_back(label->palette().color(QPalette::WindowText));
        return colours;
    };
    const auto picture = [&] {
        for (const QLabel* label : line->findChildren<QLabel*>())
            if (!label->pixmap(Qt::ReturnByValue).isNull())
                return label->pixmap(Qt::ReturnByValue).toImage();
        return QImage();
    };
    const QPalette before = QApplication::palette();
    const auto light_inks = inks();
    const QImage light_picture = picture();
    QPalette dark = before;
    dark.setColor(QPalette::Window, QColor(QStringLiteral("#2a2e32")));
    dark.setColor(QPalette::Base, QColor(QStringLiteral("#1b1e20")));
    dark.setColor(QPalette::WindowText, QColor(QStringLiteral("#fcfcfc")));
    dark.setColor(QPalette::Text, QColor(QStringLiteral("#fcfcfc")));
    QApplication::setPalette(dark);
    QCoreApplication::processEvents();
    CHECK_FALSE(light_picture.isNull());
    CHECK(inks() != light_inks);
    CHECK(picture() != light_picture);
    QApplication::setPalette(before);
    QCoreApplication::processEvents();
    CHECK(inks() == light_inks);
    CHECK(picture() == light_picture);
}
