// SPDX-License-Identifier: Apache-2.0
#include "desktop/UnlockDialog.h"

#include "desktop/QtText.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace rinnova::desktop {

UnlockDialog::UnlockDialog(Calls& calls, std::string slot, QWidget* parent)
    : QDialog(parent), m_calls(calls), m_slot(std::move(slot)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(qt(translate("desktop", "Unlock")));
    m_label.setText(
        qt(translate("desktop", "The mail program's own primary &password. It is kept in the keychain, "
                                "so that this is asked once.")));
    m_label.setWordWrap(true);
    m_label.setBuddy(&m_field);
    m_field.setAccessibleName(qt(translate("desktop", "Primary password")));
    m_said.setWordWrap(true);
    m_said.setTextFormat(Qt::PlainText);
    m_unlock.setText(qt(translate("desktop", "&Unlock")));
    m_unlock.setDefault(true);
    m_cancel.setText(qt(translate("desktop", "&Cancel")));
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(&m_cancel);
    buttons->addWidget(&m_unlock);
    auto* all = new QVBoxLayout(this);
    all->addWidget(&m_label);
    all->addWidget(&m_field);
    all->addWidget(&m_said);
    all->addStretch(1);
    all->addLayout(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 55);
    connect(&m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(&m_unlock, &QPushButton::clicked, this, [this] { submit(); });
    connect(&m_field, &PasteField::submitted, this, [this] { submit(); });
    m_field.setFocus();
}

void UnlockDialog::submit() {
    if (m_field.empty() || !m_unlock.isEnabled())
        return;
    m_unlock.setEnabled(false);
    m_said.setText(qt(translate("desktop", "One moment…")));
    const auto password = std::make_shared<const Secret>(m_field.take());
    m_calls.act(
        this,
        [slot = m_slot, password](Calls::Context& context) {
            return context.service.unlock(slot, *password);
        },
        [this](const Result<void>& done) {
            m_unlock.setEnabled(true);
            if (done) {
                Q_EMIT unlocked();
                accept();
                return;
            }
            m_said.setText(error_in_words(done.error()));
            m_field.setFocus();
        });
}

} // namespace rinnova::desktop
