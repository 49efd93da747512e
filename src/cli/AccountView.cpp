// SPDX-License-Identifier: Apache-2.0
#include "cli/AccountView.h"

#include "base/Text.h"
#include "cli/Words.h"

#include <algorithm>

namespace rinnova::cli {

namespace {

Cell days_cell(const AccountStatus& account, Tone tone) {
    return {account.days_left ? std::to_string(*account.days_left) : "-", tone};
}

Cell slots_cell(const AccountStatus& account) {
    const bool all_well = std::all_of(account.slots.begin(), account.slots.end(), [](const Slot& slot) {
        return slot.state == SlotState::in_sync || slot.state == SlotState::unknown;
    });
    return {slots_in_words(account.slots), all_well ? Tone::plain : Tone::attention};
}

std::string line(const std::string& label, const std::string& value) {
    return "  " + label + ": " + printable(value) + "\n";
}

std::string expiry_text(const AccountStatus& account) {
    if (!account.validity.expires)
        return translate("cli", "not known; note it with: rinnova track %1 --expires DATE",
                         {account.account.login});
    std::string text = to_iso(*account.validity.expires);
    if (account.days_left)
        text += ", " + days_in_words(*account.days_left);
    return text + " (" + word_for(account.validity.source) + ")";
}

Table slot_table(const std::vector<Slot>& slots, const std::string& login) {
    Table table({translate("cli", "WHERE"), translate("cli", "KIND"), translate("cli", "SERVER"),
                 translate("cli", "STATE"), translate("cli", "SLOT")});
    for (const Slot& slot : slots) {
        table.add(
            {{slot.target}, {name_of_kind(slot.kind)}, {server_of(slot)}, word_for(slot.state), {slot.id}});
        std::string place = slot.location;
        if (!slot.username.empty() && to_lower(slot.username) != login)
            place += (place.empty() ? "" : " · ") + slot.username;
        table.add_note(place);
        table.add_note(slot.detail, Tone::plain);
    }
    return table;
}

std::string urgent_text(const std::vector<AccountStatus>& accounts, const Screen& screen) {
    std::string text;
    const auto is_expired = [](const AccountStatus& account) {
        return account.state == ValidityState::expired;
    };
    const auto expired = static_cast<int>(std::count_if(accounts.begin(), accounts.end(), is_expired));
    if (expired == 1)
        text += "\n" +
                wrapped(expired_advice(std::find_if(accounts.begin(), accounts.end(), is_expired)->account),
                        0, screen);
    else if (expired > 1)
        text +=
            "\n" +
            wrapped(translate_count("cli",
                                    "%n password(s) have expired: mail programs can no longer log in with "
                                    "them. The webmail and the provider's app still work, with their own "
                                    "password. Generate a new password on the provider's page, then: "
                                    "rinnova rotate ACCOUNT",
                                    expired),
                    0, screen);
    for (const AccountStatus& account : accounts) {
        if (!account.staged.empty())
            text +=
                "\n" + wrapped(account.account.login + ": " + word_for_staged(account.staged) + " " +
                                   translate("cli", "Go on with: rinnova retry %1", {account.account.login}),
                               0, screen);
    }
    const auto open =
        std::any_of(accounts.begin(), accounts.end(), [](const auto& account) { return account.open > 0; });
    if (open)
        text +=
            "\n" +
            wrapped(translate("cli", "Some places do not have the new password yet. “rinnova status ACCOUNT” "
                                     "shows which, “rinnova retry” goes on."),
                    0, screen);
    return text;
}

} // namespace

std::string accounts_text(const std::vector<AccountStatus>& accounts, const Screen& screen) {
    if (accounts.empty())
        return wrapped(
            translate("cli", "No account is tracked yet. “rinnova discover” shows what is on this machine, "
                             "“rinnova track --all” takes it all in."),
            0, screen);
    Table table({translate("cli", "ACCOUNT"), translate("cli", "PROVIDER"), translate("cli", "EXPIRES"),
                 translate("cli", "DAYS"), translate("cli", "STATE"), translate("cli", "STORED PASSWORDS")});
    for (const AccountStatus& account : accounts) {
        const Cell state = word_for(account.state);
        table.add({{account.account.login},
                   {account.account.provider},
                   {date_or_dash(account.validity.expires)},
                   days_cell(account, state.tone),
                   state,
                   slots_cell(account)});
        table.add_note(account.note);
    }
    return table.text(screen) + urgent_text(accounts, screen);
}

std::string account_text(const AccountStatus& account, const Screen& screen) {
    const Cell state = word_for(account.state);
    std::string text = toned(printable(account.account.login), Tone::strong, screen) + " (" +
                       printable(account.account.provider) + "): " + toned(state.text, state.tone, screen) +
                       "\n";
    if (!account.tracked)
        text +=
            line(translate("cli", "Watched over"), translate("cli", "not yet; the first renewal begins it"));
    text += line(translate("cli", "Expires"), expiry_text(account));
    if (account.validity.issued)
        text += line(translate("cli", "Issued"), to_iso(*account.validity.issued));
    if (account.next_notice)
        text += line(translate("cli", "Next notice"), *account.next_notice);
    if (!account.note.empty())
        text += line(translate("cli", "Note"), account.note);
    text += "\n";
    if (account.slots.empty())
        text += wrapped(translate("cli", "No mail program on this machine holds its password."), 2, screen);
    else
        text += slot_table(account.slots, account.account.login).text(screen, 2);
    return text + urgent_text({account}, screen);
}

std::string discovered_text(const DiscoverReport& report, const Screen& screen) {
    std::string text;
    for (const AccountStatus& account : report.accounts) {
        text += toned(printable(account.account.login), Tone::strong, screen) + " (" +
                printable(account.account.provider) + ")\n";
        text += slot_table(account.slots, account.account.login).text(screen, 2) + "\n";
    }
    if (report.accounts.empty())
        text += wrapped(
            translate("cli", "No mail account was found in the mail programs and keychains of this machine."),
            0, screen);
    const bool untracked = std::any_of(report.accounts.begin(), report.accounts.end(),
                                       [](const AccountStatus& account) { return !account.tracked; });
    if (untracked)
        text += wrapped(translate("cli", "To watch over all of them: rinnova track --all"), 0, screen);
    return text;
}

std::string expired_advice(const AccountKey& account) {
    return translate(
        "cli",
        "The password of %1 has expired: mail programs can no longer log in with it. The webmail and the "
        "provider's app still work, with their own password. Generate a new password on the provider's "
        "page, then: rinnova rotate %1",
        {printable(account.login)});
}

std::string error_text(const Error& error, const Screen& screen) {
    std::string text = printable(error.message, true);
    if (!error.where.empty() && error.message.find(error.where) == std::string::npos)
        text += " (" + printable(error.where) + ")";
    if (!error.hint.empty())
        text += "\n" + printable(error.hint, true);
    return wrapped(text, 0, screen);
}

} // namespace rinnova::cli
