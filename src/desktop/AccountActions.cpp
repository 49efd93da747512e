// SPDX-License-Identifier: Apache-2.0
// The second half of AccountPage: what its buttons do.
#include "desktop/AccountPage.h"
#include "desktop/QtText.h"
#include "desktop/Questions.h"
#include "desktop/RemindersDialog.h"
#include "service/Words.h"

namespace rinnova::desktop {

namespace {

constexpr std::chrono::seconds time_on_clipboard{60};

} // namespace

template <typename Call>
void AccountPage::act(const AccountKey& account, const QString& done, Call call) {
    say(account, qt(translate("desktop", "One moment…")));
    m_calls.act(
        this,
        [name = name_of(account), call = std::move(call)](Calls::Context& context) {
            return call(context, name);
        },
        [this, account, done](const auto& answer) {
            answered(account, done, answer ? std::nullopt : std::optional(answer.error()));
        });
}

void AccountPage::say(const AccountKey& account, const QString& words) {
    const bool shown = account == m_account;
    m_said.setText(shown || words.isEmpty() ? words : qt(account.login) + QStringLiteral(": ") + words);
    m_said.setVisible(!words.isEmpty());
}

void AccountPage::answered(const AccountKey& account, const QString& done,
                           const std::optional<Error>& error) {
    say(account, error ? error_in_words(*error) : done);
    Q_EMIT changed();
    if (m_account)
        ask_for_rest();
}

namespace {

/// While a question is open, the page behind it may become another account's.
QString about(const AccountKey& account, const std::string& words) {
    return qt(account.login) + QStringLiteral("\n\n") + qt(words);
}

/// A report as one sentence.
Result<void> judge(const Result<RotationReport>& report) {
    if (!report)
        return tl::unexpected(report.error());
    for (const AccountResult& account : report->accounts) {
        if (account.outcome == AccountOutcome::done || account.outcome == AccountOutcome::unchanged)
            continue;
        if (account.outcome == AccountOutcome::open)
            return fail(
                ErrorCode::needs_user,
                translate("desktop", "Some places still do not have the password; the list shows which."));
        if (account.outcome == AccountOutcome::refused)
            return fail(ErrorCode::auth_rejected,
                        translate("desktop", "The server refused that password. Nothing was changed."));
        if (account.error)
            return tl::unexpected(*account.error);
        return fail(ErrorCode::internal, word_for(account.outcome).text);
    }
    return {};
}

} // namespace

void AccountPage::set_date() {
    const AccountKey account = *m_account;
    const int row = m_model.row_of(account);
    if (row < 0)
        return;
    const auto known = m_model.at(row).validity.expires;
    const Date today = m_calls.world().clock.today();
    ask_date(this, qt(translate("desktop", "Until when is it valid?")),
             about(account,
                   translate("desktop",
                             "When the provider has extended the same password, or its page shows another "
                             "date: this one. No mail program is touched.")),
             known.value_or(today), [this, account, today](Date date) {
                 act(account,
                     qt(translate("desktop", "The date is noted: %1.", {long_date(date).toStdString()})),
                     [date, today](Calls::Context& context, const AccountName& name) {
                         if (date >= today)
                             return context.service.extend(name, date);
                         TrackRequest request;
                         request.account = name;
                         request.expires = date;
                         return context.service.track(request);
                     });
             });
}

void AccountPage::add_device() {
    const AccountKey account = *m_account;
    ask_text(this, qt(translate("desktop", "A phone or a program")),
             about(account,
                   translate("desktop",
                             "What do you call the device or program that has this password too? You will "
                             "be shown its steps at each renewal.")),
             [this, account](const QString& text) {
                 act(account, qt(translate("desktop", "%1 is remembered.", {text.toStdString()})),
                     [device = text.toStdString()](Calls::Context& context, const AccountName& name) {
                         TrackRequest request;
                         request.account = name;
                         request.devices = {device};
                         return context.service.track(request);
                     });
             });
}

void AccountPage::check_copies() {
    act(*m_account, qt(translate("desktop", "All copies were read once more.")),
        [](Calls::Context& context, const AccountName& name) {
            return context.service.verify(name, context.progress);
        });
}

void AccountPage::copy_password() {
    m_copy.setEnabled(false);
    const QPointer<AccountPage> page(this);
    m_calls.hold(
        this,
        [page, &calls = m_calls, account = *m_account](Calls::Context& context) {
            const auto held = [&] {
                calls.on_window([page, account] {
                    if (page)
                        page->say(account,
                                  qt(translate("desktop", "The password is on the clipboard for %1 seconds.",
                                               {std::to_string(time_on_clipboard.count())})));
                });
            };
            return context.service.copy(name_of(account), time_on_clipboard, held, context.stop);
        },
        [this, account = *m_account](const Result<void>& done) {
            m_copy.setEnabled(true);
            say(account, done ? qt(translate("desktop", "The password is on the clipboard no more."))
                              : error_in_words(done.error()));
        });
}

void AccountPage::undo() {
    ask_yes(this, qt(translate("desktop", "Back to the password before?")),
            about(*m_account,
                  translate("desktop",
                            "It is tried once with the provider's server, and written everywhere if it still "
                            "works. The present one is kept, so that you can come back.")),
            qt(translate("desktop", "&Go back")), [this, account = *m_account] {
                act(account, qt(translate("desktop", "The password before is in force again.")),
                    [](Calls::Context& context, const AccountName& name) {
                        return judge(context.service.undo(name, true, context.progress, context.stop));
                    });
            });
}

void AccountPage::snooze() {
    act(*m_account, qt(translate("desktop", "You will be reminded on the next working day.")),
        [](Calls::Context& context, const AccountName& name) {
            return context.service.snooze(name, std::nullopt);
        });
}

void AccountPage::set_reminders() {
    if (!m_known_reminders)
        return;
    auto* dialog = new RemindersDialog(
        *m_known_reminders,
        [this, account = *m_account](const std::optional<std::vector<int>>& days) {
            act(account, qt(translate("desktop", "Noted.")),
                [days](Calls::Context& context, const AccountName& name) {
                    return context.service.set_reminders(name, days);
                });
        },
        this);
    dialog->setWindowTitle(dialog->windowTitle() + QStringLiteral(" – ") + qt(m_account->login));
    dialog->open();
}

void AccountPage::forget() {
    ask_yes(
        this, qt(translate("desktop", "Stop watching over this account?")),
        about(*m_account,
              translate("desktop",
                        "Rinnova forgets it, and its own copy of the password. The mail programs keep the "
                        "password they have.")),
        qt(translate("desktop", "&Stop watching")), [this, account = *m_account] {
            act(account, {}, [](Calls::Context& context, const AccountName& name) {
                return context.service.untrack(name);
            });
        });
}

void AccountPage::confirm_chosen() {
    if (const auto slot = chosen_slot())
        act(*m_account, qt(translate("desktop", "Noted.")),
            [id = slot->id](Calls::Context& context, const AccountName&) {
                return context.service.confirm(id);
            });
}

void AccountPage::finish_open() {
    ask_yes(this, qt(translate("desktop", "Finish what is open?")),
            about(*m_account,
                  translate("desktop",
                            "Programs that are in the way are asked to close, as if you closed them, and are "
                            "started again afterwards.")),
            qt(translate("desktop", "&Finish")), [this, account = *m_account] {
                act(account, qt(translate("desktop", "Done: the password is everywhere.")),
                    [](Calls::Context& context, const AccountName& name) {
                        RetryRequest request;
                        request.account = name;
                        request.restart_clients = true;
                        return judge(context.service.retry(request, context.progress, context.stop));
                    });
            });
}

void AccountPage::adopt_chosen() {
    if (const auto slot = chosen_slot())
        adopt(*slot);
}

void AccountPage::adopt(const Slot& slot) {
    ask_yes(
        this, qt(translate("desktop", "Is this the new password?")),
        about(*m_account,
              translate("desktop",
                        "The password stored in %1 is tried once with the provider's server and, if it is "
                        "right, written everywhere.",
                        {place_in_words(slot).toStdString()})),
        qt(translate("desktop", "&Bring it everywhere")), [this, account = *m_account, id = slot.id] {
            act(account, qt(translate("desktop", "Done: the password is everywhere.")),
                [id](Calls::Context& context, const AccountName& name) {
                    RotateRequest request;
                    request.account = name;
                    return judge(context.service.rotate_from(request, id, context.progress, context.stop));
                });
        });
}

} // namespace rinnova::desktop
