// SPDX-License-Identifier: Apache-2.0
#include "Screen.h"
#include "desktop/App.h"
#include "desktop/MainPages.h"
#include "support/ScratchFolder.h"

#include <QSettings>

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::desktop;
using namespace rinnova::desktop::test;
using rinnova::test::ScratchFolder;

namespace {

constexpr int still_here = 7;

/// Leaves no trace of looks, which come from a thread of their own.
class QuietService final : public FakeService {
  public:
    explicit QuietService(Told& told) : FakeService(told), m_told(told) {}
    Result<std::vector<AccountStatus>> status(const StatusRequest&) override { return m_told.accounts; }
    Result<RotationPreview> prepare(const RotateRequest&) override { return m_told.preview; }

  private:
    const Told& m_told;
};

/// The whole window over a service that only pretends, on a desktop without a tray.
struct Desk {
    QApplication& application = screen(); // before any window
    ScratchFolder folder{};
    Told told{};
    NoonClock clock{};
    Gate gate{};
    std::unique_ptr<App> app{};

    Desk() {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope,
                           QString::fromStdString((folder / "settings").string()));
        QApplication::setQuitOnLastWindowClosed(false);
        told.accounts = {account("mario.rossi@pec.it", ValidityState::due, 9)};
        told.preview = preview();
        told.preview.url.clear();
        told.while_rotating = [this](const std::stop_token&) { gate.wait(); };
        World world = world_of(told, clock);
        world.make_service = [this]() -> Result<std::unique_ptr<Service>> {
            return std::make_unique<QuietService>(told);
        };
        world.paths.config = folder / "config";
        world.paths.state = folder / "state";
        world.paths.runtime = folder / "runtime";
        app = std::make_unique<App>(world);
        app->wish({});
        REQUIRE(comes_true([] { return !shown_windows<MainWindow>().empty(); }));
    }
    ~Desk() {
        gate.open();
        app.reset();
        for (RenewWindow* window : shown_windows<RenewWindow>())
            delete window;
        for (ManyWindow* window : shown_windows<ManyWindow>())
            delete window;
    }
    static MainWindow& main() { return *shown_windows<MainWindow>().front(); }
    void paste() {
        REQUIRE(comes_true([] {
            const auto windows = shown_windows<RenewWindow>();
            return windows.size() == 1 && windows.front()->findChild<PasteField*>()->isVisible();
        }));
        auto& field = *shown_windows<RenewWindow>().front()->findChild<PasteField*>();
        field.set(Secret::copy_of("fake-new-1"));
        Q_EMIT field.submitted();
        REQUIRE(shown_windows<RenewWindow>().front()->running());
    }
    /// The program's exit code, or that it has stayed a while after the renewal had come to its end.
    int run_on() {
        gate.open();
        int at_rest = 0;
        QTimer look;
        QObject::connect(&look, &QTimer::timeout, [&] {
            const auto windows = shown_windows<RenewWindow>();
            const bool works =
                std::any_of(windows.begin(), windows.end(), [](auto* one) { return one->running(); });
            at_rest = works ? 0 : at_rest + 1;
            if (at_rest == 5)
                QCoreApplication::exit(still_here);
        });
        look.start(20);
        return QApplication::exec();
    }
};

} // namespace

TEST_CASE("quitting while a password is brought everywhere ends with it") {
    Desk desk;
    desk.told.reports = {report(AccountOutcome::done, {SlotOutcome::updated})};
    Q_EMIT Desk::main().renew_wanted({"aruba-pec", "mario.rossi@pec.it"});
    desk.paste();
    Q_EMIT Desk::main().quit_wanted();
    CHECK(shown_windows<MainWindow>().empty());
    CHECK(desk.run_on() == 0);
    CHECK_FALSE(desk.app->wish({}));
}

TEST_CASE("quitting while a password is brought everywhere stays with one that was kept nowhere") {
    Desk desk;
    desk.told.reports = {report(AccountOutcome::locked)};
    Q_EMIT Desk::main().renew_wanted({"aruba-pec", "mario.rossi@pec.it"});
    desk.paste();
    Q_EMIT Desk::main().quit_wanted();
    CHECK(desk.run_on() == still_here);
    RenewWindow& window = *shown_windows<RenewWindow>().front();
    CHECK(says(window, QStringLiteral("still here")));
    window.close();
    REQUIRE(shown_button(window, QStringLiteral("Lose it")) != nullptr);
    QTimer::singleShot(0, shown_button(window, QStringLiteral("Lose it")), &QPushButton::click);
    CHECK(desk.run_on() == 0); // there is no other window
}

TEST_CASE("a step of several asks before it is lost, too") {
    Desk desk;
    desk.told.reports = {report(AccountOutcome::locked)};
    REQUIRE(comes_true([] { return Desk::main().pages().chosen().has_value(); }));
    Q_EMIT Desk::main().many_wanted();
    shown_button(*shown_windows<ManyWindow>().front(), QStringLiteral("Renew 1 account"))->click();
    desk.paste();
    SUBCASE("while it works") {
        Q_EMIT Desk::main().quit_wanted();
        CHECK(desk.run_on() == still_here);
    }
    SUBCASE("once it has come to its end") {
        CHECK(desk.run_on() == still_here);
        QTimer::singleShot(0, [] { Q_EMIT Desk::main().quit_wanted(); });
        CHECK(desk.run_on() == still_here);
        CHECK(shown_button(*shown_windows<RenewWindow>().front(), QStringLiteral("Lose it")) != nullptr);
    }
    CHECK(shown_windows<RenewWindow>().front()->holds_password());
}

TEST_CASE("who asks for a window while the program ends keeps it") {
    Desk desk;
    desk.told.reports = {report(AccountOutcome::done, {SlotOutcome::updated})};
    Q_EMIT Desk::main().renew_wanted({"aruba-pec", "mario.rossi@pec.it"});
    desk.paste();
    Q_EMIT Desk::main().quit_wanted();
    CHECK(desk.app->wish({}));
    CHECK(desk.run_on() == still_here);
    CHECK(shown_windows<MainWindow>().size() == 1);
}
