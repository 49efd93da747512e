// SPDX-License-Identifier: Apache-2.0
#include "cli/RotationView.h"

#include "base/Text.h"
#include "cli/AccountView.h"
#include "cli/Words.h"

#include <algorithm>

namespace rinnova::cli {

namespace {

std::string validity_sentence(const RotationPreview& preview, Date today) {
    const auto left = days_left(preview.validity, today);
    if (!left)
        return translate("cli", "It is not known when the present password expires.");
    if (*left < 0)
        return expired_advice(preview.account);
    return translate("cli", "The present password expires on %1, %2.",
                     {to_iso(*preview.validity.expires), days_in_words(*left)});
}

std::string how_to_generate(const RotationPreview& preview, const Screen& screen) {
    std::string text = toned(translate("cli", "How to generate the password"), Tone::strong, screen) + "\n";
    if (!preview.url.empty())
        text += "  " + printable(preview.url) + "\n";
    for (std::size_t i = 0; i < preview.steps.size(); ++i) {
        const std::string number = std::to_string(i + 1) + ". ";
        std::string lines = wrapped(printable(preview.steps[i]), 2 + number.size(), screen);
        lines.replace(2, number.size(), number);
        text += lines;
    }
    if (preview.url.empty() && preview.steps.empty())
        text +=
            wrapped(translate("cli", "On the provider's own page; its steps are not known here."), 2, screen);
    return text +
           wrapped(translate("cli",
                             "This password is for mail programs only. The one of the webmail and of the "
                             "provider's app is another, and stays as it is."),
                   2, screen);
}

Table planned_table(const std::vector<PlannedSlot>& slots) {
    Table table({translate("cli", "WHERE"), translate("cli", "KIND"), translate("cli", "SERVER"),
                 translate("cli", "ACTION")});
    for (const PlannedSlot& planned : slots) {
        table.add({{planned.slot.target},
                   {name_of_kind(planned.slot.kind)},
                   {server_of(planned.slot)},
                   word_for_action(planned.action)});
        table.add_note(planned.slot.location);
        if (planned.action != "replace")
            table.add_note(planned.summary, Tone::plain);
        for (const std::string& step : planned.steps)
            table.add_note("- " + step, Tone::plain);
        if (planned.error)
            table.add_note(planned.error->message, Tone::bad);
    }
    return table;
}

Table result_table(const std::vector<SlotResult>& slots) {
    Table table({translate("cli", "WHERE"), translate("cli", "KIND"), translate("cli", "SERVER"),
                 translate("cli", "RESULT")});
    for (const SlotResult& result : slots) {
        table.add({{result.slot.target},
                   {name_of_kind(result.slot.kind)},
                   {server_of(result.slot)},
                   word_for(result.outcome)});
        table.add_note(result.slot.location);
        if (result.error) {
            table.add_note(result.error->message, Tone::bad);
            table.add_note(result.error->hint, Tone::plain);
        } else if (result.outcome != SlotOutcome::updated && result.outcome != SlotOutcome::unchanged) {
            table.add_note(result.slot.detail, Tone::plain);
        }
    }
    return table;
}

std::string probe_sentence(const ProbeResult& probe) {
    const std::string server = host_and_port(probe.host, probe.port);
    const std::string words =
        probe.detail.empty() ? std::string() : " " + translate("cli", "Its words: %1", {probe.detail});
    switch (probe.verdict) {
    case ProbeVerdict::accepted:
        return translate("cli", "The server %1 accepted the password.", {server});
    case ProbeVerdict::refused:
        return translate("cli", "The server %1 refused the password.", {server}) + words;
    case ProbeVerdict::unreachable:
        return translate("cli", "The server %1 could not be reached.", {server}) + " " + probe.detail;
    case ProbeVerdict::tls_error:
        return translate(
                   "cli",
                   "No safe connection to the server %1 was possible; this says nothing about the password.",
                   {server}) +
               " " + probe.detail;
    case ProbeVerdict::skipped:
        return {};
    }
    return {};
}

std::string outcome_sentence(const AccountResult& result) {
    const std::string& login = result.account.login;
    if (!result.kept &&
        (result.outcome == AccountOutcome::refused || result.outcome == AccountOutcome::unreachable))
        return translate("cli", "Nothing was changed in any mail program, and the password was not kept.");
    switch (result.outcome) {
    case AccountOutcome::done:
        return result.slots.empty() ? translate("cli", "Done. The password is in the keychain.")
                                    : translate("cli", "Done: everything was confirmed by reading it back.");
    case AccountOutcome::open:
        return translate("cli", "The new password is in force, and some places do not have it yet.");
    case AccountOutcome::failed:
        return translate("cli", "Not everything went well. What did not can be tried again: rinnova retry %1",
                         {login});
    case AccountOutcome::refused:
        return translate(
            "cli",
            "Nothing was changed in any mail program; the password is kept. If it is right (a server that "
            "is slow to learn it, a protocol that is switched off), go on with: rinnova retry %1. If it is "
            "wrong: rinnova discard %1",
            {login});
    case AccountOutcome::unreachable:
        return translate(
            "cli",
            "Nothing was changed in any mail program; the password is kept. Go on with: rinnova retry %1 "
            "(with --no-probe without asking the server)",
            {login});
    case AccountOutcome::locked:
        return translate(
            "cli", "The keychain is locked or missing. Nothing was changed, and the password was not kept.");
    case AccountOutcome::unchanged:
        return translate("cli", "Every place has this password already. Nothing was changed.");
    }
    return {};
}

bool is_committed(AccountOutcome outcome) {
    return outcome == AccountOutcome::done || outcome == AccountOutcome::open;
}

std::string expiry_sentence(const AccountResult& result, Date today) {
    if (!is_committed(result.outcome))
        return {};
    const auto left = days_left(result.validity, today);
    if (!left)
        return translate("cli",
                         "It is not known when it expires; note it with: rinnova track %1 --expires DATE",
                         {result.account.login});
    return translate("cli", "It expires on %1, %2.",
                     {to_iso(*result.validity.expires), days_in_words(*left)});
}

std::string place_of(const Slot& slot) {
    const std::string kind = name_of_kind(slot.kind);
    return slot.target + (kind.empty() ? "" : " " + kind) +
           (slot.location.empty() ? "" : ", " + slot.location);
}

/// What a person can do about an open slot, where its target did not say.
std::string next_step(const SlotResult& result, const std::string& login) {
    switch (result.outcome) {
    case SlotOutcome::pending:
        return translate("cli", "Close the program, then: rinnova retry %1", {login});
    case SlotOutcome::locked:
        return translate("cli", "Unlock it (rinnova unlock %1), then: rinnova retry %2",
                         {result.slot.id, login});
    case SlotOutcome::needs_user:
        return translate("cli", "When it is done: rinnova confirm %1", {result.slot.id});
    case SlotOutcome::absent:
        return translate("cli", "It stores no password; --create adds it.");
    case SlotOutcome::failed:
        return translate("cli", "Try again with: rinnova retry %1", {login});
    case SlotOutcome::updated:
    case SlotOutcome::unchanged:
    case SlotOutcome::skipped:
        return {};
    }
    return {};
}

std::string remaining_text(const AccountResult& result, const Screen& screen) {
    std::string text;
    for (const SlotResult& slot : result.slots) {
        const std::string step = next_step(slot, result.account.login);
        if (step.empty())
            continue;
        text += wrapped("- " + printable(place_of(slot.slot)) + ":", 2, screen);
        for (const std::string& line : slot.steps)
            text += wrapped(printable(line), 6, screen);
        text += wrapped(printable(step), 6, screen);
    }
    return text.empty() ? text
                        : toned(translate("cli", "What remains to do"), Tone::strong, screen) + "\n" + text;
}

std::string account_result_text(const AccountResult& result, Date today, const Screen& screen) {
    const Cell outcome = word_for(result.outcome);
    std::string text = toned(printable(result.account.login), Tone::strong, screen) + " (" +
                       printable(result.account.provider) +
                       "): " + toned(outcome.text, outcome.tone, screen) + "\n";
    const bool untouched = result.outcome == AccountOutcome::refused ||
                           result.outcome == AccountOutcome::unreachable ||
                           result.outcome == AccountOutcome::locked;
    if (!result.slots.empty() && !untouched)
        text += result_table(result.slots).text(screen, 2) + "\n";
    const auto add = [&](const std::string& sentence) {
        if (!sentence.empty())
            text += wrapped(printable(sentence), 0, screen);
    };
    add(probe_sentence(result.probe));
    // What the server answered says it all.
    const bool asked =
        result.probe.verdict != ProbeVerdict::skipped && result.probe.verdict != ProbeVerdict::accepted;
    if (result.error && !asked)
        text += error_text(*result.error, screen);
    add(outcome_sentence(result));
    add(expiry_sentence(result, today));
    for (const std::string& note : result.notes)
        add(note);
    if (!untouched)
        text += remaining_text(result, screen);
    return text;
}

std::string summary_text(const RotationReport& report, const Screen& screen) {
    Table table({translate("cli", "ACCOUNT"), translate("cli", "PROVIDER"), translate("cli", "RESULT"),
                 translate("cli", "EXPIRES")});
    for (const AccountResult& result : report.accounts)
        table.add({{result.account.login},
                   {result.account.provider},
                   word_for(result.outcome),
                   {date_or_dash(result.validity.expires)}});
    return table.text(screen);
}

} // namespace

std::string preview_text(const RotationPreview& preview, Date today, const Screen& screen) {
    std::string text =
        toned(printable(preview.account.login), Tone::strong, screen) + " (" +
        printable(preview.provider_name.empty() ? preview.account.provider : preview.provider_name) + ")\n" +
        wrapped(validity_sentence(preview, today), 0, screen);
    if (preview.has_staged)
        text +=
            wrapped(translate("cli", "An earlier password waits to be written; a new one takes its place."),
                    0, screen);
    text += "\n" + how_to_generate(preview, screen) + "\n";
    text += toned(translate("cli", "What will be written"), Tone::strong, screen) + "\n";
    if (preview.slots.empty())
        text += wrapped(
            translate("cli", "No mail program on this machine holds this account: the password goes into "
                             "the keychain alone."),
            2, screen);
    else
        text += planned_table(preview.slots).text(screen, 2);
    return text;
}

std::string report_text(const RotationReport& report, Date today, const Screen& screen) {
    if (report.accounts.empty())
        return translate("cli", "There is nothing to do.") + "\n";
    if (report.accounts.size() == 1)
        return account_result_text(report.accounts.front(), today, screen);
    std::string text = summary_text(report, screen);
    for (const AccountResult& result : report.accounts) {
        if (result.outcome != AccountOutcome::done && result.outcome != AccountOutcome::unchanged)
            text += "\n" + account_result_text(result, today, screen);
        else
            for (const std::string& note : result.notes)
                text += wrapped(printable(result.account.login + ": " + note), 0, screen);
    }
    return text;
}

int places_to_write(const RotationPreview& preview) {
    return static_cast<int>(
        std::count_if(preview.slots.begin(), preview.slots.end(), [](const PlannedSlot& planned) {
            return planned.action == "replace" || planned.action == "create" || planned.action == "wait" ||
                   planned.action == "unlock";
        }));
}

} // namespace rinnova::cli
