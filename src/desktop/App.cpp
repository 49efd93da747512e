// SPDX-License-Identifier: Apache-2.0
#include "desktop/App.h"

#include "base/FreeMemory.h"
#include "desktop/MainPages.h"
#include "desktop/QtText.h"

#include <QApplication>

#include <algorithm>

namespace rinnova::desktop {

namespace {

constexpr const char* token_variable = "XDG_ACTIVATION_TOKEN";
constexpr std::chrono::seconds longest_first_frame{1};
constexpr int tray_tries = 10;
constexpr std::chrono::seconds tray_pause{1};

void bring_to_front(QWidget& window) {
    window.show();
    window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
    window.raise();
    window.activateWindow();
    qunsetenv(token_variable); // it is for this window alone
}

/// The first window, in a batch too, with a pasted password that is kept nowhere else and that it can ask
/// for.
RenewWindow* window_with_password() {
    for (QWidget* widget : QApplication::topLevelWidgets())
        if (auto* window = qobject_cast<RenewWindow*>(widget);
            window != nullptr && window->holds_password() && !window->running())
            return window;
    return nullptr;
}

bool any_window_shown() {
    const QWidgetList all = QApplication::topLevelWidgets();
    return std::any_of(all.begin(), all.end(),
                       [](const QWidget* widget) { return widget->isWindow() && widget->isVisible(); });
}

} // namespace

App::App(const World& world) : m_calls(world) {
    m_calls.acted = [this] {
        refresh();
        if (m_quitting)
            leave();
    };
    m_calls.warned = [this](const std::vector<Error>& warnings) {
        if (m_window)
            m_window->pages().show_error(warnings.front());
    };
    m_midnight.setSingleShot(true);
    m_midnight.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_midnight, &QTimer::timeout, this, [this] { refresh(); });
    connect_tray();
}

App::~App() = default;

void App::begin() {
    if (m_events)
        return;
    m_events =
        std::make_unique<AgentEvents>(m_calls.world().paths, m_calls.world().language, [this] { refresh(); });
    refresh();
    // While the accounts are being read.
    if (m_window)
        m_window->pages();
}

void App::connect_window() {
    connect(m_window.get(), &MainWindow::drawn, this, &App::begin);
    connect(m_window.get(), &MainWindow::renew_wanted, this,
            [this](const AccountKey& account) { open_renewal(account, true); });
    connect(m_window.get(), &MainWindow::refresh_wanted, this, [this] { refresh(); });
    connect(m_window.get(), &MainWindow::many_wanted, this, [this] { open_many(); });
    connect(m_window.get(), &MainWindow::import_wanted, this, [this] { open_import(); });
    connect(m_window.get(), &MainWindow::agent_set_up, this, [this] { refresh(); });
    connect(m_window.get(), &MainWindow::quit_wanted, this, [this] { quit(); });
    connect(
        m_window.get(), &MainWindow::closed, this,
        [this] {
            if (!m_window || m_window->isVisible()) // opened again meanwhile
                return;
            if (!m_tray.shown())
                return quit();
            m_window.release()->deleteLater();
            QTimer::singleShot(0, this, [] { give_free_memory_back(); });
        },
        Qt::QueuedConnection);
}

void App::connect_tray() {
    connect(&m_tray, &Tray::open_wanted, this, [this] { open_window(); });
    connect(&m_tray, &Tray::renew_wanted, this,
            [this](const AccountKey& account) { open_renewal(account, true); });
    connect(&m_tray, &Tray::account_wanted, this, [this](const AccountKey& account) {
        open_window();
        m_window->pages().show_account(account);
    });
    connect(&m_tray, &Tray::snooze_wanted, this, [this](const AccountKey& account) { snooze(account); });
    connect(&m_tray, &Tray::quit_wanted, this, [this] { quit(); });
}

void App::open_window() {
    if (!m_window) {
        m_window = std::make_unique<MainWindow>(m_calls, m_model);
        connect_window();
        if (m_known)
            m_window->pages().refresh();
        if (m_events)
            m_window->pages().set_agent_runs(m_events->agent_runs());
        else // a window that nobody sees is not drawn
            QTimer::singleShot(longest_first_frame, this, &App::begin);
    }
    m_quitting = false; // whoever opens a window wants it to stay
    bring_to_front(*m_window);
    if (m_events && !m_known && !m_asking)
        refresh();
}

void App::refresh() {
    if (std::exchange(m_asking, true)) {
        m_again = true;
        return;
    }
    m_calls.look(
        this, [](Calls::Context& context) { return context.service.status({}); },
        [this](Result<std::vector<AccountStatus>> accounts) { learnt(std::move(accounts)); });
}

void App::learnt(Result<std::vector<AccountStatus>> accounts) {
    m_asking = false;
    if (m_window && m_events)
        m_window->pages().set_agent_runs(m_events->agent_runs());
    wake_at_midnight();
    if (accounts) {
        m_known = true;
        m_complained = false;
        m_model.set(std::move(*accounts));
        if (m_window)
            m_window->pages().refresh();
        m_tray.show(m_model.accounts());
        for (const auto& [account, window] : m_renewals)
            if (const int row = m_model.row_of(account); window && row >= 0)
                window->refresh(m_model.at(row));
    } else {
        // Once: whoever has closed the window has read it.
        if (nowhere() && !m_waiting && !m_quitting && !m_complained)
            open_window();
        m_complained = m_complained || m_window;
        if (m_window)
            m_window->pages().show_error(accounts.error());
    }
    if (const auto waiting = std::exchange(m_waiting, std::nullopt))
        renew_by_name(*waiting);
    if (std::exchange(m_again, false))
        refresh();
}

void App::wake_at_midnight() {
    const Clock& clock = m_calls.world().clock;
    const Timestamp now = clock.now();
    const Timestamp midnight = clock.moment_of(at_time(clock.local_date(now) + std::chrono::days(1), {}));
    m_midnight.start(std::chrono::milliseconds(midnight - now) + std::chrono::seconds(2));
}

void App::wait_for_tray(int tries) {
    if (m_window)
        return;
    if (Tray::there())
        return refresh();
    if (tries == 0)
        return open_window(); // without a tray it would be nowhere
    QTimer::singleShot(tray_pause, this, [this, tries] { wait_for_tray(tries - 1); });
}

bool App::wish(const Wish& wish) {
    if (m_left)
        return false;
    if (wish.hidden || !wish.renew.empty())
        QTimer::singleShot(0, this, &App::begin);
    // Wayland's compositor brings a window to the front for whoever has this.
    if (!wish.token.empty())
        qputenv(token_variable, QByteArray::fromStdString(wish.token));
    if (wish.renew.empty()) {
        if (wish.hidden && !Tray::there())
            wait_for_tray(tray_tries);
        else if (!wish.hidden)
            open_window();
    } else if (m_known) {
        renew_by_name(wish);
    } else {
        m_waiting = wish;
        m_quitting = false;
        if (!m_asking)
            refresh();
    }
    return true;
}

void App::renew_by_name(const Wish& wish) {
    AccountKey key{wish.provider, to_lower(wish.renew)};
    const auto& accounts = m_model.accounts();
    const auto found = std::find_if(accounts.begin(), accounts.end(), [&](const AccountStatus& one) {
        return one.account.login == key.login &&
               (key.provider.empty() || one.account.provider == key.provider);
    });
    if (found != accounts.end())
        key = found->account;
    open_renewal(key, true);
}

void App::open_renewal(const AccountKey& account, bool open_page) {
    QPointer<RenewWindow>& window = m_renewals[account];
    if (!window) {
        window = new RenewWindow(m_calls, account);
        window->setAttribute(Qt::WA_DeleteOnClose);
        connect(window, &RenewWindow::changed, this, [this] { refresh(); });
        quit_when_last(*window);
        window->begin(open_page);
    }
    m_quitting = false;
    bring_to_front(*window);
}

void App::open_many() {
    if (!m_many) {
        m_many = new ManyWindow(m_calls, m_model);
        m_many->setAttribute(Qt::WA_DeleteOnClose);
        quit_when_last(*m_many);
        connect(m_many, &ManyWindow::changed, this, [this] { refresh(); });
        connect(m_many, &ManyWindow::file_wanted, this, [this] { open_password_file(); });
    }
    m_many->show();
    m_many->raise();
    m_many->activateWindow();
}

void App::open_import() {
    if (!m_import) {
        m_import = new ImportWindow(m_calls);
        m_import->setAttribute(Qt::WA_DeleteOnClose);
        quit_when_last(*m_import);
        connect(m_import, &ImportWindow::imported, this, [this] { refresh(); });
        m_import->show();
        m_import->choose_file();
    }
    m_import->raise();
    m_import->activateWindow();
}

void App::open_password_file() {
    if (!m_password_file) {
        m_password_file = new PasswordFileWindow(m_calls, m_model);
        m_password_file->setAttribute(Qt::WA_DeleteOnClose);
        quit_when_last(*m_password_file);
        connect(m_password_file, &PasswordFileWindow::changed, this, [this] { refresh(); });
        m_password_file->show();
        m_password_file->choose_file();
    }
    m_password_file->raise();
    m_password_file->activateWindow();
}

void App::snooze(const AccountKey& account) {
    m_calls.act(
        this, [name = name_of(account)](Calls::Context& context) { return context.service.snooze(name, {}); },
        [this](const Result<AccountStatus>& status) {
            if (status)
                return;
            open_window();
            m_window->pages().show_error(status.error());
        });
}

bool App::nowhere() const {
    return !m_tray.shown() && !any_window_shown();
}

void App::quit_when_last(QWidget& window) {
    // Once it is gone: until then the pointers here still lead to it, and it is no window of ours any more.
    const auto look = [this] {
        if (nowhere())
            quit();
    };
    connect(&window, &QObject::destroyed, this, look, Qt::QueuedConnection);
}

void App::quit() {
    if (RenewWindow* window = window_with_password()) {
        bring_to_front(*window);
        window->close(); // which asks
        return;
    }
    if (std::exchange(m_quitting, true))
        return;
    for (const auto& [account, window] : m_renewals)
        if (window)
            window->close();
    for (QWidget* other : std::initializer_list<QWidget*>{m_many, m_import, m_password_file})
        if (other != nullptr)
            other->close();
    if (m_window)
        m_window->hide();
    leave();
}

void App::leave() {
    // What has begun is brought to its end.
    if (m_calls.acting())
        return;
    if (RenewWindow* window = window_with_password()) {
        m_quitting = false;
        return bring_to_front(*window);
    }
    m_left = true;
    QCoreApplication::exit(0);
}

} // namespace rinnova::desktop
