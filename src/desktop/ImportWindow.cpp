// SPDX-License-Identifier: Apache-2.0
#include "desktop/ImportWindow.h"

#include "base/AtomicFile.h"
#include "base/PathText.h"
#include "desktop/QtText.h"
#include "service/ImportList.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>

namespace rinnova::desktop {

namespace {

enum ListColumn { list_account, list_expires, list_note };
constexpr std::size_t largest_list = std::size_t{16} * 1024 * 1024;

QString date_as_shown(const std::optional<Date>& date) {
    return date ? to_qdate(*date).toString(QStringLiteral("dd/MM/yyyy")) : QString();
}

} // namespace

ImportWindow::ImportWindow(Calls& calls) : QWidget(nullptr, Qt::Window), m_calls(calls) {
    setWindowTitle(qt(translate("desktop", "Import a list of accounts")));
    m_words.setWordWrap(true);
    m_words.setTextFormat(Qt::PlainText);
    m_words.setText(
        qt(translate("desktop", "A list as a spreadsheet saves it (CSV): on each line the account, the day "
                                "on which its password expires, and a note if you like.")));
    m_table.setColumnCount(3);
    m_table.setHorizontalHeaderLabels({qt(translate("desktop", "Account")),
                                       qt(translate("desktop", "Expires")),
                                       qt(translate("desktop", "Note"))});
    m_table.setAccessibleName(qt(translate("desktop", "Accounts of the list")));
    m_table.verticalHeader()->hide();
    m_table.horizontalHeader()->setStretchLastSection(true);
    m_choose.setText(qt(translate("desktop", "&Choose a file…")));
    m_close.setText(qt(translate("desktop", "&Cancel")));
    m_take.setText(qt(translate("desktop", "&Watch over these accounts")));
    m_take.setEnabled(false);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(&m_choose);
    buttons->addStretch(1);
    buttons->addWidget(&m_close);
    buttons->addWidget(&m_take);
    auto* all = new QVBoxLayout(this);
    all->addWidget(&m_words);
    all->addWidget(&m_table, 1);
    all->addLayout(buttons);
    resize(fontMetrics().averageCharWidth() * 90, fontMetrics().height() * 26);
    connect(&m_choose, &QPushButton::clicked, this, [this] { choose_file(); });
    connect(&m_close, &QPushButton::clicked, this, &QWidget::close);
    connect(&m_take, &QPushButton::clicked, this, [this] { take_in(); });
}

void ImportWindow::choose_file() {
    auto* dialog = new QFileDialog(this, qt(translate("desktop", "Choose the list")), QString(),
                                   QStringLiteral("CSV (*.csv *.txt);;* (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ImportWindow::read);
    dialog->open();
}

void ImportWindow::say(const Error& error) {
    QString text = error_in_words(error);
    if (!error.where.empty() && error.message.find(error.where) == std::string::npos)
        text = qt(translate("desktop", "Line %1: %2", {error.where, text.toStdString()}));
    m_words.setText(text);
}

void ImportWindow::read(const QString& file) {
    m_table.setRowCount(0);
    m_list.clear();
    m_take.setEnabled(false);
    const auto bytes = read_file(path_from_utf8(file.toStdString()), largest_list);
    if (!bytes)
        return say(bytes.error());
    const auto list = parse_import_list(*bytes, m_calls.world().clock.today());
    if (!list)
        return say(list.error());
    for (const ImportedAccount& imported : *list) {
        const TrackRequest& request = imported.request;
        const int row = m_table.rowCount();
        m_table.insertRow(row);
        auto* name = new QTableWidgetItem(qt(request.account.login));
        name->setFlags(name->flags() & ~Qt::ItemIsEditable);
        m_table.setItem(row, list_account, name);
        m_table.setItem(row, list_expires, new QTableWidgetItem(date_as_shown(request.expires)));
        m_table.setItem(row, list_note, new QTableWidgetItem(qt(request.note.value_or(""))));
        m_list.push_back(request);
    }
    m_table.resizeColumnsToContents();
    for (const int column : {list_account, list_expires})
        m_table.setColumnWidth(column, m_table.columnWidth(column) + 24);
    m_words.setText(qt(translate_count("desktop",
                                       "%n account(s) in the list. Dates can be filled in or corrected "
                                       "here, as the provider's page shows them.",
                                       static_cast<int>(m_list.size()))));
    m_take.setEnabled(!m_list.empty());
}

Result<std::vector<TrackRequest>> ImportWindow::requests() const {
    std::vector<TrackRequest> requests = m_list;
    for (std::size_t row = 0; row < requests.size(); ++row) {
        const std::string date =
            m_table.item(static_cast<int>(row), list_expires)->text().trimmed().toStdString();
        requests[row].expires.reset();
        if (!date.empty()) {
            const auto parsed = parse_date(date);
            if (!parsed)
                return tl::unexpected(parsed.error());
            requests[row].expires = *parsed;
        }
        if (const std::string text = m_table.item(static_cast<int>(row), list_note)->text().toStdString();
            !text.empty())
            requests[row].note = text;
    }
    return requests;
}

void ImportWindow::take_in() {
    const auto list = requests();
    if (!list)
        return say(list.error());
    m_take.setEnabled(false);
    m_calls.act(
        this, [list = *list](Calls::Context& context) { return context.service.track_many(list); },
        [this](const Result<std::vector<AccountStatus>>& accounts) {
            m_take.setEnabled(true);
            if (!accounts)
                return say(accounts.error());
            Q_EMIT imported();
            close();
        });
}

} // namespace rinnova::desktop
