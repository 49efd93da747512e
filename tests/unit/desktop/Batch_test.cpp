// SPDX-License-Identifier: Apache-2.0
// Many at once: a file with passwords, and the summary at the end.
#include "Screen.h"
#include "base/AtomicFile.h"
#include "desktop/Autostart.h"
#include "desktop/ManyWindow.h"
#include "desktop/PasswordFileWindow.h"
#include "desktop/Summary.h"
#include "support/ScratchFolder.h"

#include <doctest/doctest.h>

#include <fstream>

using namespace rinnova;
using namespace rinnova::desktop;
using namespace rinnova::desktop::test;
using rinnova::test::ScratchFolder;

namespace {

constexpr auto mine = std::filesystem::perms::owner_read | std::filesystem::perms::owner_write;

struct FileDesk {
    QApplication& application = screen(); // before any window
    ScratchFolder folder{};
    Told told{};
    NoonClock clock{};
    Calls calls{world_of(told, clock)};
    AccountsModel model{};
    PasswordFileWindow window{calls, model};
    int changes = 0;

    FileDesk() {
        model.set({account("mario.rossi@pec.it", ValidityState::due, 9)});
        QObject::connect(&window, &PasswordFileWindow::changed, [this] { ++changes; });
        window.show();
    }
    QString write(const std::string& text, std::filesystem::perms mode = mine) {
        const auto file = folder / "passwords.jsonl";
        std::ofstream(file) << text;
        std::filesystem::permissions(file, mode);
        return QString::fromStdString(file.string());
    }
    QTreeWidget& list() { return *window.findChild<QTreeWidget*>(); }
    QString words() { return window.findChild<QLabel*>()->text(); }
    QPushButton* button(const QString& words) {
        for (QPushButton* one : window.findChildren<QPushButton*>())
            if (one->isVisible() && one->text().remove(u'&').contains(words))
                return one;
        return nullptr;
    }
    void read(const QString& file) {
        const QString before = words();
        window.read(file);
        REQUIRE(comes_true([&] { return words() != before; }));
    }
};

const std::string two_lines =
    R"({"account":"mario.rossi@pec.it","password":"fake-new-1","expires":"2027-02-20"})"
    "\n"
    R"({"account":"Studio@pec.it","password":"fake-nèw-22"})"
    "\n";

} // namespace

TEST_CASE("a file with passwords is looked over first, without showing any, and then done in one call") {
    FileDesk desk;
    desk.read(desk.write(two_lines));
    REQUIRE(desk.list().topLevelItemCount() == 2);
    CHECK(desk.told.passwords.empty());
    const auto& first = *desk.list().topLevelItem(0);
    const auto& second = *desk.list().topLevelItem(1);
    CHECK(first.text(2).startsWith(QStringLiteral("10 character")));
    CHECK(first.text(3).contains(QStringLiteral("20 February 2027")));
    CHECK(first.text(4).isEmpty());
    CHECK(second.text(2).startsWith(QStringLiteral("11 character")));
    CHECK(second.text(4) == QStringLiteral("not watched so far"));
    for (const QTreeWidgetItem* item : {&first, &second})
        for (int column = 0; column < item->columnCount(); ++column)
            CHECK_FALSE(item->text(column).contains(QStringLiteral("fake")));
    AccountResult other = account_result(AccountOutcome::refused);
    other.account.login = "studio@pec.it";
    other.probe.detail = "Authentication failed.";
    desk.told.reports = {
        RotationReport{"r", {account_result(AccountOutcome::done, {SlotOutcome::updated}), other}}};
    desk.button(QStringLiteral("Renew 2 account"))->click();
    REQUIRE(comes_true([&] { return desk.changes > 0; }));
    CHECK(desk.told.passwords == std::vector<std::string>{"fake-new-1", "fake-nèw-22"});
    for (const RotateRequest& request : desk.told.requests) {
        CHECK(request.probe);
        CHECK_FALSE(request.accept_duplicate);
    }
    CHECK(desk.words().contains(QStringLiteral("1 of 2 have their new password everywhere.")));
    CHECK(second.text(4).contains(QStringLiteral("Authentication failed.")));
    CHECK(desk.button(QStringLiteral("Print")) != nullptr);
    CHECK(desk.button(QStringLiteral("Delete the file")) != nullptr);
}

TEST_CASE("a file that others can read, and one with a wrong line, come to nothing") {
    FileDesk desk;
    desk.read(desk.write(two_lines, mine | std::filesystem::perms::group_read));
    CHECK(desk.words().contains(QStringLiteral("Others may read")));
    CHECK_FALSE(desk.words().contains(QStringLiteral("chmod")));
    CHECK(desk.list().topLevelItemCount() == 0);
    desk.read(desk.write(two_lines + "{\"account\":\"anna@pec.it\"}\n"));
    CHECK(desk.words().contains(QStringLiteral("Line 3")));
    CHECK_FALSE(desk.button(QStringLiteral("Renew"))->isEnabled());
    desk.read(QString::fromStdString((desk.folder / "nothing").string()));
    CHECK(desk.words().contains(QStringLiteral("no ordinary file")));
    CHECK(desk.told.passwords.empty());
}

TEST_CASE("what the service has against a line is told with the line's number, and can be tried again") {
    FileDesk desk;
    desk.read(desk.write("\n" + two_lines));
    desk.told.reports = {fail(ErrorCode::conflict, "That is the password of anna@pec.it.", {}, "1"),
                         report(AccountOutcome::done)};
    desk.button(QStringLiteral("Renew"))->click();
    REQUIRE(comes_true([&] { return desk.changes > 0; }));
    CHECK(desk.words().contains(QStringLiteral("Line 3: That is the password of anna@pec.it.")));
    desk.button(QStringLiteral("Renew"))->click();
    CHECK(comes_true([&] { return desk.changes > 1; }));
}

TEST_CASE("the summary is kept as PDF or as a page, for its owner alone, and holds no secret") {
    screen();
    const ScratchFolder folder;
    AccountResult open = account_result(AccountOutcome::open, {SlotOutcome::updated, SlotOutcome::pending});
    open.account.login = "a<b>@pec.it";
    const QString page = summary_page({open, account_result(AccountOutcome::refused)}, today());
    const auto pdf = folder / "s.pdf";
    const auto html = folder / "s.html";
    REQUIRE(write_summary(page, QString::fromStdString(pdf.string())));
    REQUIRE(write_summary(page, QString::fromStdString(html.string())));
    CHECK(read_file(pdf, 1 << 20).value().starts_with("%PDF-"));
    const std::string text = read_file(html, 1 << 20).value();
    CHECK(text.find("a&lt;b&gt;@pec.it") != std::string::npos);
    CHECK(text.find("mario.rossi@pec.it") != std::string::npos);
    for (const auto& file : {pdf, html})
        CHECK((std::filesystem::status(file).permissions() & std::filesystem::perms::mask) == mine);
    CHECK_FALSE(write_summary(page, QString::fromStdString((folder / "missing" / "s.pdf").string())));
}

TEST_CASE("the desktop starts the window when it is told to, and no more when it is told not to") {
    const ScratchFolder folder;
    Paths paths;
    paths.config = folder / "config" / "rinnova";
    const auto entry = folder / "config" / "autostart" / "rinnova-desktop.desktop";
    CHECK_FALSE(starts_with_desktop(paths));
    REQUIRE(start_with_desktop(paths, "/opt/50% \"of\" $us/rinnova-desktop", true));
    CHECK(starts_with_desktop(paths));
    const std::string text = read_file(entry, 4096).value();
    CHECK(text.find(R"(Exec="/opt/50%% \\"of\\" \\$us/rinnova-desktop" --hidden)") != std::string::npos);
    std::ofstream(entry, std::ios::app) << "Hidden=true\n"; // as desktops do it
    CHECK_FALSE(starts_with_desktop(paths));
    REQUIRE(start_with_desktop(paths, "/opt/rinnova-desktop", true));
    CHECK(starts_with_desktop(paths));
    REQUIRE(start_with_desktop(paths, "/opt/rinnova-desktop", false));
    CHECK_FALSE(std::filesystem::exists(entry));
    CHECK(start_with_desktop(paths, "/opt/rinnova-desktop", false));
}
