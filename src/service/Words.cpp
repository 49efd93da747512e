// SPDX-License-Identifier: Apache-2.0
#include "service/Words.h"

#include "base/Text.h"

#include <algorithm>
#include <array>
#include <limits>
#include <tuple>
#include <utility>

namespace rinnova {

namespace {

int urgency(const AccountStatus& account) {
    if (account.state == ValidityState::expired)
        return 0;
    if (account.state == ValidityState::due || account.open > 0 || !account.staged.empty())
        return 1;
    return account.state == ValidityState::unknown ? 2 : 3;
}

auto urgency_key(const AccountStatus& account) {
    return std::make_tuple(urgency(account), account.days_left.value_or(std::numeric_limits<int>::max()),
                           std::string_view(account.account.login),
                           std::string_view(account.account.provider));
}

} // namespace

Word word_for(ValidityState state) {
    switch (state) {
    case ValidityState::ok:
        return {translate("words", "valid"), Tone::good};
    case ValidityState::due:
        return {translate("words", "due"), Tone::attention};
    case ValidityState::expired:
        return {translate("words", "expired"), Tone::bad};
    case ValidityState::unknown:
        return {translate("words", "no date"), Tone::attention};
    }
    return {};
}

Word word_for(SlotState state) {
    switch (state) {
    case SlotState::in_sync:
        return {translate("words", "in sync"), Tone::good};
    case SlotState::stale:
        return {translate("words", "another password"), Tone::bad};
    case SlotState::pending:
        return {translate("words", "waiting"), Tone::attention};
    case SlotState::absent:
        return {translate("words", "not stored"), Tone::attention};
    case SlotState::locked:
        return {translate("words", "locked"), Tone::attention};
    case SlotState::unreadable:
        return {translate("words", "unreadable"), Tone::bad};
    case SlotState::failed:
        return {translate("words", "failed"), Tone::bad};
    case SlotState::needs_user:
        return {translate("words", "to do by hand"), Tone::attention};
    case SlotState::unknown:
        return {translate("words", "not checked"), Tone::faint};
    }
    return {};
}

Word word_for(SlotOutcome outcome) {
    switch (outcome) {
    case SlotOutcome::updated:
        return {translate("words", "updated"), Tone::good};
    case SlotOutcome::unchanged:
        return {translate("words", "had it already"), Tone::good};
    case SlotOutcome::skipped:
        return {translate("words", "left out"), Tone::faint};
    case SlotOutcome::pending:
    case SlotOutcome::needs_user:
    case SlotOutcome::locked:
    case SlotOutcome::absent:
    case SlotOutcome::failed:
        return word_for(state_after(outcome));
    }
    return {};
}

Word word_for(AccountOutcome outcome) {
    switch (outcome) {
    case AccountOutcome::done:
        return {translate("words", "done"), Tone::good};
    case AccountOutcome::open:
        return {translate("words", "not finished"), Tone::attention};
    case AccountOutcome::failed:
        return {translate("words", "failed"), Tone::bad};
    case AccountOutcome::refused:
        return {translate("words", "refused"), Tone::bad};
    case AccountOutcome::unreachable:
        return {translate("words", "server unreachable"), Tone::attention};
    case AccountOutcome::locked:
        return {translate("words", "keychain locked"), Tone::attention};
    case AccountOutcome::unchanged:
        return {translate("words", "unchanged"), Tone::good};
    }
    return {};
}

Word word_for(Severity severity) {
    switch (severity) {
    case Severity::error:
        return {translate("words", "error"), Tone::bad};
    case Severity::warning:
        return {translate("words", "warning"), Tone::attention};
    case Severity::info:
        return {translate("words", "note"), Tone::plain};
    }
    return {};
}

std::string word_for(ExpirySource source) {
    switch (source) {
    case ExpirySource::panel:
        return translate("words", "read on the provider's page");
    case ExpirySource::issued:
        return translate("words", "computed from the day it was issued");
    case ExpirySource::client:
        return translate("words", "computed from the day a mail program first stored it");
    case ExpirySource::unknown:
        return translate("words", "not known");
    }
    return {};
}

std::string word_for_staged(std::string_view staged) {
    if (staged == "refused")
        return translate("words", "The server refused the password that was pasted last; it is kept.");
    if (staged == "unproven")
        return translate("words",
                         "The password that was pasted last could not be tried with the server; it is kept.");
    return translate("words", "A password that was pasted waits to be written.");
}

std::string name_of_kind(SlotKind kind) {
    switch (kind) {
    case SlotKind::imap:
        return "IMAP";
    case SlotKind::pop3:
        return "POP3";
    case SlotKind::smtp:
        return "SMTP";
    case SlotKind::archive:
        return translate("words", "archive");
    case SlotKind::generic:
        return {};
    }
    return {};
}

std::string host_and_port(std::string_view host, std::uint16_t port) {
    std::string text(host);
    if (port == 0)
        return text;
    if (text.find(':') != std::string::npos)
        text = "[" + text + "]";
    return text + ":" + std::to_string(port);
}

std::string server_of(const Slot& slot) {
    return slot.host.empty() ? std::string() : host_and_port(slot.host, slot.port.value_or(0));
}

std::string days_in_words(int days_left) {
    if (days_left == 0)
        return translate("words", "today");
    if (days_left < 0)
        return translate_count("words", "%n day(s) ago", -days_left);
    return translate_count("words", "in %n day(s)", days_left);
}

std::string slots_in_words(const std::vector<Slot>& slots) {
    constexpr std::array order{SlotState::failed,     SlotState::unreadable, SlotState::stale,
                               SlotState::needs_user, SlotState::locked,     SlotState::pending,
                               SlotState::absent,     SlotState::unknown,    SlotState::in_sync};
    std::string text;
    for (const SlotState state : order) {
        const auto count =
            std::count_if(slots.begin(), slots.end(), [&](const Slot& slot) { return slot.state == state; });
        if (count > 0)
            text += (text.empty() ? "" : ", ") + std::to_string(count) + " " + word_for(state).text;
    }
    return text.empty() ? translate("words", "none on this machine") : text;
}

bool is_more_urgent(const AccountStatus& one, const AccountStatus& other) {
    return urgency_key(one) < urgency_key(other);
}

void sort_by_urgency(std::vector<AccountStatus>& accounts) {
    std::stable_sort(accounts.begin(), accounts.end(), is_more_urgent);
}

} // namespace rinnova
