// SPDX-License-Identifier: Apache-2.0
#include "desktop/MainWindow.h"

#include "base/PathText.h"
#include "desktop/AccountPage.h"
#include "desktop/Autostart.h"
#include "desktop/Looks.h"
#include "desktop/QtText.h"

#include <QApplication>
#include <QCloseEvent>
#include <QFile>
#include <QMenuBar>
#include <QSettings>
#include <QSystemTrayIcon>
#include <QVBoxLayout>

namespace rinnova::desktop {

MainWindow::MainWindow(Calls& calls, AccountsModel& model)
    : m_calls(calls), m_model(model), m_overview(model), m_welcome(calls),
      m_account(std::make_unique<AccountPage>(calls, model)) {
    setWindowTitle(QStringLiteral("Rinnova"));
    m_loading.setText(qt(translate("desktop", "One moment…")));
    m_loading.setAlignment(Qt::AlignCenter);
    m_message.setWordWrap(true);
    m_message.setTextFormat(Qt::PlainText);
    m_message.setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_message.setContentsMargins(12, 8, 12, 8);
    m_message.hide();
    for (QWidget* page :
         std::initializer_list<QWidget*>{&m_loading, &m_overview, &m_welcome, m_account.get()})
        m_pages.addWidget(page);
    auto* middle = new QWidget;
    auto* layout = new QVBoxLayout(middle);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(&m_message);
    layout->addWidget(&m_offer);
    layout->addWidget(&m_pages, 1);
    setCentralWidget(middle);
    make_menu();
    connect(&m_offer, &AgentOffer::set_up, this, &MainWindow::agent_set_up);
    connect(&m_overview, &Overview::renew_wanted, this, &MainWindow::renew_wanted);
    connect(&m_overview, &Overview::account_wanted, this, &MainWindow::show_account);
    connect(&m_overview, &Overview::many_wanted, this, &MainWindow::many_wanted);
    connect(&m_welcome, &Welcome::tracked, this, &MainWindow::refresh_wanted);
    connect(&m_welcome, &Welcome::import_wanted, this, &MainWindow::import_wanted);
    connect(m_account.get(), &AccountPage::back_wanted, this, &MainWindow::show_overview);
    connect(m_account.get(), &AccountPage::renew_wanted, this, &MainWindow::renew_wanted);
    connect(m_account.get(), &AccountPage::changed, this, &MainWindow::refresh_wanted);
    restore_state();
}

MainWindow::~MainWindow() {
    save_state();
}

void MainWindow::make_menu() {
    QMenu* file = menuBar()->addMenu(qt(translate("desktop", "&Accounts")));
    const auto add = [&](const std::string& text, const QKeySequence& keys, auto what) {
        QAction* action = file->addAction(qt(text));
        action->setShortcut(keys);
        connect(action, &QAction::triggered, this, what);
        return action;
    };
    add(translate("desktop", "&Renew…"), QKeySequence(Qt::CTRL | Qt::Key_R), [this] {
        const bool on_page = m_pages.currentWidget() == m_account.get();
        if (const auto account = on_page ? m_account->account() : m_overview.chosen())
            Q_EMIT renew_wanted(*account);
    });
    add(translate("desktop", "Renew &several…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R),
        [this] { Q_EMIT many_wanted(); });
    file->addSeparator();
    add(translate("desktop", "&Import a list…"), QKeySequence(Qt::CTRL | Qt::Key_I),
        [this] { Q_EMIT import_wanted(); });
    add(translate("desktop", "&Search"), QKeySequence::Find, [this] {
        show_overview();
        m_overview.find();
    });
    add(translate("desktop", "Re&fresh"), QKeySequence::Refresh, [this] { Q_EMIT refresh_wanted(); });
    file->addSeparator();
    add_autostart(*file);
    file->addSeparator();
    add(translate("desktop", "&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), [this] { Q_EMIT quit_wanted(); });
}

void MainWindow::add_autostart(QMenu& menu) {
    QAction* action = menu.addAction(qt(translate("desktop", "Start with the &desktop")));
    action->setCheckable(true);
    const Paths& paths = m_calls.world().paths;
    connect(&menu, &QMenu::aboutToShow, action, [action, paths] {
        action->setChecked(starts_with_desktop(paths));
        // Hidden, without a tray, it would be nowhere.
        action->setEnabled(action->isChecked() || QSystemTrayIcon::isSystemTrayAvailable());
    });
    connect(action, &QAction::triggered, this, [this, paths](bool on) {
        const auto set = start_with_desktop(
            paths, path_from_utf8(QCoreApplication::applicationFilePath().toStdString()), on);
        if (!set)
            show_error(set.error());
    });
}

void MainWindow::refresh() {
    m_loaded = true;
    m_message.hide();
    m_overview.refresh();
    m_account->refresh();
    if (m_model.rowCount() == 0) {
        m_pages.setCurrentWidget(&m_welcome);
        m_welcome.look();
    } else if (m_pages.currentWidget() != m_account.get()) {
        m_pages.setCurrentWidget(&m_overview);
    }
}

void MainWindow::show_error(const Error& error) {
    m_message.setText(error_in_words(error));
    m_message.show();
    if (!m_loaded)
        m_loading.clear();
}

void MainWindow::show_account(const AccountKey& account) {
    m_overview.choose(account);
    m_account->show_account(account);
    m_pages.setCurrentWidget(m_account.get());
}

void MainWindow::show_overview() {
    if (m_loaded && m_model.rowCount() > 0)
        m_pages.setCurrentWidget(&m_overview);
}

void MainWindow::restore_state() {
    const QSettings settings;
    resize(960, 600);
    restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray());
    m_overview.restore_columns(settings.value(QStringLiteral("window/columns")).toByteArray());
}

void MainWindow::save_state() const {
    // Qt by itself would let everybody read the file, and the folder if it had to make it.
    (void)make_private_folder(m_calls.world().paths.config);
    QSettings settings;
    settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
    settings.setValue(QStringLiteral("window/columns"), m_overview.columns());
    settings.sync();
    QFile::setPermissions(settings.fileName(), QFile::ReadOwner | QFile::WriteOwner);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    save_state();
    event->accept();
    Q_EMIT closed();
    if (!m_stays_in_tray)
        Q_EMIT quit_wanted();
}

void MainWindow::changeEvent(QEvent* event) {
    // Another day may have begun while nobody looked.
    if (event->type() == QEvent::ActivationChange && isActiveWindow() && m_loaded)
        Q_EMIT refresh_wanted();
    // Pictures of states are drawn in the colours of the theme.
    if (event->type() == QEvent::PaletteChange && m_loaded)
        Q_EMIT refresh_wanted();
    QMainWindow::changeEvent(event);
}

} // namespace rinnova::desktop
