// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service/Service.h"

namespace rinnova::cli::test {

inline Date day(int year, unsigned month, unsigned day_of_month) {
    return std::chrono::sys_days(std::chrono::year(year) / static_cast<int>(month) /
                                 static_cast<int>(day_of_month));
}

/// The day on which all of these tests happen.
inline Date today() {
    return day(2026, 11, 22);
}

inline Slot imap_slot(SlotState state = SlotState::in_sync) {
    Slot slot;
    slot.id = "thunderbird:0123456789abcdef";
    slot.target = "thunderbird";
    slot.kind = SlotKind::imap;
    slot.host = "imaps.pec.aruba.it";
    slot.port = 993;
    slot.tls = Tls::implicit;
    slot.username = "mario.rossi@pec.it";
    slot.location = "default-release";
    slot.state = state;
    return slot;
}

inline Slot phone_slot(SlotState state = SlotState::needs_user) {
    Slot slot;
    slot.id = "manual:fedcba9876543210";
    slot.target = "manual";
    slot.username = "mario.rossi@pec.it";
    slot.location = "iPhone";
    slot.state = state;
    return slot;
}

inline AccountStatus account(std::string login, ValidityState state, std::optional<int> days_left) {
    AccountStatus status;
    status.account = {"aruba-pec", std::move(login)};
    status.tracked = true;
    status.state = state;
    status.days_left = days_left;
    if (days_left) {
        status.validity.expires = today() + std::chrono::days(*days_left);
        status.validity.issued = *status.validity.expires - std::chrono::days(90);
        status.validity.source = ExpirySource::panel;
    }
    status.slots = {imap_slot()};
    return status;
}

inline SlotResult slot_result(SlotOutcome outcome, Slot slot = imap_slot()) {
    SlotResult result;
    result.slot = std::move(slot);
    result.slot.state = state_after(outcome);
    result.outcome = outcome;
    return result;
}

inline AccountResult account_result(AccountOutcome outcome, std::vector<SlotOutcome> slots = {}) {
    AccountResult result;
    result.account = {"aruba-pec", "mario.rossi@pec.it"};
    result.outcome = outcome;
    result.validity = {today(), today() + std::chrono::days(90), ExpirySource::issued};
    for (const SlotOutcome slot : slots)
        result.slots.push_back(slot_result(slot));
    return result;
}

inline RotationReport report(AccountOutcome outcome, std::vector<SlotOutcome> slots = {}) {
    return {"2026-11-22T10:00:00Z-1", {account_result(outcome, std::move(slots))}};
}

inline RotationPreview preview() {
    RotationPreview known;
    known.account = {"aruba-pec", "mario.rossi@pec.it"};
    known.tracked = true;
    known.provider_name = "Aruba PEC";
    known.url = "https://gestionemail.pec.it/";
    known.steps = {"Open the webmail.", "Choose “Genera nuova password”."};
    known.validity = {today() - std::chrono::days(81), today() + std::chrono::days(9), ExpirySource::panel};
    known.computed_expiry = today() + std::chrono::days(90);
    known.slots = {{imap_slot(), "replace", "Replaces the password.", {}, {}}};
    return known;
}

} // namespace rinnova::cli::test
