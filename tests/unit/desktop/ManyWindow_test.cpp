// SPDX-License-Identifier: Apache-2.0
#include "Screen.h"
#include "desktop/ManyWindow.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::desktop;
using namespace rinnova::desktop::test;

namespace {

/// Two accounts, one after the other, over a service that only pretends.
struct Many {
    QApplication& application = screen(); // before any window
    Told told{};
    NoonClock clock{};
    AccountsModel model{};
    Gate gate{};
    Calls calls{world_of(told, clock)};
    std::unique_ptr<ManyWindow> window{};

    Many() {
        told.preview = preview();
        told.preview.url.clear();
        told.while_rotating = [this](const std::stop_token&) { gate.wait(); };
        model.set(
            {account("anna@pec.it", ValidityState::due, 9), account("mario@pec.it", ValidityState::due, 9)});
        window = std::make_unique<ManyWindow>(calls, model);
        window->show();
        press(*window, "Renew 2 account");
    }
    ~Many() {
        gate.open();
        for (RenewWindow* step : shown_windows<RenewWindow>())
            delete step;
    }
    static void press(const QWidget& in, const char* words) {
        QPushButton* button = shown_button(in, QString::fromLatin1(words));
        REQUIRE(button != nullptr);
        button->click();
    }
    RenewWindow& step() {
        REQUIRE(shown_windows<RenewWindow>().size() == 1);
        return *shown_windows<RenewWindow>().front();
    }
    void paste() {
        auto& field = *step().findChild<PasteField*>();
        REQUIRE(comes_true([&] { return field.isVisible(); }));
        field.set(Secret::copy_of("fake-new-1"));
        Q_EMIT field.submitted();
    }
    void come_to(AccountOutcome outcome) {
        AccountResult result = account_result(outcome);
        result.account = step().account();
        told.reports = {RotationReport{"r", {result}}};
    }
    void answer(AccountOutcome outcome) {
        come_to(outcome);
        gate.open();
        REQUIRE(comes_true([&] { return shown_windows<RenewWindow>().empty() || !step().running(); }));
    }
    bool is_about(const char* login) {
        return comes_true([&] {
            const auto steps = shown_windows<RenewWindow>();
            return steps.size() == 1 && steps.front()->account().login == login;
        });
    }
};

} // namespace

TEST_CASE("going on while a step still works opens no second one, and takes its result") {
    Many many;
    many.paste();
    Many::press(*many.window, "Pause");
    Many::press(*many.window, "Go on");
    CHECK(many.step().running());
    many.answer(AccountOutcome::done);
    CHECK(many.is_about("mario@pec.it"));
    CHECK(says(*many.window, QStringLiteral("1 of 2 are done")));
}

TEST_CASE("to end a step that came to its end after a pause does not begin another") {
    Many many;
    many.paste();
    Many::press(*many.window, "Pause");
    many.answer(AccountOutcome::open);
    Many::press(many.step(), "End here");
    CHECK(shown_windows<RenewWindow>().empty());
    CHECK(says(*many.window, QStringLiteral("Paused")));
}

TEST_CASE("a step that keeps its password is still part of the row") {
    Many many;
    many.paste();
    many.answer(AccountOutcome::locked);
    Many::press(many.step(), "Next account");
    Many::press(many.step(), "Cancel"); // of the question
    CHECK(many.step().holds_password());
    SUBCASE("its result counts") {
        many.come_to(AccountOutcome::done);
        Many::press(many.step(), "Try again");
        CHECK(many.is_about("mario@pec.it"));
    }
    SUBCASE("it goes on to the next account once its password may be lost") {
        Many::press(many.step(), "Next account");
        Many::press(many.step(), "Lose it");
        CHECK(many.is_about("mario@pec.it"));
    }
    SUBCASE("it is left once its password may be lost") {
        Many::press(many.step(), "End here");
        Many::press(many.step(), "Lose it");
        CHECK(shown_windows<RenewWindow>().empty());
        CHECK(says(*many.window, QStringLiteral("Paused after 0 of 2.")));
    }
    SUBCASE("and its list stays as long") {
        CHECK_FALSE(many.window->close());
        CHECK(many.window->isVisible());
    }
}
