// SPDX-License-Identifier: Apache-2.0
#include "PasswordWriter.h"

#include "GuidedSteps.h"
#include "SealedPassword.h"
#include "Standing.h"

#include <array>

namespace rinnova::outlook {

namespace {

SlotResult with_outcome(const Slot& slot, SlotOutcome outcome, std::string detail = {}) {
    SlotResult result{slot, outcome, {}, std::nullopt};
    result.slot.detail = std::move(detail);
    return result;
}

SlotResult failed(const Slot& slot, Error error) {
    SlotResult result = with_outcome(slot, SlotOutcome::failed, error.message);
    error.where = slot.location;
    result.error = std::move(error);
    return result;
}

SlotResult left_to_person(const Slot& slot, const std::string& why) {
    SlotResult result = with_outcome(slot, SlotOutcome::needs_user, why);
    result.steps = guided_steps(slot);
    return result;
}

Error changed_meanwhile() {
    return {ErrorCode::conflict,
            translate("outlook", "The password was changed in Outlook's settings after the plan was made."),
            translate("outlook", "Try again."),
            {}};
}

} // namespace

PasswordWriter::PasswordWriter(const Windows& windows) : m_windows(windows), m_accounts(*windows.registry) {}

SlotResult PasswordWriter::write(const sdk::PlannedChange& change, const Secret* password) {
    const Slot& slot = change.slot;
    if (change.action == sdk::Action::impossible)
        return failed(slot, change.error.value_or(Error{}));
    if (password == nullptr)
        return failed(
            slot,
            {ErrorCode::not_found, translate("outlook", "No password was given for this slot."), {}, {}});
    const auto found = m_accounts.find(slot);
    if (!found && found.error().code == ErrorCode::not_found)
        return with_outcome(slot, SlotOutcome::absent, found.error().message);
    if (!found)
        return failed(slot, found.error());
    SlotResult result = settle(change, *password, *found);
    m_hashes[slot.location] =
        slot_id("outlook-profile", {m_hashes[slot.location], state_of(*found->account, *found->login)});
    return result;
}

SlotResult PasswordWriter::settle(const sdk::PlannedChange& change, const Secret& password,
                                  const AccountLookup::Found& found) {
    const Slot& slot = change.slot;
    const Login& login = *found.login;
    // First this, then the rest: what has arrived already is in nobody's way.
    if (login.sealed)
        if (const auto held = open_password(*m_windows.seal, *login.sealed)) {
            m_protection_works = true;
            if (*held == password)
                return with_outcome(slot, SlotOutcome::unchanged);
        }
    const Standing standing = standing_of(login, m_accounts.forbids_remembering(*found.account));
    if (standing.kind == Standing::Kind::absent && !change.create)
        return with_outcome(slot, SlotOutcome::absent, standing.detail);
    if (standing.kind == Standing::Kind::forbidden)
        return change.create ? left_to_person(slot, standing.detail)
                             : with_outcome(slot, SlotOutcome::absent, standing.detail);
    if (standing.kind == Standing::Kind::foreign)
        return failed(slot, foreign_value(slot));
    if (state_of(*found.account, login) != change.precondition)
        return failed(slot, changed_meanwhile());
    const auto open = is_open(slot.location);
    if (!open)
        return failed(slot, open.error());
    if (*open)
        return with_outcome(slot, SlotOutcome::pending,
                            translate("outlook", "Outlook is open; it is done when Outlook is closed."));
    if (auto replaced = replace(found, password); !replaced)
        return failed(slot, replaced.error());
    return with_outcome(slot, SlotOutcome::updated,
                        standing.kind == Standing::Kind::stored ? standing.detail : std::string());
}

Result<void> PasswordWriter::replace(const AccountLookup::Found& found, const Secret& password) {
    Registry& registry = *m_windows.registry;
    const std::u16string key = found.account->place.key();
    const std::u16string_view name = found.login->value_name();
    auto fresh = seal_password(*m_windows.seal, password, name);
    if (!fresh)
        return tl::unexpected(fresh.error());
    // An old value that cannot be opened is damaged only where others can.
    if (!m_protection_works)
        if (auto opens = check_opens(*fresh, password); !opens)
            return opens;
    if (auto put = registry.put(key, name, *fresh); !put)
        return put;
    auto checked = read_back(found, *fresh, password);
    if (checked) {
        found.login->sealed = std::move(*fresh);
        return {};
    }
    if (checked.error().code == ErrorCode::conflict)
        return checked;
    if (const auto restored = registry.put(key, name, found.login->sealed); !restored)
        checked.error().hint =
            translate("outlook", "The old value could not be put back either; Outlook will ask for the "
                                 "password.");
    return checked;
}

Result<void> PasswordWriter::read_back(const AccountLookup::Found& found, const RegistryValue& fresh,
                                       const Secret& password) const {
    const std::array<std::u16string_view, 1> names{found.login->value_name()};
    const auto values = m_windows.registry->values(found.account->place.key(), names);
    if (!values)
        return tl::unexpected(values.error());
    const std::optional<RegistryValue>& now = values->front();
    if (now != fresh)
        return tl::unexpected(changed_meanwhile());
    return check_opens(*now, password);
}

Result<void> PasswordWriter::check_opens(const RegistryValue& value, const Secret& password) const {
    const auto opened = open_password(*m_windows.seal, value);
    if (!opened || !(*opened == password))
        return fail(
            ErrorCode::internal,
            translate("outlook", "Windows does not open what it has just sealed; nothing was changed."));
    return {};
}

Result<bool> PasswordWriter::is_open(const std::string& location) {
    const auto known = m_open.find(location);
    if (known != m_open.end())
        return known->second;
    const auto running = m_windows.programs->running();
    return m_open
        .emplace(location,
                 running.map([](const std::optional<RunningOutlook>& one) { return one.has_value(); }))
        .first->second;
}

void PasswordWriter::finish(sdk::Receipt& receipt) {
    bool any = false;
    for (const SlotResult& result : receipt.results)
        any = any || result.outcome == SlotOutcome::updated;
    receipt.hash_after.insert(m_hashes.begin(), m_hashes.end());
    if (!any)
        return;
    if (const auto flushed = m_windows.registry->flush(); !flushed)
        for (SlotResult& result : receipt.results)
            if (result.outcome == SlotOutcome::updated)
                result = failed(result.slot, flushed.error());
}

} // namespace rinnova::outlook
