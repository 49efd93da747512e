// SPDX-License-Identifier: Apache-2.0
// The second half of RenewWindow: what it says once the service has answered.
#include "desktop/PasteField.h"
#include "desktop/QtText.h"
#include "desktop/Questions.h"
#include "desktop/RenewWindow.h"
#include "service/Words.h"

#include <QAccessible>
#include <QCloseEvent>

namespace rinnova::desktop {

namespace {

/// The vault has it now, or the clients do.
bool is_kept(const AccountResult& result) {
    return result.outcome != AccountOutcome::locked && result.kept;
}

QString server_words(const AccountResult& result) {
    if (result.probe.detail.empty())
        return {};
    return qt(translate("desktop", "The server %1 said: %2",
                        {host_and_port(result.probe.host, result.probe.port), result.probe.detail}));
}

QString with_notes(QString text, const AccountResult& result) {
    for (const std::string& note : result.notes)
        text += (text.isEmpty() ? QString() : QStringLiteral("\n")) + qt(note);
    return text;
}

QString expiry_of_new(const AccountResult& result) {
    if (!result.validity.expires)
        return qt(translate("desktop", "It is not known when it expires; note the date under “Details”."));
    return qt(
        translate("desktop", "It is valid until %1.", {long_date(*result.validity.expires).toStdString()}));
}

} // namespace

void RenewWindow::show_result(const AccountResult& result) {
    if (is_kept(result)) {
        if (m_password)
            forget_on_clipboard(*m_password);
        m_password.reset();
    }
    const auto shown = [&] {
        // The days that were left are those of the password before.
        if (result.outcome == AccountOutcome::done || result.outcome == AccountOutcome::open)
            m_subtitle.setText((m_place.isEmpty() ? QString() : m_place + QStringLiteral(" · ")) +
                               provider_in_words(m_account.provider));
        m_copies.show_results(result.slots);
        m_copies_title.setVisible(!result.slots.empty());
    };
    switch (result.outcome) {
    case AccountOutcome::done:
        shown();
        return finish(result.slots.empty()
                          ? qt(translate("desktop", "Done: the new password is in the keychain."))
                          : qt(translate("desktop", "Done: the new password is everywhere.")),
                      Tone::good, with_notes(expiry_of_new(result), result));
    case AccountOutcome::open:
        shown();
        return finish(
            qt(translate("desktop", "The new password is in force. Some places do not have it yet.")),
            Tone::attention, with_notes(expiry_of_new(result), result));
    case AccountOutcome::failed:
        shown();
        finish(qt(translate("desktop", "Not everything went well.")), Tone::bad,
               with_notes(result.error ? error_in_words(*result.error) : QString(), result));
        return offer(m_first, translate("desktop", "&Try again"), [this] { retry(false, true); });
    case AccountOutcome::refused:
        ask_again(
            qt(translate("desktop", "The server refused this password. Nothing was changed.")), Tone::bad,
            qt(translate("desktop", "Copy it once more from the provider's page and paste it. If it was the "
                                    "right one, the server may need a minute to learn it.")) +
                u'\n' + server_words(result));
        if (!result.kept)
            return offer(m_first, translate("desktop", "&Try the same again"), [this] { rotate(); });
        offer(m_first, translate("desktop", "&Try the same again"), [this] { retry(false, true); });
        return offer(m_second, translate("desktop", "&Discard it"), [this] { discard(); });
    case AccountOutcome::unreachable:
        ask_again(qt(result.kept
                         ? translate("desktop",
                                     "The provider's server could not be asked. Nothing was changed, and the "
                                     "password is kept.")
                         : translate("desktop",
                                     "The provider's server could not be asked. Nothing was changed; the "
                                     "password you pasted is still here.")),
                  Tone::attention, server_words(result));
        if (!result.kept)
            return offer(m_first, translate("desktop", "&Try again"), [this] { rotate(); });
        offer(m_first, translate("desktop", "&Try again"), [this] { retry(false, true); });
        return offer(m_second, translate("desktop", "Go on &without asking"),
                     [this] { retry(false, false); });
    case AccountOutcome::locked:
        ask_again(
            qt(translate("desktop", "The keychain is locked or missing. Nothing was changed; the password "
                                    "you pasted is still here.")),
            Tone::attention, result.error ? error_in_words(*result.error) : QString());
        if (!m_password)
            return;
        offer(m_first, translate("desktop", "&Try again"), [this] { rotate(); });
        return offer(m_second, translate("desktop", "Go on &without the keychain"), [this] {
            if (!m_form.check_date())
                return;
            m_request.without_vault = true;
            rotate();
        });
    case AccountOutcome::unchanged:
        shown();
        return ask_again(
            qt(translate("desktop", "This is the password that every place has already.")), Tone::attention,
            qt(translate("desktop", "If you have generated a new one, copy that one and paste it.")));
    }
}

void RenewWindow::show_trouble(const Error& error) {
    ask_again(qt(error.message), Tone::bad, qt(error.hint));
    if (!m_password)
        return;
    if (error.code == ErrorCode::conflict && !m_request.accept_duplicate)
        return offer(m_first, translate("desktop", "Both really have the &same password"), [this] {
            if (!m_form.check_date())
                return;
            m_request.accept_duplicate = true;
            rotate();
        });
    offer(m_first, translate("desktop", "&Try again"), [this] { rotate(); });
}

void RenewWindow::ask_again(const QString& headline, Tone tone, const QString& more) {
    offer_nothing();
    say(headline, tone, more);
    if (m_preview)
        m_copies.show_plan(m_preview->slots);
    enter(m_preview ? Stage::asking : Stage::preparing);
    m_form.ready_again();
}

void RenewWindow::finish(const QString& headline, Tone tone, const QString& more) {
    offer_nothing();
    say(headline, tone, more);
    enter(Stage::finished);
    (m_skip.isVisible() ? m_skip : m_close).setFocus(Qt::OtherFocusReason);
}

void RenewWindow::say(const QString& headline, Tone tone, const QString& more) {
    m_headline.setText(headline);
    m_headline.setVisible(!headline.isEmpty());
    m_tone = tone;
    colour_headline();
    const QString told = more.trimmed();
    m_more.setText(told);
    m_more.setVisible(!told.isEmpty());
    m_scroll.ensureVisible(0, 0);
    // Read out at once: it is the answer to what the person has just done.
    QAccessibleEvent event(&m_headline, QAccessible::Alert);
    if (!headline.isEmpty())
        QAccessible::updateAccessibility(&event);
}

void RenewWindow::colour_headline() {
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, colour_of(m_tone, palette()));
    m_headline.setPalette(colours);
}

void RenewWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange)
        colour_headline();
    QWidget::changeEvent(event);
}

void RenewWindow::enter(Stage stage) {
    m_stage = stage;
    m_form.setVisible(stage == Stage::asking);
    m_steps.setVisible(stage == Stage::asking);
    m_progress.setVisible(stage == Stage::running ||
                          (stage == Stage::preparing && !m_headline.text().isEmpty()));
    m_copies.setVisible(m_copies.has_lines());
    m_copies_title.setVisible(m_copies.has_lines());
    m_renew.setVisible(stage != Stage::finished);
    update_buttons();
}

void RenewWindow::update_buttons() {
    m_renew.setEnabled(m_stage == Stage::asking && !m_form.field().empty());
    m_renew.setDefault(m_stage == Stage::asking);
    m_skip.setEnabled(m_stage != Stage::running);
    if (!m_place.isEmpty())
        m_close.setText(m_stage == Stage::running ? qt(translate("desktop", "&Stop"))
                                                  : qt(translate("desktop", "&End here")));
    else
        m_close.setText(m_stage == Stage::running    ? qt(translate("desktop", "&Stop"))
                        : m_stage == Stage::finished ? qt(translate("desktop", "&Close"))
                                                     : qt(translate("desktop", "&Cancel")));
}

void RenewWindow::offer(QPushButton& button, const std::string& text, std::function<void()> pressed) {
    (&button == &m_first ? m_first_pressed : m_second_pressed) = std::move(pressed);
    button.setText(qt(text));
    button.show();
}

void RenewWindow::offer_nothing() {
    m_first.hide();
    m_second.hide();
    m_first_pressed = {};
    m_second_pressed = {};
}

void RenewWindow::closeEvent(QCloseEvent* event) {
    // Until its answer is there, nobody knows whether the password is kept.
    if (m_stage == Stage::running)
        return event->ignore();
    if (holds_password() && !m_may_drop) {
        event->ignore();
        return ask_yes(
            this, qt(translate("desktop", "Close, and lose the password?")),
            qt(translate("desktop", "The password that you pasted is kept nowhere else, and its page shows "
                                    "it only once.")),
            qt(translate("desktop", "&Lose it")), [this] {
                m_may_drop = true;
                close();
            });
    }
    event->accept();
    m_password.reset();
    m_form.field().clear();
    Q_EMIT closed();
}

void RenewWindow::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && m_stage != Stage::running)
        close();
    else
        QWidget::keyPressEvent(event);
}

} // namespace rinnova::desktop
