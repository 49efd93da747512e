// SPDX-License-Identifier: Apache-2.0
#include "MacKeychainTarget.h"

#include "Comparison.h"

#include <algorithm>

namespace rinnova::keychain {

namespace {

using security_tool::SecurityTool;

const MacEntry* entry_with(const std::vector<MacEntry>& entries, const std::string& id) {
    const auto found =
        std::find_if(entries.begin(), entries.end(), [&](const MacEntry& entry) { return entry.id == id; });
    return found != entries.end() ? &*found : nullptr;
}

std::vector<std::string> steps_by_hand(const MacEntry& entry) {
    return {
        translate("keychain", "“rinnova copy %1” puts the password on the clipboard for a minute.",
                  {entry.item.account}),
        translate("keychain",
                  "Open the program Keychain Access, look for “%1”, and open the entry of the account %2.",
                  {entry.item.server, entry.item.account}),
        translate("keychain", "Tick Show Password, put the new one in the old one's place, and save.")};
}

std::vector<std::string> steps_to_allow() {
    return {translate("keychain", "Run “rinnova retry” in a Terminal on the desktop of this Mac, and allow "
                                  "the access when the system asks.")};
}

SlotResult with_outcome(const Slot& slot, SlotOutcome outcome, std::string detail,
                        std::vector<std::string> steps = {}) {
    SlotResult result{slot, outcome, std::move(steps), std::nullopt};
    result.slot.detail = std::move(detail);
    return result;
}

SlotResult failed(const Slot& slot, Error error) {
    SlotResult result = with_outcome(slot, SlotOutcome::failed, error.message);
    error.where = slot.location;
    result.error = std::move(error);
    return result;
}

std::string gone() {
    return translate("keychain", "The keychain has no such entry.");
}

std::string cannot_be_named() {
    return translate("keychain", "The system's tool cannot tell this entry from another one.");
}

/// A question that was declined leaves the entry closed; it can be put again.
Error as_locked(Error error) {
    if (error.code == ErrorCode::needs_user)
        error.code = ErrorCode::locked;
    return error;
}

/// Nothing was written, or what was written was not read back.
SlotResult explained(const Slot& slot, const MacEntry& entry, Error error) {
    if (error.code == ErrorCode::locked)
        return with_outcome(slot, SlotOutcome::locked, std::move(error.message), steps_to_allow());
    if (error.code == ErrorCode::not_found)
        return with_outcome(slot, SlotOutcome::absent, gone());
    if (error.code == ErrorCode::invalid_data)
        return with_outcome(slot, SlotOutcome::needs_user, std::move(error.message), steps_by_hand(entry));
    return failed(slot, std::move(error));
}

} // namespace

MacKeychainTarget::MacKeychainTarget(MacKeychain mac)
    : m_tool(std::move(mac.security),
             mac.version.has_hex_passwords() ? SecurityTool::PasswordForm::hex
                                             : SecurityTool::PasswordForm::quoted,
             mac.question),
      m_person_present(mac.person_present), m_reading(mac.reading), m_writing(mac.writing),
      m_mail_entries(mac.version.mail_uses_login_keychain() ? MailEntries::of_apple_mail
                                                            : MailEntries::ours) {}

Result<std::vector<MacEntry>> MacKeychainTarget::entries() const {
    return m_tool.items().map([this](std::vector<security_tool::InternetItem>&& items) {
        return mac_entries(std::move(items), m_mail_entries);
    });
}

Result<sdk::Discovery> MacKeychainTarget::discover(const sdk::DiscoverScope& scope) {
    sdk::Discovery discovery;
    if (scope.hosts.empty())
        return discovery;
    const auto found = entries();
    if (!found)
        return tl::unexpected(found.error());
    for (const MacEntry& entry : *found)
        if (scope.hosts.contains(entry.host))
            discovery.slots.push_back(slot_of(entry));
    return discovery;
}

sdk::PlannedChange MacKeychainTarget::planned(const sdk::Change& change, const MacEntry* entry) const {
    sdk::PlannedChange planned;
    planned.slot = change.slot;
    planned.create = change.create;
    planned.summary =
        translate("keychain", "Replace the password of the keychain entry “%1”.", {change.slot.location});
    if (entry == nullptr) {
        planned.action = sdk::Action::none;
        planned.summary =
            translate("keychain", "The keychain no longer has the entry “%1”.", {change.slot.location});
        return planned;
    }
    if (!entry->within_reach) {
        planned.action = sdk::Action::ask_person;
        planned.steps = steps_by_hand(*entry);
        return planned;
    }
    security_tool::wait_until_told_apart(entry->item);
    planned.precondition = security_tool::state_of(entry->item);
    planned.action = m_person_present ? sdk::Action::replace : sdk::Action::unlock;
    planned.steps = m_person_present ? security_tool::questions_after_renewal(entry->item) : steps_to_allow();
    return planned;
}

Result<sdk::Plan> MacKeychainTarget::plan(const std::vector<sdk::Change>& changes) {
    sdk::Plan plan;
    if (changes.empty())
        return plan;
    const auto found = entries();
    if (!found)
        return tl::unexpected(found.error());
    for (const sdk::Change& change : changes)
        plan.changes.push_back(planned(change, entry_with(*found, change.slot.id)));
    return plan;
}

SlotResult MacKeychainTarget::rewritten(const sdk::PlannedChange& change, const MacEntry* entry,
                                        const Secret* password) const {
    const Slot& slot = change.slot;
    if (entry == nullptr)
        return with_outcome(slot, SlotOutcome::absent, gone());
    if (!entry->within_reach)
        return with_outcome(slot, SlotOutcome::needs_user, cannot_be_named(), steps_by_hand(*entry));
    if (!m_person_present)
        return explained(slot, *entry, security_tool::nobody_to_answer(slot.location));
    if (password == nullptr)
        return failed(
            slot,
            {ErrorCode::internal, translate("keychain", "There is no password for this slot."), {}, {}});
    const bool as_planned = security_tool::state_of(entry->item) == change.precondition;
    const auto renewed =
        security_tool::renew(m_tool, entry->item, *password, as_planned).map_error(as_locked);
    if (!renewed)
        return explained(slot, *entry, renewed.error());
    if (*renewed == security_tool::Renewal::needless)
        return with_outcome(slot, SlotOutcome::unchanged, {});
    return with_outcome(slot, SlotOutcome::updated, {}, security_tool::questions_after_renewal(entry->item));
}

Result<sdk::Receipt> MacKeychainTarget::apply(const sdk::Plan& plan, const sdk::Secrets& secrets) {
    sdk::Receipt receipt;
    if (plan.changes.empty())
        return receipt;
    const auto found = entries();
    if (!found)
        return tl::unexpected(found.error());
    security_tool::Questions questions(m_writing);
    for (const sdk::PlannedChange& change : plan.changes) {
        const auto over = questions.over();
        receipt.results.push_back(over ? failed(change.slot, *over)
                                       : rewritten(change, entry_with(*found, change.slot.id),
                                                   secrets.password_for(change.slot.id)));
        if (const auto& error = receipt.results.back().error)
            questions.failed(*error);
    }
    return receipt;
}

Result<Secret> MacKeychainTarget::held_by(const Slot& slot, const MacEntry* entry) const {
    if (entry == nullptr)
        return fail(ErrorCode::not_found, gone(), {}, slot.location);
    if (!entry->within_reach)
        return fail(ErrorCode::unsupported, cannot_be_named(), {}, slot.location);
    if (!m_person_present)
        return tl::unexpected(security_tool::nobody_to_answer(slot.location));
    return security_tool::password_in(m_tool, entry->item).map_error(as_locked);
}

std::vector<Result<Secret>> MacKeychainTarget::read(const std::vector<Slot>& slots, const sdk::Secrets&) {
    std::vector<Result<Secret>> secrets;
    if (slots.empty())
        return secrets;
    const auto found = entries();
    security_tool::Questions questions(m_reading);
    for (const Slot& slot : slots) {
        if (!found)
            secrets.emplace_back(tl::unexpected(found.error()));
        else if (const auto over = questions.over())
            secrets.emplace_back(tl::unexpected(*over));
        else
            secrets.push_back(held_by(slot, entry_with(*found, slot.id)));
        if (!secrets.back())
            questions.failed(secrets.back().error());
    }
    return secrets;
}

std::vector<sdk::SlotCheck> MacKeychainTarget::verify(const std::vector<Slot>& slots,
                                                      const sdk::Secrets& secrets) {
    return compared(slots, read(slots, secrets), secrets);
}

} // namespace rinnova::keychain
