// SPDX-License-Identifier: Apache-2.0
#include "Screen.h"
#include "desktop/AccountPage.h"
#include "desktop/RemindersDialog.h"
#include "desktop/WindowWords.h"

#include <QTest>

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::desktop;
using namespace rinnova::desktop::test;

namespace {

const AccountKey mario{"aruba-pec", "mario.rossi@pec.it"};

/// An account's page over a service that only pretends.
struct Page {
    QApplication& application = screen(); // before any window
    Told told{};
    NoonClock clock{};
    Calls calls{world_of(told, clock)};
    AccountsModel model{};
    AccountPage page{calls, model};
    int changes = 0;
    int renewals = 0;

    explicit Page(std::vector<Finding> findings = {}) {
        told.accounts = {account(mario.login, ValidityState::due, 9)};
        told.findings = std::move(findings);
        told.reminders = {{14, 7, 3, 1, 0}, {14, 7, 3, 1, 0}, false};
        QObject::connect(&page, &AccountPage::changed, [this] { ++changes; });
        QObject::connect(&page, &AccountPage::renew_wanted, [this] { ++renewals; });
        model.set(told.accounts);
        page.show();
        page.show_account(mario);
        REQUIRE(comes_true(
            [this] { return says(QStringLiteral("in days before the last one: 14, 7, 3, 1, 0")); }));
        page.findChild<QTabWidget*>()->setCurrentIndex(1);
        const QString last = told.findings.empty() ? QStringLiteral("Nothing is wrong")
                                                   : QString::fromStdString(told.findings.back().message);
        REQUIRE(comes_true([&] { return says(last); }));
    }
    bool says(const QString& words) {
        const auto labels = page.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
            return label->isVisible() && label->text().contains(words);
        });
    }
    template <typename Parent>
    static QPushButton* button(Parent& in, const QString& words) {
        for (QPushButton* one : in.template findChildren<QPushButton*>())
            if (one->isVisible() && one->text().remove(u'&').contains(words))
                return one;
        return nullptr;
    }
    /// The dialog that stands over the page.
    QDialog* dialog() {
        for (QDialog* one : page.findChildren<QDialog*>())
            if (one->isVisible())
                return one;
        return nullptr;
    }
    /// What was asked so far has been answered.
    void settle() {
        bool settled = false;
        calls.look(
            &page, [](Calls::Context&) -> Result<void> { return {}; }, [&](const auto&) { settled = true; });
        REQUIRE(comes_true([&] { return settled; }));
    }
    void wait_for_call(const std::string& call) {
        REQUIRE(comes_true([&] { return changes > 0; }));
        settle(); // what is asked for anew then is told of by another thread
        CHECK(std::find(told.calls.begin(), told.calls.end(), call) != told.calls.end());
    }
};

Finding finding(std::string rule, std::string slot = {}) {
    return {mario, std::move(slot), std::move(rule), Severity::error, "Something is wrong.", "Do this."};
}

} // namespace

TEST_CASE("an expired password is fixed by the button beside it") {
    Page page({finding("expired")});
    Page::button(*page.page.findChild<FindingList*>(), QStringLiteral("Renew"))->click();
    CHECK(page.renewals == 1);
}

TEST_CASE("copies that differ are fixed by bringing one everywhere, after a question") {
    Page page({finding("slots-differ", imap_slot().id)});
    page.told.reports = {report(AccountOutcome::done, {SlotOutcome::updated})};
    Page::button(*page.page.findChild<FindingList*>(), QStringLiteral("everywhere"))->click();
    REQUIRE(page.dialog() != nullptr);
    CHECK(page.told.requests.empty());
    Page::button(*page.dialog(), QStringLiteral("Bring it everywhere"))->click();
    page.wait_for_call("rotate_from " + imap_slot().id);
}

TEST_CASE("what only a person can put right has words, and no button") {
    Page page({finding("no-tls"), finding("imap-and-pop3")});
    auto& list = *page.page.findChild<FindingList*>();
    CHECK(list.count() == 2);
    CHECK(page.says(QStringLiteral("Do this.")));
    CHECK(list.findChildren<QPushButton*>().empty());
}

TEST_CASE("an account gets reminders of its own") {
    Page page;
    Page::button(page.page, QStringLiteral("Reminders"))->click();
    auto* dialog = qobject_cast<RemindersDialog*>(page.dialog());
    REQUIRE(dialog != nullptr);
    auto* field = dialog->findChild<QLineEdit*>();
    field->selectAll();
    QTest::keyClicks(field, QStringLiteral("21, soon"));
    CHECK_FALSE(Page::button(*dialog, QStringLiteral("Set"))->isEnabled());
    field->selectAll();
    QTest::keyClicks(field, QStringLiteral("7;21 1"));
    page.told.reminders = {{21, 7, 1}, {14, 7, 3, 1, 0}, true};
    Page::button(*dialog, QStringLiteral("Set"))->click();
    page.wait_for_call("set_reminders " + mario.login);
    CHECK(page.told.set_days == std::vector<int>{21, 7, 1});
    CHECK(comes_true([&] {
        return page.says(QStringLiteral("in days before the last one: 21, 7, 1 (for this account alone)"));
    }));
}

TEST_CASE("and has those of all others again") {
    Page page;
    page.told.set_days = std::vector<int>{5};
    Page::button(page.page, QStringLiteral("Reminders"))->click();
    Page::button(*page.dialog(), QStringLiteral("Set"))->click();
    page.wait_for_call("set_reminders " + mario.login);
    CHECK(page.told.set_days == std::nullopt);
}

TEST_CASE("a question stays about its account when the page turns to another one") {
    Page page;
    const AccountKey studio{"aruba-pec", "studio@pec.it"};
    page.told.accounts.push_back(account(studio.login, ValidityState::due, 5));
    page.model.set(page.told.accounts);
    page.told.reports = {report(AccountOutcome::done)};
    for (const auto& [button, yes, call] : {std::tuple("Stop watching", "Stop watching", "untrack "),
                                            {"password before", "Go back", "undo "},
                                            {"Reminders", "Set", "set_reminders "}}) {
        page.changes = 0;
        page.page.show_account(mario);
        page.settle();
        Page::button(page.page, QString::fromLatin1(button))->click();
        QDialog* dialog = page.dialog();
        REQUIRE(dialog != nullptr);
        const auto labels = dialog->findChildren<QLabel*>();
        CHECK((dialog->windowTitle().contains(QString::fromStdString(mario.login)) ||
               std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
                   return label->text().contains(QString::fromStdString(mario.login));
               })));
        page.page.show_account(studio);
        page.settle();
        Page::button(*dialog, QString::fromLatin1(yes))->click();
        REQUIRE(comes_true([&] { return page.changes > 0; }));
        page.settle();
        CHECK(std::any_of(page.told.calls.begin(), page.told.calls.end(),
                          [&](const std::string& one) { return one.starts_with(call + mario.login); }));
        REQUIRE(comes_true([&] { return page.dialog() == nullptr; }));
    }
    CHECK(page.says(QStringLiteral("mario.rossi@pec.it: Noted.")));
}

TEST_CASE("days as somebody writes them") {
    CHECK(days_from(QStringLiteral(" 1, 21;7 7\t0 ")) == std::vector<int>{21, 7, 1, 0});
    CHECK(days_from({}) == std::vector<int>{});
    for (const char* wrong : {"-1", "x", "3651", "1.5", "99999999999"})
        CHECK_FALSE(days_from(QString::fromLatin1(wrong)).has_value());
}

TEST_CASE("the password goes onto the clipboard by a service of the window's own") {
    Page page;
    page.page.findChild<QTabWidget*>()->setCurrentIndex(0);
    Page::button(page.page, QStringLiteral("Copy the password"))->click();
    CHECK(comes_true([&] { return page.says(QStringLiteral("on the clipboard no more")); }));
    CHECK(std::count(page.told.calls.begin(), page.told.calls.end(), "copy " + mario.login) == 1);
}

TEST_CASE("commands of the terminal are named by what the window has for them") {
    CHECK(in_window_words("Adopt it (“rinnova rotate a@pec.it --from SLOT”), or generate a new one.") ==
          "Adopt it (“Bring this one everywhere”), or generate a new one.");
    CHECK(in_window_words("“rinnova retry” goes on, “rinnova discard” drops it.") ==
          "“Finish what is open” goes on, “Discard it” drops it.");
    CHECK(in_window_words("Start it again: rinnova agent install") ==
          "Start it again: “Switch the warnings on”");
    for (const char* kept : {"Choose “SSL/TLS”.", "“rinnova plugins” says why.", "An “open end", ""})
        CHECK(in_window_words(kept) == kept);
}
