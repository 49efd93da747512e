// SPDX-License-Identifier: Apache-2.0
#include "cli/Words.h"

#include "base/Text.h"

#include <array>
#include <utility>

namespace rinnova::cli {

Cell word_for(ValidityState state) {
    switch (state) {
    case ValidityState::ok:
        return {translate("cli", "valid"), Tone::good};
    case ValidityState::due:
        return {translate("cli", "due"), Tone::attention};
    case ValidityState::expired:
        return {translate("cli", "expired"), Tone::bad};
    case ValidityState::unknown:
        return {translate("cli", "no date"), Tone::attention};
    }
    return {};
}

Cell word_for(SlotState state) {
    switch (state) {
    case SlotState::in_sync:
        return {translate("cli", "in sync"), Tone::good};
    case SlotState::stale:
        return {translate("cli", "another password"), Tone::bad};
    case SlotState::pending:
        return {translate("cli", "waiting"), Tone::attention};
    case SlotState::absent:
        return {translate("cli", "not stored"), Tone::attention};
    case SlotState::locked:
        return {translate("cli", "locked"), Tone::attention};
    case SlotState::unreadable:
        return {translate("cli", "unreadable"), Tone::bad};
    case SlotState::failed:
        return {translate("cli", "failed"), Tone::bad};
    case SlotState::needs_user:
        return {translate("cli", "to do by hand"), Tone::attention};
    case SlotState::unknown:
        return {translate("cli", "not checked"), Tone::faint};
    }
    return {};
}

Cell word_for(SlotOutcome outcome) {
    switch (outcome) {
    case SlotOutcome::updated:
        return {translate("cli", "updated"), Tone::good};
    case SlotOutcome::unchanged:
        return {translate("cli", "had it already"), Tone::good};
    case SlotOutcome::skipped:
        return {translate("cli", "left out"), Tone::faint};
    case SlotOutcome::pending:
    case SlotOutcome::needs_user:
    case SlotOutcome::locked:
    case SlotOutcome::absent:
    case SlotOutcome::failed:
        return word_for(state_after(outcome));
    }
    return {};
}

Cell word_for(AccountOutcome outcome) {
    switch (outcome) {
    case AccountOutcome::done:
        return {translate("cli", "done"), Tone::good};
    case AccountOutcome::open:
        return {translate("cli", "not finished"), Tone::attention};
    case AccountOutcome::failed:
        return {translate("cli", "failed"), Tone::bad};
    case AccountOutcome::refused:
        return {translate("cli", "refused"), Tone::bad};
    case AccountOutcome::unreachable:
        return {translate("cli", "server unreachable"), Tone::attention};
    case AccountOutcome::locked:
        return {translate("cli", "keychain locked"), Tone::attention};
    case AccountOutcome::unchanged:
        return {translate("cli", "unchanged"), Tone::good};
    }
    return {};
}

Cell word_for(Severity severity) {
    switch (severity) {
    case Severity::error:
        return {translate("cli", "error"), Tone::bad};
    case Severity::warning:
        return {translate("cli", "warning"), Tone::attention};
    case Severity::info:
        return {translate("cli", "note"), Tone::plain};
    }
    return {};
}

std::string word_for(ExpirySource source) {
    switch (source) {
    case ExpirySource::panel:
        return translate("cli", "read on the provider's page");
    case ExpirySource::issued:
        return translate("cli", "computed from the day it was issued");
    case ExpirySource::client:
        return translate("cli", "computed from the day a mail program first stored it");
    case ExpirySource::unknown:
        return translate("cli", "not known");
    }
    return {};
}

Cell word_for_action(std::string_view action) {
    if (action == "replace")
        return {translate("cli", "will be replaced"), Tone::plain};
    if (action == "create")
        return {translate("cli", "will be added"), Tone::plain};
    if (action == "none")
        return {translate("cli", "not stored; --create adds it"), Tone::faint};
    if (action == "ask-person")
        return {translate("cli", "to do by hand"), Tone::attention};
    if (action == "wait")
        return {translate("cli", "waits until the program is closed"), Tone::attention};
    if (action == "unlock")
        return {translate("cli", "must be unlocked"), Tone::attention};
    if (action == "impossible")
        return {translate("cli", "not possible"), Tone::bad};
    if (action == "skip")
        return {translate("cli", "left out"), Tone::faint};
    return {std::string(action), Tone::plain};
}

std::string word_for_staged(std::string_view staged) {
    if (staged == "refused")
        return translate("cli", "The server refused the password that was pasted last; it is kept.");
    if (staged == "unproven")
        return translate("cli",
                         "The password that was pasted last could not be tried with the server; it is kept.");
    return translate("cli", "A password that was pasted waits to be written.");
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
        return translate("cli", "archive");
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

std::string date_or_dash(const std::optional<Date>& date) {
    return date ? to_iso(*date) : "-";
}

std::string days_in_words(int days_left) {
    if (days_left == 0)
        return translate("cli", "today");
    if (days_left < 0)
        return translate_count("cli", "%n day(s) ago", -days_left);
    return translate_count("cli", "in %n day(s)", days_left);
}

} // namespace rinnova::cli
