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
void AccountPage::act(const QString& done, Call call) {
    m_said.setText(qt(translate("desktop", "One moment…")));
    m_said.show();
    m_calls.act(this, std::move(call), [this, done](const auto& answer) {
        answered(done, answer ? std::nullopt : std::optional(answer.error()));
    });
}

void AccountPage::answered(const QString& done, const std::optional<Error>& error) {
    m_said.setText(error ? error_in_words(*error) : done);
    m_said.setVisible(!m_said.text().isEmpty());
    Q_EMIT changed();
    if (m_account)
        ask_for_rest();
}

namespace {

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
    const int row = m_model.row_of(*m_account);
    if (row < 0)
        return;
    const auto known = m_model.at(row).validity.expires;
    const Date today = m_calls.world().clock.today();
    ask_date(
        this, qt(translate("desktop", "Until when is it valid?")),
        qt(translate("desktop", "When the provider has extended the same password, or its page shows another "
                                "date: this one. No mail program is touched.")),
        known.value_or(today), [this, today](Date date) {
            const AccountName name = name_of(*m_account);
            act(qt(translate("desktop", "The date is noted: %1.", {long_date(date).toStdString()})),
                [name, date, today](Calls::Context& context) {
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
    ask_text(
        this, qt(translate("desktop", "A phone or a program")),
        qt(translate("desktop", "What do you call the device or program that has this password too? You will "
                                "be shown its steps at each renewal.")),
        [this](const QString& text) {
            TrackRequest request;
            request.account = name_of(*m_account);
            request.devices = {text.toStdString()};
            act(qt(translate("desktop", "%1 is remembered.", {text.toStdString()})),
                [request](Calls::Context& context) { return context.service.track(request); });
        });
}

void AccountPage::check_copies() {
    act(qt(translate("desktop", "All copies were read once more.")),
        [name = name_of(*m_account)](Calls::Context& context) {
            return context.service.verify(name, context.progress);
        });
}

void AccountPage::copy_password() {
    m_copy.setEnabled(false);
    const QPointer<AccountPage> page(this);
    m_calls.hold(
        this,
        [page, &calls = m_calls, name = name_of(*m_account)](Calls::Context& context) {
            const auto held = [&] {
                calls.on_window([page] {
                    if (!page)
                        return;
                    page->m_said.setText(
                        qt(translate("desktop", "The password is on the clipboard for %1 seconds.",
                                     {std::to_string(time_on_clipboard.count())})));
                    page->m_said.show();
                });
            };
            return context.service.copy(name, time_on_clipboard, held, context.stop);
        },
        [this](const Result<void>& done) {
            m_copy.setEnabled(true);
            m_said.setText(done ? qt(translate("desktop", "The password is on the clipboard no more."))
                                : error_in_words(done.error()));
            m_said.show();
        });
}

void AccountPage::undo() {
    ask_yes(this, qt(translate("desktop", "Back to the password before?")),
            qt(translate("desktop",
                         "It is tried once with the provider's server, and written everywhere if it still "
                         "works. The present one is kept, so that you can come back.")),
            qt(translate("desktop", "&Go back")), [this] {
                act(qt(translate("desktop", "The password before is in force again.")),
                    [name = name_of(*m_account)](Calls::Context& context) {
                        return judge(context.service.undo(name, true, context.progress, context.stop));
                    });
            });
}

void AccountPage::snooze() {
    act(qt(translate("desktop", "You will be reminded on the next working day.")),
        [name = name_of(*m_account)](Calls::Context& context) {
            return context.service.snooze(name, std::nullopt);
        });
}

void AccountPage::set_reminders() {
    if (!m_known_reminders)
        return;
    auto* dialog = new RemindersDialog(
        *m_known_reminders,
        [this](const std::optional<std::vector<int>>& days) {
            act(qt(translate("desktop", "Noted.")),
                [name = name_of(*m_account), days](Calls::Context& context) {
                    return context.service.set_reminders(name, days);
                });
        },
        this);
    dialog->open();
}

void AccountPage::forget() {
    ask_yes(this, qt(translate("desktop", "Stop watching over this account?")),
            qt(translate("desktop",
                         "Rinnova forgets it, and its own copy of the password. The mail programs keep the "
                         "password they have.")),
            qt(translate("desktop", "&Stop watching")), [this] {
                act({}, [name = name_of(*m_account)](Calls::Context& context) {
                    return context.service.untrack(name);
                });
            });
}

void AccountPage::confirm_chosen() {
    if (const auto slot = chosen_slot())
        act(qt(translate("desktop", "Noted.")),
            [id = slot->id](Calls::Context& context) { return context.service.confirm(id); });
}

void AccountPage::finish_open() {
    RetryRequest request;
    request.account = name_of(*m_account);
    request.restart_clients = true;
    ask_yes(this, qt(translate("desktop", "Finish what is open?")),
            qt(translate("desktop",
                         "Programs that are in the way are asked to close, as if you closed them, and are "
                         "started again afterwards.")),
            qt(translate("desktop", "&Finish")), [this, request] {
                act(qt(translate("desktop", "Done: the password is everywhere.")),
                    [request](Calls::Context& context) {
                        return judge(context.service.retry(request, context.progress, context.stop));
                    });
            });
}

void AccountPage::adopt_chosen() {
    if (const auto slot = chosen_slot())
        adopt(*slot);
}

void AccountPage::adopt(const Slot& slot) {
    RotateRequest request;
    request.account = name_of(*m_account);
    ask_yes(this, qt(translate("desktop", "Is this the new password?")),
            qt(translate("desktop",
                         "The password stored in %1 is tried once with the provider's server and, if it is "
                         "right, written everywhere.",
                         {place_in_words(slot).toStdString()})),
            qt(translate("desktop", "&Bring it everywhere")), [this, request, id = slot.id] {
                act(qt(translate("desktop", "Done: the password is everywhere.")),
                    [request, id](Calls::Context& context) {
                        return judge(
                            context.service.rotate_from(request, id, context.progress, context.stop));
                    });
            });
}

} // namespace rinnova::desktop
