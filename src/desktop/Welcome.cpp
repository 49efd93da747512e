// SPDX-License-Identifier: Apache-2.0
#include "desktop/Welcome.h"

#include "desktop/QtText.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace rinnova::desktop {

namespace {

QString list_item(const QString& strong, const QString& more) {
    return QStringLiteral("<li><b>") + strong.toHtmlEscaped() + QStringLiteral("</b> ") +
           more.toHtmlEscaped() + QStringLiteral("</li>");
}

QString places_of(const AccountStatus& account) {
    QStringList places;
    for (const Slot& slot : account.slots)
        places.append(place_in_words(slot));
    places.removeDuplicates();
    return QStringLiteral("(") + provider_in_words(account.account.provider) + QStringLiteral(") – ") +
           places.join(QStringLiteral(", "));
}

} // namespace

Welcome::Welcome(Calls& calls, QWidget* parent) : QWidget(parent), m_calls(calls) {
    m_title.setText(qt(translate("desktop", "Welcome to Rinnova")));
    QFont font = m_title.font();
    font.setPointSizeF(font.pointSizeF() * 1.5);
    font.setBold(true);
    m_title.setFont(font);
    m_sentences.setWordWrap(true);
    m_sentences.setText(qt(translate(
        "desktop",
        "The password that your mail programs use expires every few months, and Rinnova tells you in time. "
        "You generate the new one on the provider's page and paste it once: every program on this computer "
        "gets it. Your passwords stay in this computer's keychain and go to nobody but your provider.")));
    m_found.setAccessibleName(qt(translate("desktop", "What was found on this computer")));
    m_found.setOpenLinks(false);
    m_state.setWordWrap(true);
    m_track.setText(qt(translate("desktop", "&Watch over these accounts")));
    m_again.setText(qt(translate("desktop", "&Look again")));
    m_import.setText(qt(translate("desktop", "&Import a list…")));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(&m_import);
    buttons->addWidget(&m_again);
    buttons->addStretch(1);
    buttons->addWidget(&m_track);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(24, 20, 24, 16);
    all->setSpacing(12);
    all->addWidget(&m_title);
    all->addWidget(&m_sentences);
    all->addWidget(&m_state);
    all->addWidget(&m_found, 1);
    all->addLayout(buttons);
    m_track.setEnabled(false);
    connect(&m_again, &QPushButton::clicked, this, [this] { look_again(); });
    connect(&m_track, &QPushButton::clicked, this, [this] { track_all(); });
    connect(&m_import, &QPushButton::clicked, this, &Welcome::import_wanted);
}

void Welcome::look() {
    if (!std::exchange(m_looked, true))
        look_again();
}

void Welcome::look_again() {
    m_again.setEnabled(false);
    m_track.setEnabled(false);
    m_state.setText(qt(translate("desktop", "Looking through the mail programs and keychains…")));
    m_calls.look(
        this, [](Calls::Context& context) { return context.service.discover(); },
        [this](const Result<DiscoverReport>& report) { show_found(report); });
}

void Welcome::show_found(const Result<DiscoverReport>& report) {
    m_again.setEnabled(true);
    if (!report) {
        m_state.setText(error_in_words(report.error()));
        return;
    }
    QString html;
    for (const AccountStatus& account : report->accounts)
        html += list_item(qt(account.account.login), places_of(account));
    if (!html.isEmpty())
        html = QStringLiteral("<ul>") + html + QStringLiteral("</ul>");
    if (!report->problems.empty()) {
        html += QStringLiteral("<p>") +
                qt(translate("desktop", "Here it was not possible to look:")).toHtmlEscaped() +
                QStringLiteral("</p><ul>");
        for (const Error& problem : report->problems)
            html += list_item(qt(problem.message), qt(problem.hint));
        html += QStringLiteral("</ul>");
    }
    html +=
        QStringLiteral("<p>") +
        qt(translate("desktop",
                     "A phone, a scanner or a program that Rinnova cannot see into is not found by itself: "
                     "add it to its account later, under “Details”. Mail programs without a saved password "
                     "and webmail are not found either."))
            .toHtmlEscaped() +
        QStringLiteral("</p>");
    m_found.setHtml(html);
    const auto count = static_cast<int>(report->accounts.size());
    m_state.setText(count > 0 ? qt(translate_count("desktop", "%n account(s) found.", count))
                              : qt(translate("desktop", "No mail account was found in the mail programs and "
                                                        "keychains of this computer.")));
    m_track.setEnabled(count > 0);
    if (count > 0)
        m_track.setFocus(Qt::OtherFocusReason);
}

void Welcome::track_all() {
    m_track.setEnabled(false);
    m_calls.act(
        this, [](Calls::Context& context) { return context.service.track_all(); },
        [this](const Result<std::vector<AccountStatus>>& accounts) {
            m_track.setEnabled(true);
            if (accounts)
                Q_EMIT tracked();
            else
                m_state.setText(error_in_words(accounts.error()));
        });
}

} // namespace rinnova::desktop
