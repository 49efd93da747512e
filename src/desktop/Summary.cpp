// SPDX-License-Identifier: Apache-2.0
#include "desktop/Summary.h"

#include "base/AtomicFile.h"
#include "base/PathText.h"
#include "desktop/QtText.h"
#include "service/Words.h"

#include <QBuffer>
#include <QFileDialog>
#include <QPdfWriter>
#include <QPrintDialog>
#include <QPrinter>
#include <QTextDocument>

namespace rinnova::desktop {

namespace {

constexpr unsigned only_mine = 0600;

QByteArray pdf_of(const QString& page) {
    QBuffer bytes;
    bytes.open(QIODevice::WriteOnly);
    QPdfWriter writer(&bytes);
    writer.setTitle(QStringLiteral("Rinnova"));
    writer.setPageSize(QPageSize(QPageSize::A4));
    QTextDocument document;
    document.setHtml(page);
    document.print(&writer);
    return bytes.data();
}

} // namespace

QString summary_page(const std::vector<AccountResult>& results, Date today) {
    const auto cell = [](const QString& text) {
        return QStringLiteral("<td>") + text.toHtmlEscaped() + QStringLiteral("</td>");
    };
    QString page =
        QStringLiteral("<html><head><meta charset=\"utf-8\"><title>Rinnova</title></head><body><h2>") +
        qt(translate("desktop", "Renewals of %1", {long_date(today).toStdString()})).toHtmlEscaped() +
        QStringLiteral("</h2><table border=\"1\" cellspacing=\"0\" cellpadding=\"4\"><tr>");
    for (const std::string& heading :
         {translate("desktop", "Account"), translate("desktop", "Provider"), translate("desktop", "Result"),
          translate("desktop", "Expires"), translate("desktop", "Stored copies")})
        page += QStringLiteral("<th>") + qt(heading).toHtmlEscaped() + QStringLiteral("</th>");
    page += QStringLiteral("</tr>");
    for (const AccountResult& one : results) {
        QStringList places;
        for (const SlotResult& slot : one.slots)
            places.append(place_in_words(slot.slot) + QStringLiteral(": ") + qt(word_for(slot.outcome).text));
        page += QStringLiteral("<tr>") + cell(qt(one.account.login)) +
                cell(provider_in_words(one.account.provider)) + cell(qt(word_for(one.outcome).text)) +
                cell(one.validity.expires ? long_date(*one.validity.expires) : QString()) +
                cell(places.join(QStringLiteral("; "))) + QStringLiteral("</tr>");
    }
    return page + QStringLiteral("</table></body></html>\n");
}

Result<void> write_summary(const QString& page, const QString& file) {
    const bool html = file.endsWith(QStringLiteral(".html"), Qt::CaseInsensitive);
    const QByteArray bytes = html ? page.toUtf8() : pdf_of(page);
    return AtomicFile::put(path_from_utf8(file.toStdString()),
                           {bytes.data(), static_cast<std::size_t>(bytes.size())}, only_mine);
}

void save_summary(QWidget* over, const QString& page, Date today, std::function<void(const Error&)> failed) {
    auto* dialog = new QFileDialog(over, qt(translate("desktop", "Save the summary")), QString(),
                                   QStringLiteral("PDF (*.pdf);;HTML (*.html)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("pdf"));
    dialog->selectFile(QStringLiteral("rinnova-") + qt(to_iso(today)) + QStringLiteral(".pdf"));
    QObject::connect(dialog, &QFileDialog::fileSelected, over,
                     [page, failed = std::move(failed)](const QString& file) {
                         if (const auto written = write_summary(page, file); !written)
                             failed(written.error());
                     });
    dialog->open();
}

void print_summary(QWidget* over, const QString& page) {
    auto* dialog = new QPrintDialog(over);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->printer()->setDocName(QStringLiteral("Rinnova"));
    QObject::connect(dialog, qOverload<QPrinter*>(&QPrintDialog::accepted), over, [page](QPrinter* printer) {
        QTextDocument document;
        document.setHtml(page);
        document.print(printer);
    });
    dialog->open();
}

} // namespace rinnova::desktop
