// SPDX-License-Identifier: Apache-2.0
#include "windows/CredentialTarget.h"

#include "MailItem.h"
#include "windows/Credentials.h"

#include <algorithm>

namespace rinnova::keychain {

namespace {

constexpr std::string_view own_entries = "rinnova/";
constexpr std::string_view domain_locator = "domain:";
constexpr std::string_view generic_locator = "generic:";

/// The entry that a slot stands for.
struct Place {
    CredentialType type = CredentialType::generic;
    std::string target;
};

std::string locator_of(const Credential& credential) {
    return std::string(credential.type == CredentialType::domain ? domain_locator : generic_locator) +
           credential.target;
}

Place place_of(const Slot& slot) {
    std::string_view locator = slot.locator;
    const bool domain = locator.starts_with(domain_locator);
    locator.remove_prefix(std::min(locator.find(':') + 1, locator.size()));
    return {domain ? CredentialType::domain : CredentialType::generic, std::string(locator)};
}

/// What it says of a login at one of the hosts: by its name and its user.
std::optional<MailItem> mail_item_of(const Credential& credential, const Hosts& hosts) {
    if (credential.user.empty() || credential.target.starts_with(own_entries))
        return std::nullopt;
    return mail_item_from({{"server", credential.target}, {"user", credential.user}}, hosts);
}

std::string id_of(const Credential& credential) {
    return slot_id("keychain", {locator_of(credential), credential.user});
}

/// The entry that a slot stands for. One of the same name that has become another user's is another slot's.
Result<Credential> entry_of(const Slot& slot) {
    const Place place = place_of(slot);
    auto found = credential(place.target, place.type);
    if (found && id_of(*found) != slot.id)
        return fail(ErrorCode::not_found,
                    translate("keychain", "The Credential Manager no longer has this entry."), {},
                    slot.location);
    return found;
}

Result<Secret> held_in(const Slot& slot) {
    if (const auto entry = entry_of(slot); !entry)
        return tl::unexpected(entry.error());
    const Place place = place_of(slot);
    return password_of(place.target, place.type);
}

Slot slot_of(const Credential& credential, const MailItem& mail) {
    Slot slot;
    slot.id = id_of(credential);
    slot.target = "keychain";
    slot.kind = mail.kind;
    slot.host = mail.host;
    slot.port = mail.port;
    slot.tls = mail.tls;
    slot.username = mail.username;
    slot.location = translate("keychain", "Credential Manager: %1", {credential.target});
    slot.locator = locator_of(credential);
    return slot;
}

std::string state_of(const Credential& credential) {
    return slot_id("state", {locator_of(credential), credential.user, std::to_string(credential.written),
                             std::to_string(credential.secret_bytes)});
}

SlotResult with_outcome(const Slot& slot, SlotOutcome outcome, std::optional<Error> error = {}) {
    if (error && error->where.empty())
        error->where = slot.location;
    return {slot, outcome, {}, std::move(error)};
}

SlotResult explained(const Slot& slot, const Error& error) {
    return error.code == ErrorCode::not_found ? with_outcome(slot, SlotOutcome::absent)
                                              : with_outcome(slot, SlotOutcome::failed, error);
}

SlotResult left_to_person(const Slot& slot, const std::string& why) {
    SlotResult result =
        with_outcome(slot, SlotOutcome::needs_user, Error{ErrorCode::needs_user, why, {}, {}});
    result.steps = {translate("keychain",
                              "Open the program that made the entry “%1” and give it the new password there.",
                              {slot.location})};
    return result;
}

/// Writes and reads back; what Windows shows to nobody is proven by the time of its last writing.
Result<void> write(const Slot& slot, const Credential& before, const Secret& password) {
    const Place place = place_of(slot);
    if (auto written = replace_password(place.target, place.type, password); !written)
        return written;
    const auto kept = held_in(slot);
    if (kept && *kept == password)
        return {};
    if (!kept && kept.error().code != ErrorCode::unsupported)
        return tl::unexpected(kept.error());
    const auto now = entry_of(slot);
    if (!kept && now && now->written != before.written)
        return {};
    return fail(ErrorCode::internal,
                translate("keychain", "The Credential Manager gave back something else than it was given."));
}

SlotResult rewrite(const sdk::PlannedChange& change, const Secret* password, std::string& hash_after) {
    const Slot& slot = change.slot;
    if (password == nullptr)
        return with_outcome(
            slot, SlotOutcome::failed,
            Error{ErrorCode::internal, translate("keychain", "There is no password for this slot."), {}, {}});
    const auto before = entry_of(slot);
    if (!before)
        return explained(slot, before.error());
    hash_after = state_of(*before);
    const auto held = held_in(slot);
    // First this, then the precondition: what has arrived already is no conflict, whoever brought it.
    if (held && *held == *password)
        return with_outcome(slot, SlotOutcome::unchanged);
    if (change.precondition != hash_after)
        return with_outcome(slot, SlotOutcome::failed,
                            Error{ErrorCode::conflict,
                                  translate("keychain", "Another program changed the entry meanwhile."),
                                  translate("keychain", "Try again."),
                                  {}});
    if (!held && held.error().code == ErrorCode::invalid_data)
        return left_to_person(
            slot, translate("keychain", "The entry holds more than a password, and is left as it is."));
    const auto written = write(slot, *before, *password);
    if (!written && written.error().code == ErrorCode::invalid_data)
        return left_to_person(slot, written.error().message);
    if (!written)
        return explained(slot, written.error());
    if (const auto now = entry_of(slot))
        hash_after = state_of(*now);
    return with_outcome(slot, SlotOutcome::updated);
}

sdk::PlannedChange plan_for(const sdk::Change& change) {
    sdk::PlannedChange planned;
    planned.slot = change.slot;
    planned.create = change.create;
    const auto found = entry_of(change.slot);
    planned.summary =
        translate("keychain", "Replace the password of the entry “%1”.", {change.slot.location});
    if (found) {
        planned.precondition = state_of(*found);
        return planned;
    }
    planned.summary = found.error().message;
    planned.action = found.error().code == ErrorCode::not_found ? sdk::Action::none : sdk::Action::impossible;
    if (planned.action == sdk::Action::impossible)
        planned.error = found.error();
    return planned;
}

SlotState state_for(const Error& error) {
    if (error.code == ErrorCode::not_found)
        return SlotState::absent;
    return error.code == ErrorCode::invalid_data ? SlotState::unreadable : SlotState::unknown;
}

} // namespace

Result<sdk::Discovery> CredentialTarget::discover(const sdk::DiscoverScope& scope) {
    sdk::Discovery discovery;
    if (scope.hosts.empty())
        return discovery;
    const auto credentials = all_credentials();
    if (!credentials)
        return tl::unexpected(credentials.error());
    for (const Credential& credential : *credentials)
        if (const auto mail = mail_item_of(credential, scope.hosts))
            discovery.slots.push_back(slot_of(credential, *mail));
    return discovery;
}

Result<sdk::Plan> CredentialTarget::plan(const std::vector<sdk::Change>& changes) {
    sdk::Plan plan;
    for (const sdk::Change& change : changes)
        plan.changes.push_back(plan_for(change));
    return plan;
}

Result<sdk::Receipt> CredentialTarget::apply(const sdk::Plan& plan, const sdk::Secrets& secrets) {
    sdk::Receipt receipt;
    for (const sdk::PlannedChange& change : plan.changes) {
        std::string hash;
        receipt.results.push_back(rewrite(change, secrets.password_for(change.slot.id), hash));
        if (!hash.empty())
            receipt.hash_after[change.slot.location] = hash;
    }
    return receipt;
}

std::vector<Result<Secret>> CredentialTarget::read(const std::vector<Slot>& slots, const sdk::Secrets&) {
    std::vector<Result<Secret>> secrets;
    for (const Slot& slot : slots) {
        secrets.push_back(held_in(slot));
        if (!secrets.back() && secrets.back().error().where.empty())
            secrets.back().error().where = slot.location;
    }
    return secrets;
}

std::vector<sdk::SlotCheck> CredentialTarget::verify(const std::vector<Slot>& slots,
                                                     const sdk::Secrets& secrets) {
    const auto held = read(slots, secrets);
    std::vector<sdk::SlotCheck> checks;
    for (std::size_t i = 0; i < slots.size(); ++i) {
        sdk::SlotCheck check{slots[i].id, SlotState::unknown, {}};
        const Secret* expected = secrets.password_for(slots[i].id);
        if (!held[i]) {
            check.state = state_for(held[i].error());
            check.detail = held[i].error().message;
        } else if (expected != nullptr) {
            check.state = *held[i] == *expected ? SlotState::in_sync : SlotState::stale;
        }
        checks.push_back(std::move(check));
    }
    return checks;
}

} // namespace rinnova::keychain
