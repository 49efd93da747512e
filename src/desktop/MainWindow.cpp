// SPDX-License-Identifier: Apache-2.0
#include "desktop/MainWindow.h"

#include "base/PathText.h"
#include "desktop/Autostart.h"
#include "desktop/MainPages.h"
#include "desktop/QtText.h"

#include <QApplication>
#include <QCloseEvent>
#include <QFile>
#include <QMenuBar>
#include <QSettings>
#include <QSystemTrayIcon>

#include <utility>

namespace rinnova::desktop {

namespace {

constexpr const char* geometry_key = "window/geometry";
constexpr const char* columns_key = "window/columns";

} // namespace

MainWindow::MainWindow(Calls& calls, AccountsModel& model) : m_calls(calls), m_model(model) {
    setWindowTitle(QStringLiteral("Rinnova"));
    resize(960, 600);
    restoreGeometry(QSettings().value(geometry_key).toByteArray());
}

MainWindow::~MainWindow() {
    save_state();
}

MainPages& MainWindow::pages() {
    if (m_pages != nullptr)
        return *m_pages;
    m_pages = new MainPages(m_calls, m_model, this);
    connect(m_pages, &MainPages::renew_wanted, this, &MainWindow::renew_wanted);
    connect(m_pages, &MainPages::many_wanted, this, &MainWindow::many_wanted);
    connect(m_pages, &MainPages::import_wanted, this, &MainWindow::import_wanted);
    connect(m_pages, &MainPages::refresh_wanted, this, &MainWindow::refresh_wanted);
    connect(m_pages, &MainPages::agent_set_up, this, &MainWindow::agent_set_up);
    m_pages->restore_columns(QSettings().value(columns_key).toByteArray());
    make_menu();
    setCentralWidget(m_pages);
    return *m_pages;
}

bool MainWindow::loaded() const {
    return m_pages != nullptr && m_pages->loaded();
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
        if (const auto account = m_pages->chosen())
            Q_EMIT renew_wanted(*account);
    });
    add(translate("desktop", "Renew &several…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R),
        [this] { Q_EMIT many_wanted(); });
    file->addSeparator();
    add(translate("desktop", "&Import a list…"), QKeySequence(Qt::CTRL | Qt::Key_I),
        [this] { Q_EMIT import_wanted(); });
    add(translate("desktop", "&Search"), QKeySequence::Find, [this] { m_pages->find(); });
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
            m_pages->show_error(set.error());
    });
}

void MainWindow::save_state() const {
    // Qt by itself would let everybody read the file, and the folder if it had to make it.
    (void)make_private_folder(m_calls.world().paths.config);
    QSettings settings;
    settings.setValue(geometry_key, saveGeometry());
    if (m_pages != nullptr)
        settings.setValue(columns_key, m_pages->columns());
    settings.sync();
    QFile::setPermissions(settings.fileName(), QFile::ReadOwner | QFile::WriteOwner);
}

void MainWindow::paintEvent(QPaintEvent* event) {
    QMainWindow::paintEvent(event);
    // Later: this frame is not on the screen yet.
    if (!std::exchange(m_drawn, true))
        QMetaObject::invokeMethod(this, &MainWindow::drawn, Qt::QueuedConnection);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    save_state();
    event->accept();
    Q_EMIT closed();
}

void MainWindow::changeEvent(QEvent* event) {
    // Another day may have begun while nobody looked.
    if (event->type() == QEvent::ActivationChange && isActiveWindow() && loaded())
        Q_EMIT refresh_wanted();
    // Pictures of states are drawn in the colours of the theme.
    if (event->type() == QEvent::PaletteChange && loaded())
        Q_EMIT refresh_wanted();
    QMainWindow::changeEvent(event);
}

} // namespace rinnova::desktop
