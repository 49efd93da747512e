// SPDX-License-Identifier: Apache-2.0
#include "engine/Drift.h"

#include "base/Residue.h"
#include "engine/Fingerprint.h"
#include "engine/Rotate.h"

#include <algorithm>
#include <map>
#include <set>

namespace rinnova {

namespace {

/// The passwords of an account that are no surprise, as fingerprints.
struct KnownPasswords {
    std::string current;
    std::string previous;
    std::set<std::string> staged;
};

/// One account and what its slots hold.
struct Look {
    const Account* account = nullptr;
    std::vector<Slot> slots; ///< as found now, with the states that the ledger has; those that tell something
    std::set<std::string>
        in_sync; ///< ids of those that held the current password when they were last looked at
    Drift drift;
};

/// The fingerprint of a credential: as journalled, else of what the vault has; empty when neither knows.
std::string fingerprint_of(const World& world, const Fingerprint& fingerprint, const AccountKey& account,
                           const std::string& credential) {
    if (credential.empty())
        return {};
    if (auto known = world.ledger.journal().fingerprint(credential); known && !known->empty())
        return *known;
    const auto password = world.vault.load({VaultKey::Kind::credential, account, credential});
    return password ? fingerprint.of(*password) : std::string();
}

KnownPasswords known_passwords(const World& world, const Fingerprint& fingerprint, const Account& account,
                               const std::vector<ledger::Rotation>& unfinished) {
    KnownPasswords known;
    known.current = fingerprint_of(world, fingerprint, account.key, account.current);
    known.previous = fingerprint_of(world, fingerprint, account.key, account.previous);
    for (const ledger::Rotation& rotation : unfinished)
        if (rotation.account == account.key)
            known.staged.insert(fingerprint_of(world, fingerprint, account.key, rotation.credential));
    return known;
}

Result<Look> look_at(const World& world, const Workplace& place, const Account& account,
                     const std::optional<std::string>& target) {
    auto known = world.ledger.slots(account.key);
    auto slots = place.slots(world, account.key);
    if (!known || !slots)
        return tl::unexpected(!known ? known.error() : slots.error());
    Look look;
    look.account = &account;
    look.drift.account = account.key;
    for (const Slot& slot : *slots)
        if ((!target || slot.target == *target) && !is_open(slot.state) &&
            !place.found.unseen.targets.contains(slot.target))
            look.slots.push_back(slot);
    for (const Slot& slot : *known) {
        if (slot.state != SlotState::in_sync || (target && slot.target != *target))
            continue;
        look.in_sync.insert(slot.id);
        const auto found = std::find_if(slots->begin(), slots->end(),
                                        [&](const Slot& candidate) { return candidate.id == slot.id; });
        if (found == slots->end() || found->state == SlotState::absent)
            look.drift.absent.push_back(slot);
    }
    return look;
}

bool is_newer(const Slot& left, const Slot& right) {
    return left.password_changed > right.password_changed;
}

void note_renewal(const World& world, Drift& drift, std::vector<Slot> slots) {
    std::stable_sort(slots.begin(), slots.end(), is_newer);
    Drift::Renewal renewal;
    renewal.slot = slots.front();
    renewal.also_in.assign(slots.begin() + 1, slots.end());
    if (const auto& when = renewal.slot.password_changed; when && *when <= world.clock.now())
        renewal.learnt = world.clock.local_date(*when);
    drift.renewal = std::move(renewal);
}

void compare(const World& world, const std::map<std::string, Result<Secret>>& held,
             const Fingerprint& fingerprint, const KnownPasswords& known, Look& look) {
    std::map<std::string, std::vector<Slot>> new_ones;
    for (const Slot& slot : look.slots) {
        const auto read = held.find(slot.id);
        if (read == held.end() || !read->second)
            continue;
        const std::string print = fingerprint.of(*read->second);
        if (print == known.current || known.staged.contains(print))
            continue;
        if (print == known.previous) {
            if (look.in_sync.contains(slot.id))
                look.drift.stale.push_back(slot);
            continue;
        }
        new_ones[print].push_back(slot);
    }
    const auto latest = std::max_element(new_ones.begin(), new_ones.end(), [](const auto& a, const auto& b) {
        const auto newest = [](const std::vector<Slot>& slots) {
            return std::min_element(slots.begin(), slots.end(), is_newer)->password_changed;
        };
        return newest(a.second) < newest(b.second);
    });
    look.drift.several_new = new_ones.size() > 1;
    if (latest != new_ones.end())
        note_renewal(world, look.drift, latest->second);
}

/// An account whose password we never held: what the clients say of the day they stored theirs has to do.
void compare_days(const World& world, Look& look) {
    const Validity learnt = learn_validity(world, look.account->key, look.slots);
    if (!learnt.issued || !look.account->validity.issued || *learnt.issued <= *look.account->validity.issued)
        return;
    std::vector<Slot> newer;
    for (const Slot& slot : look.slots)
        if (slot.password_changed && world.clock.local_date(*slot.password_changed) == *learnt.issued)
            newer.push_back(slot);
    note_renewal(world, look.drift, std::move(newer));
}

} // namespace

Result<std::vector<Drift>> find_drift(const World& world, const std::optional<std::string>& target) {
    const ResidueWipe wipe_at_the_end;
    // Under the lock, so that no rotation is seen half done.
    auto place = Workplace::enter(world);
    if (!place)
        return tl::unexpected(place.error());
    std::vector<Look> looks;
    std::vector<Slot> readable;
    for (const Account& account : place->tracked) {
        auto look = look_at(world, *place, account, target);
        if (!look)
            return tl::unexpected(look.error());
        if (!account.current.empty())
            readable.insert(readable.end(), look->slots.begin(), look->slots.end());
        looks.push_back(std::move(*look));
    }
    if (!readable.empty()) {
        if (auto opened = world.vault.open(); !opened)
            return tl::unexpected(opened.error());
        const auto fingerprint = Fingerprint::with_known_key_from(world.vault);
        if (!fingerprint)
            return tl::unexpected(fingerprint.error());
        const auto unfinished = world.ledger.journal().unfinished();
        if (!unfinished)
            return tl::unexpected(unfinished.error());
        const auto held = read_slots(world, readable);
        for (Look& look : looks)
            if (!look.account->current.empty())
                compare(world, held, *fingerprint,
                        known_passwords(world, *fingerprint, *look.account, *unfinished), look);
    }
    std::vector<Drift> found;
    for (Look& look : looks) {
        if (look.account->current.empty())
            compare_days(world, look);
        if (look.drift.any())
            found.push_back(std::move(look.drift));
    }
    return found;
}

} // namespace rinnova
