// SPDX-License-Identifier: Apache-2.0
#include "engine/HandedOut.h"
#include "engine/Rotate.h"
#include "engine/Tracking.h"

#include <algorithm>
#include <set>

namespace rinnova {

namespace {

/// An account as the rules see it.
struct Patient {
    AccountKey key;
    const Provider* provider; ///< null for a generic one
    std::vector<Slot> slots;
    const Account* account; ///< null when it is not tracked
};

using Patients = std::vector<Patient>;
using Findings = std::vector<Finding>;

bool holds(const Patient& patient, SlotKind kind) {
    return std::any_of(patient.slots.begin(), patient.slots.end(),
                       [&](const Slot& slot) { return slot.kind == kind; });
}

bool is_incoming(const Slot& slot) {
    return slot.kind == SlotKind::imap || slot.kind == SlotKind::pop3;
}

bool has_outgoing_at(const Patient& patient, const std::string& location) {
    return std::any_of(patient.slots.begin(), patient.slots.end(), [&](const Slot& slot) {
        return slot.kind == SlotKind::smtp && slot.location == location;
    });
}

std::string after_slash(const std::string& login) {
    const auto slash = login.find('/');
    return slash == std::string::npos ? std::string() : login.substr(slash + 1);
}

/// Reading at the provider, sending through somebody else: what leaves is no certified message.
void wrong_outgoing_server(const Patient& patient, const Patients& all, Findings& findings) {
    if (patient.provider == nullptr || patient.provider->servers_of(SlotKind::smtp).empty())
        return;
    std::set<std::string> reported;
    for (const Slot& incoming : patient.slots) {
        if (!is_incoming(incoming) || has_outgoing_at(patient, incoming.location))
            continue;
        for (const Patient& other : all) {
            if (other.key.login != patient.key.login || other.key.provider == patient.key.provider)
                continue;
            for (const Slot& slot : other.slots)
                if (slot.kind == SlotKind::smtp && slot.location == incoming.location &&
                    reported.insert(slot.id).second)
                    findings.push_back(
                        {patient.key, slot.id, "wrong-outgoing-server", Severity::error,
                         translate("engine",
                                   "%1 sends through %2, which is not a server of %3: what it sends is not "
                                   "certified mail.",
                                   {patient.key.login, slot.host, patient.provider->name}),
                         translate("engine", "Set the outgoing server to %1.",
                                   {patient.provider->servers_of(SlotKind::smtp).front().host})});
        }
    }
}

void imap_and_pop3(const Patient& patient, const Patients&, Findings& findings) {
    if (holds(patient, SlotKind::imap) && holds(patient, SlotKind::pop3))
        findings.push_back(
            {patient.key,
             {},
             "imap-and-pop3",
             Severity::warning,
             translate("engine",
                       "%1 is read by IMAP in one place and by POP3 in another: POP3 can download and delete "
                       "messages that the others then lose.",
                       {patient.key.login}),
             translate("engine", "Use IMAP everywhere, or let POP3 leave a copy on the server.")});
}

/// A multi-user login reads with its prefix and sends without it.
void multi_user_prefix(const Patient& patient, const Patients& all, Findings& findings) {
    const std::string bare = after_slash(patient.key.login);
    if (bare.empty())
        return;
    std::set<std::string> reported;
    for (const Slot& incoming : patient.slots) {
        if (!is_incoming(incoming) || has_outgoing_at(patient, incoming.location))
            continue;
        for (const Patient& other : all) {
            const bool same_place = other.key.provider == patient.key.provider && other.key.login == bare;
            if (!same_place)
                continue;
            for (const Slot& slot : other.slots)
                if (slot.kind == SlotKind::smtp && slot.location == incoming.location &&
                    reported.insert(slot.id).second)
                    findings.push_back(
                        {patient.key, slot.id, "multi-user-prefix", Severity::error,
                         translate("engine",
                                   "The outgoing server of %1 logs in as %2, without the user's prefix.",
                                   {patient.key.login, bare}),
                         translate("engine", "Set the user name of the outgoing server to %1.",
                                   {patient.key.login})});
        }
    }
}

void remembered_nowhere(const Patient& patient, const Patients&, Findings& findings) {
    const bool nowhere = !patient.slots.empty() &&
                         std::all_of(patient.slots.begin(), patient.slots.end(),
                                     [](const Slot& slot) { return slot.state == SlotState::absent; });
    if (nowhere)
        findings.push_back(
            {patient.key,
             {},
             "remembered-nowhere",
             Severity::warning,
             translate("engine", "No mail program remembers the password of %1.", {patient.key.login}),
             translate("engine", "“rinnova rotate --create %1” also fills in what is missing.",
                       {patient.key.login})});
}

void archive_without_slot(const Patient& patient, const Patients&, Findings& findings) {
    if (patient.account == nullptr || holds(patient, SlotKind::archive))
        return;
    for (const Server& server : patient.account->servers)
        if (server.kind == SlotKind::archive)
            findings.push_back(
                {patient.key,
                 {},
                 "archive-without-slot",
                 Severity::warning,
                 translate("engine", "The archive of %1 (%2) is in no mail program of this machine.",
                           {patient.key.login, server.host}),
                 translate("engine", "It needs the same password: set it wherever the archive is read.")});
}

void plain_text(const Patient& patient, const Patients&, Findings& findings) {
    for (const Slot& slot : patient.slots)
        if (slot.tls == Tls::none)
            findings.push_back({patient.key, slot.id, "no-tls", Severity::error,
                                translate("engine", "%1 sends the password of %2 to %3 without encryption.",
                                          {slot.target, patient.key.login, slot.host}),
                                translate("engine", "Switch the connection's security to SSL/TLS.")});
}

using Held = std::map<std::string, Result<Secret>>;

/// What the slots hold, read together: a profile is opened once, however many accounts it has.
Held read_all(const World& world, const Patients& patients, const std::optional<AccountKey>& only) {
    std::vector<Slot> slots;
    for (const Patient& patient : patients)
        if (!only || patient.key == *only)
            slots.insert(slots.end(), patient.slots.begin(), patient.slots.end());
    return read_slots(world, slots);
}

/// Copies that are not the same: by what the slots hold, or, where nothing can be read, by what the last
/// check said.
void slots_that_differ(const Held& held, const Patient& patient, Findings& findings) {
    const Secret* first = nullptr;
    for (const Slot& slot : patient.slots) {
        const auto content = held.find(slot.id);
        if (content == held.end() || !content->second)
            continue;
        if (first == nullptr)
            first = &*content->second;
        else if (!(*first == *content->second))
            findings.push_back(
                {patient.key, slot.id, "slots-differ", Severity::warning,
                 translate("engine", "%1 (%2) holds another password for %3 than the first place.",
                           {slot.location, to_string(slot.kind), patient.key.login}),
                 translate("engine", "If one of them is new: “rinnova rotate %1 --from SLOT”.",
                           {patient.key.login})});
    }
}

/// A new PC, a lost keyring: nothing here could be brought back.
void needs_new_password(const World& world, const Patient& patient, bool vault_open, Findings& findings) {
    if (patient.account == nullptr)
        return;
    const Account& account = *patient.account;
    if (state_of(account.validity, world.clock.today()) == ValidityState::expired) {
        findings.push_back(
            {patient.key,
             {},
             "expired",
             Severity::error,
             translate("engine",
                       "The password of %1 has expired: mail programs cannot log in. The "
                       "webmail and the provider's app still work.",
                       {patient.key.login}),
             translate("engine", "Generate a new one on the provider's page, then “rinnova rotate %1”.",
                       {patient.key.login})});
        return;
    }
    if (!vault_open || account.current.empty())
        return;
    auto kept = world.vault.load({VaultKey::Kind::credential, account.key, account.current});
    if (!kept && kept.error().code == ErrorCode::not_found)
        findings.push_back(
            {patient.key,
             {},
             "password-lost",
             Severity::error,
             translate("engine", "The password of %1 is no longer in the keychain.", {patient.key.login}),
             translate("engine",
                       "Adopt it from a mail program (“rinnova rotate %1 --from SLOT”), or "
                       "generate a new one.",
                       {patient.key.login})});
}

/// Files with the password in them that nobody has taken back yet.
void profiles_left_behind(const World& world, const Patient& patient, Findings& findings) {
    for (const std::filesystem::path& file : handed_out(world.ledger, patient.key))
        findings.push_back(
            {patient.key,
             {},
             "profile-left-behind",
             Severity::warning,
             translate("engine", "A profile with the password of %1 lies in a file: %2",
                       {patient.key.login, file.string()}),
             translate("engine", "Delete it once the device has it. Confirming the last open place, and the "
                                 "next renewal, delete it too.")});
}

void ask_targets(const World& world, const Patients& patients, Findings& findings) {
    std::map<std::string, std::vector<Slot>> by_target;
    std::map<std::string, AccountKey> owner;
    for (const Patient& patient : patients)
        for (const Slot& slot : patient.slots) {
            by_target[slot.target].push_back(slot);
            owner[slot.id] = patient.key;
        }
    std::set<std::pair<std::string, std::string>> said;
    for (const Finding& finding : findings)
        said.emplace(finding.slot_id, finding.rule);
    for (const auto& [id, slots] : by_target) {
        TargetHandle* target = find_target(world.targets, id);
        auto found = target != nullptr ? target->inspect(slots) : Result<std::vector<sdk::Finding>>();
        if (!found)
            continue;
        for (const sdk::Finding& finding : *found) {
            const AccountKey& key = owner[finding.slot_id];
            if (said.emplace(finding.slot_id, finding.rule).second)
                findings.push_back(
                    {key, finding.slot_id, finding.rule, finding.severity, finding.message, finding.fix});
        }
    }
}

} // namespace

Result<std::vector<Finding>> doctor(const World& world, const std::optional<AccountName>& name) {
    auto place = Workplace::enter(world);
    if (!place)
        return tl::unexpected(place.error());
    std::optional<AccountKey> only;
    if (name) {
        auto key = place->resolve(*name);
        if (!key)
            return tl::unexpected(key.error());
        only = *key;
    }
    std::map<AccountKey, const Account*> tracked;
    for (const Account& account : place->tracked)
        tracked.emplace(account.key, &account);
    for (const Account& account : place->tracked)
        place->found.slots.try_emplace(account.key);
    Patients patients;
    for (const auto& [key, slots] : place->found.slots) {
        const auto ours = tracked.find(key);
        patients.push_back(
            {key, world.providers.find(key.provider), slots, ours != tracked.end() ? ours->second : nullptr});
    }
    const Held held = read_all(world, patients, only);
    const bool vault_open = world.vault.open().has_value();
    Findings findings;
    for (const Patient& patient : patients) {
        for (const auto& rule : {wrong_outgoing_server, imap_and_pop3, multi_user_prefix, remembered_nowhere,
                                 archive_without_slot, plain_text})
            rule(patient, patients, findings);
        slots_that_differ(held, patient, findings);
        needs_new_password(world, patient, vault_open, findings);
        profiles_left_behind(world, patient, findings);
    }
    ask_targets(world, patients, findings);
    if (only)
        std::erase_if(findings, [&](const Finding& finding) { return finding.account != *only; });
    return findings;
}

} // namespace rinnova
