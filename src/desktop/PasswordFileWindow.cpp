// SPDX-License-Identifier: Apache-2.0
#include "desktop/PasswordFileWindow.h"

#include "desktop/Looks.h"
#include "desktop/Pasted.h"
#include "desktop/QtText.h"
#include "desktop/Questions.h"
#include "desktop/Summary.h"
#include "service/Words.h"

#include <QCloseEvent>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>

#include <algorithm>

namespace rinnova::desktop {

namespace {

enum FileColumn { file_line, file_account, file_password, file_expires, file_result };

/// Whether the list holds the account that a line means.
bool is_watched(const AccountsModel& model, const AccountName& name) {
    const std::string login = to_lower(name.login);
    return std::any_of(model.accounts().begin(), model.accounts().end(), [&](const AccountStatus& one) {
        return one.account.login == login && (name.provider.empty() || one.account.provider == name.provider);
    });
}

QString hint_of(const Error& error) {
    // What stands in the error is for a terminal.
    if (error.code == ErrorCode::permission_denied)
        return qt(translate("desktop", "In the file's properties, take the permissions away from everybody "
                                       "but yourself, and choose it again."));
    return qt(error.hint);
}

} // namespace

PasswordFileWindow::PasswordFileWindow(Calls& calls, const AccountsModel& model)
    : QWidget(nullptr, Qt::Window), m_calls(calls), m_model(model) {
    setWindowTitle(qt(translate("desktop", "New passwords from a file")));
    lay_out();
    connect(&m_choose, &QPushButton::clicked, this, [this] { choose_file(); });
    connect(&m_start, &QPushButton::clicked, this, [this] { start(); });
    connect(&m_save, &QPushButton::clicked, this, [this] {
        const Date today = m_calls.world().clock.today();
        save_summary(this, summary_page(results(), today), today,
                     [this](const Error& error) { say(error_in_words(error)); });
    });
    connect(&m_print, &QPushButton::clicked, this,
            [this] { print_summary(this, summary_page(results(), m_calls.world().clock.today())); });
    connect(&m_delete, &QPushButton::clicked, this, [this] { delete_file(); });
    connect(&m_close, &QPushButton::clicked, this, [this] {
        if (running())
            m_calls.stop_acting();
        else
            close();
    });
    say(qt(translate("desktop",
                     "A file with one account on each line: %1. It must be readable by you alone. Each "
                     "password is tried with its server before anything is written.",
                     {R"({"account":"mario.rossi@pec.it","password":"…"})"})));
    enter(Stage::empty);
}

void PasswordFileWindow::lay_out() {
    m_words.setWordWrap(true);
    m_words.setTextFormat(Qt::PlainText);
    m_list.setAccessibleName(qt(translate("desktop", "Lines of the file")));
    m_list.setHeaderLabels({qt(translate("desktop", "Line")), qt(translate("desktop", "Account")),
                            qt(translate("desktop", "New password")), qt(translate("desktop", "Expires")),
                            qt(translate("desktop", "Result"))});
    m_list.setRootIsDecorated(false);
    m_list.setUniformRowHeights(true);
    m_list.setAlternatingRowColors(true);
    m_list.setAllColumnsShowFocus(true);
    m_list.header()->setStretchLastSection(true);
    m_progress.setAccessibleName(qt(translate("desktop", "Working")));
    m_progress.setTextVisible(false);
    m_choose.setText(qt(translate("desktop", "&Choose a file…")));
    m_save.setText(qt(translate("desktop", "&Save the summary…")));
    m_print.setText(qt(translate("desktop", "Pr&int it…")));
    m_delete.setText(qt(translate("desktop", "&Delete the file…")));
    auto* buttons = new QHBoxLayout;
    for (QPushButton* button : {&m_choose, &m_save, &m_print, &m_delete})
        buttons->addWidget(button);
    buttons->addStretch(1);
    buttons->addWidget(&m_close);
    buttons->addWidget(&m_start);
    auto* all = new QVBoxLayout(this);
    all->addWidget(&m_words);
    all->addWidget(&m_list, 1);
    all->addWidget(&m_progress);
    all->addLayout(buttons);
    resize(fontMetrics().averageCharWidth() * 110, fontMetrics().height() * 26);
}

void PasswordFileWindow::choose_file() {
    auto* dialog = new QFileDialog(this, qt(translate("desktop", "Choose the file with the passwords")));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &PasswordFileWindow::read);
    dialog->open();
}

void PasswordFileWindow::read(const QString& file) {
    if (running())
        return;
    m_list.clear();
    m_results.clear();
    m_batch.reset();
    m_file_name = file;
    // A pipe could make everything wait.
    if (!QFileInfo(file).isFile()) {
        say(qt(translate("desktop", "%1 is no ordinary file.", {file.toStdString()})));
        return enter(Stage::empty);
    }
    enter(Stage::reading);
    m_calls.look(
        this,
        [name = file.toStdString(), today = m_calls.world().clock.today()](Calls::Context&) {
            return read_batch_file(name, RotateRequest{}, today);
        },
        [this](Result<Batch> batch) { show_batch(std::move(batch)); });
}

void PasswordFileWindow::show_batch(Result<Batch> batch) {
    if (!batch) {
        say((qt(batch.error().message) + u'\n' + hint_of(batch.error())).trimmed());
        return enter(Stage::empty);
    }
    m_batch = std::make_shared<const Batch>(std::move(*batch));
    for (const Batch::Item& item : m_batch->items) {
        const RotateRequest& request = item.request;
        const auto length = static_cast<int>(item.password.expose(characters_in));
        QString password = qt(translate_count("desktop", "%n character(s)", length));
        if (item.trimmed_blanks)
            password += QStringLiteral(", ") + qt(translate("desktop", "without the blanks around it"));
        new QTreeWidgetItem(
            &m_list, {QString::number(item.line), qt(request.account.login), password,
                      request.expires ? long_date(*request.expires) : qt(translate("desktop", "as computed")),
                      is_watched(m_model, request.account) ? QString()
                                                           : qt(translate("desktop", "not watched so far"))});
    }
    for (const int column : {file_line, file_account, file_password, file_expires})
        m_list.resizeColumnToContents(column);
    say(qt(translate_count("desktop",
                           "%n account(s) in the file. Nothing has been done yet: look the list over, then "
                           "press “Renew”.",
                           static_cast<int>(m_batch->items.size()))));
    enter(Stage::looked_over);
    m_start.setFocus(Qt::OtherFocusReason);
}

void PasswordFileWindow::start() {
    if (!m_batch || running())
        return;
    enter(Stage::running);
    say(qt(translate("desktop", "Working…")));
    m_calls.act(
        this,
        [batch = m_batch](Calls::Context& context) {
            return context.service.rotate_batch(items_of(*batch), context.progress, context.stop);
        },
        [this](const Result<RotationReport>& report) { answered(report); },
        [this](const Progress& progress) { show_progress(progress); });
}

void PasswordFileWindow::show_progress(const Progress& progress) {
    m_progress.setRange(0, static_cast<int>(progress.total));
    m_progress.setValue(static_cast<int>(progress.done));
    if (progress.account)
        say(qt(translate("desktop", "Working on %1…", {progress.account->login})));
}

void PasswordFileWindow::answered(const Result<RotationReport>& report) {
    if (!report) {
        const Error error = with_line(report.error(), *m_batch);
        say(error_in_words(error));
        enter(Stage::looked_over); // nothing was begun
        return Q_EMIT changed();
    }
    for (const AccountResult& result : report->accounts)
        note(result);
    const auto count_of = [this](AccountOutcome outcome) {
        return std::count_if(m_results.begin(), m_results.end(),
                             [&](const auto& entry) { return entry.second.outcome == outcome; });
    };
    if (count_of(AccountOutcome::locked) == m_list.topLevelItemCount()) {
        say(qt(translate("desktop", "The keychain is locked or missing. Nothing was changed.")));
        enter(Stage::looked_over);
    } else {
        const auto done = count_of(AccountOutcome::done) + count_of(AccountOutcome::unchanged);
        say(qt(translate("desktop", "%1 of %2 have their new password everywhere.",
                         {std::to_string(done), std::to_string(m_list.topLevelItemCount())})) +
            u'\n' + qt(translate("desktop", "The passwords still stand in the file: delete it.")));
        m_batch.reset(); // what was refused stands in the vault
        enter(Stage::finished);
    }
    Q_EMIT changed();
}

void PasswordFileWindow::note(const AccountResult& result) {
    m_results.insert_or_assign(result.account, result);
    for (std::size_t row = 0; row < m_batch->items.size(); ++row) {
        const AccountName& name = m_batch->items[row].request.account;
        if (to_lower(name.login) != result.account.login ||
            (!name.provider.empty() && name.provider != result.account.provider))
            continue;
        const Word word = word_for(result.outcome);
        QTreeWidgetItem* item = m_list.topLevelItem(static_cast<int>(row));
        QString text = qt(word.text);
        if (result.error)
            text += QStringLiteral(" – ") + qt(result.error->message);
        else if (!result.probe.detail.empty() && word.tone == Tone::bad)
            text += QStringLiteral(" – ") + qt(result.probe.detail);
        item->setText(file_result, text);
        item->setIcon(file_result, icon_of(word.tone == Tone::good  ? Shape::tick
                                           : word.tone == Tone::bad ? Shape::cross
                                                                    : Shape::warning,
                                           word.tone, palette()));
        if (result.validity.expires && word.tone == Tone::good)
            item->setText(file_expires, long_date(*result.validity.expires));
    }
}

void PasswordFileWindow::delete_file() {
    ask_yes(this, qt(translate("desktop", "Delete the file with the passwords?")), m_file_name,
            qt(translate("desktop", "&Delete it")), [this] {
                if (QFile::remove(m_file_name)) {
                    say(qt(translate("desktop", "The file is deleted.")));
                    m_delete.hide();
                } else {
                    say(qt(translate("desktop", "The file could not be deleted.")));
                }
            });
}

std::vector<AccountResult> PasswordFileWindow::results() const {
    std::vector<AccountResult> all;
    for (const auto& [key, one] : m_results)
        all.push_back(one);
    return all;
}

void PasswordFileWindow::say(const QString& text) {
    m_words.setText(text);
}

void PasswordFileWindow::enter(Stage stage) {
    m_stage = stage;
    const bool done = stage == Stage::finished;
    m_choose.setVisible(!done);
    m_choose.setEnabled(stage != Stage::running && stage != Stage::reading);
    m_save.setVisible(done);
    m_print.setVisible(done);
    m_delete.setVisible(done);
    m_progress.setVisible(stage == Stage::running);
    if (stage == Stage::running)
        m_progress.setRange(0, 0);
    m_start.setVisible(stage != Stage::finished);
    m_start.setEnabled(stage == Stage::looked_over);
    m_start.setText(qt(translate_count("desktop", "&Renew %n account(s)", m_list.topLevelItemCount())));
    m_close.setText(running() ? qt(translate("desktop", "&Stop")) : qt(translate("desktop", "&Close")));
}

void PasswordFileWindow::closeEvent(QCloseEvent* event) {
    // Until its answer is there, nobody knows what is kept.
    if (running())
        return event->ignore();
    event->accept();
}

} // namespace rinnova::desktop
