// SPDX-License-Identifier: Apache-2.0
#include "desktop/FindingList.h"

#include "desktop/Looks.h"
#include "desktop/QtText.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace rinnova::desktop {

namespace {

constexpr int picture_size = 16;

QLabel* words_in(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

/// What helps against it is a new password.
bool wants_renewal(const Finding& finding) {
    return finding.rule == "expired" || finding.rule == "password-lost" ||
           finding.rule == "remembered-nowhere" || finding.rule == "not-remembered";
}

} // namespace

FindingList::FindingList(QWidget* parent) : QWidget(parent), m_layout(new QVBoxLayout(this)) {
    m_layout->setSpacing(12);
    m_layout->addStretch(1);
}

void FindingList::clear() {
    m_count = 0;
    while (m_layout->count() > 1) {
        QLayoutItem* item = m_layout->takeAt(0);
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
}

QWidget* FindingList::button_for(const Finding& finding) {
    // Without their keys: those are the page's own.
    QPushButton* button = nullptr;
    if (wants_renewal(finding) && m_fixes.renew) {
        button = new QPushButton(qt(translate("desktop", "&Renew…")).remove(u'&'));
        connect(button, &QPushButton::clicked, this, [this] { m_fixes.renew(); });
    } else if (finding.rule == "slots-differ" && !finding.slot_id.empty() && m_fixes.adopt) {
        button = new QPushButton(qt(translate("desktop", "Bring this one &everywhere")).remove(u'&'));
        connect(button, &QPushButton::clicked, this, [this, slot = finding.slot_id] { m_fixes.adopt(slot); });
    }
    if (button != nullptr)
        button->setAccessibleDescription(qt(finding.message));
    return button;
}

void FindingList::add_finding(const Finding& finding) {
    const Word word = word_for(finding.severity);
    auto* line = new QWidget(this);
    auto* grid = new QGridLayout(line);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(10);
    grid->setColumnStretch(1, 1);
    auto* picture = new QLabel(line);
    picture->setPixmap(
        picture_of(shape_of(finding.severity), word.tone, palette(), picture_size, devicePixelRatioF()));
    picture->setAccessibleName(qt(word.text));
    auto* what = words_in(qt(finding.message), line);
    what->setAccessibleName(qt(word.text) + QStringLiteral(": ") + qt(finding.message));
    grid->addWidget(picture, 0, 0, Qt::AlignTop);
    grid->addWidget(what, 0, 1);
    grid->addWidget(words_in(fix_in_words(finding), line), 1, 1);
    if (QWidget* button = button_for(finding))
        grid->addWidget(button, 2, 1, Qt::AlignLeft);
    m_layout->insertWidget(m_layout->count() - 1, line);
    line->show();
}

void FindingList::show_findings(const std::vector<Finding>& findings) {
    clear();
    for (const Finding& finding : findings)
        add_finding(finding);
    m_count = static_cast<int>(findings.size());
}

void FindingList::show_words(const QString& words, const QString& more) {
    clear();
    QLabel* label = words_in((words + u'\n' + more).trimmed(), this);
    m_layout->insertWidget(0, label);
    label->show();
}

} // namespace rinnova::desktop
