// SPDX-License-Identifier: Apache-2.0
#include "KeychainTarget.h"

#include "Comparison.h"
#include "EvolutionSource.h"
#include "HiddenAttributes.h"
#include "Inventory.h"
#include "KeyringFile.h"
#include "MailItem.h"
#include "Rewriting.h"

#include <algorithm>
#include <set>

namespace rinnova::keychain {

namespace {

using secret_service::Collection;
using secret_service::Prompts;
using secret_service::Service;

KnownWords words_behind_hashes(const sdk::DiscoverScope& scope, const EvolutionSources& sources) {
    KnownWords words;
    for (const std::string& host : scope.hosts)
        words.add(host);
    for (const std::string& login : scope.logins)
        words.add(login);
    for (const auto& [uid, item] : sources)
        words.add(uid);
    for (std::string word : protocol_words()) {
        words.add(word);
        std::transform(word.begin(), word.end(), word.begin(), [](char letter) {
            return 'a' <= letter && letter <= 'z' ? letter - 'a' + 'A' : letter;
        });
        words.add(word);
    }
    for (const char* word : {"143", "993", "110", "995", "25", "465", "587", "rinnova"})
        words.add(word);
    return words;
}

/// What an item says of a login at one of the hosts, by its attributes or by Evolution's source.
std::optional<MailItem> mail_item_of(const Attributes& shown, const sdk::DiscoverScope& scope,
                                     const EvolutionSources& sources) {
    if (is_own(shown))
        return std::nullopt;
    if (auto item = mail_item_from(shown, scope.hosts))
        return item;
    const auto uid = shown.find("e-source-uid");
    const auto source = uid != shown.end() ? sources.find(uid->second) : sources.end();
    if (source == sources.end() || !scope.hosts.contains(source->second.host))
        return std::nullopt;
    return source->second;
}

Slot slot_of(const SeenItem& seen, const MailItem& mail, const Collection& collection,
             const secret_service::Item& item) {
    Slot slot;
    slot.id = seen.id;
    slot.target = "keychain";
    slot.kind = mail.kind;
    slot.host = mail.host;
    slot.port = mail.port;
    slot.tls = mail.tls;
    slot.username = mail.username;
    // A keyring that hides its labels is named with what is known otherwise.
    slot.location = location_of(collection, item.label.empty() ? mail.username : item.label);
    slot.locator = seen.collection;
    if (item.locked) {
        slot.state = SlotState::locked;
        slot.detail = why_locked(collection);
    }
    return slot;
}

Error cannot_be_seen(const Collection& collection) {
    return {ErrorCode::locked,
            translate("keychain", "The keyring “%1” is locked: whose mail passwords it holds cannot be seen.",
                      {collection.label}),
            translate("keychain", "Unlock it and look again."), collection.label};
}

/// Why a slot that cannot be seen has no secret to be read.
Error unseen(const Inventory& inventory, const Slot& slot) {
    if (const Collection* hiding = inventory.hiding(slot))
        return {ErrorCode::locked, why_locked(*hiding), {}, slot.location};
    return {ErrorCode::not_found, translate("keychain", "The keyring has no such entry."), {}, slot.location};
}

/// Slots are known, so there was a keychain: without one they are out of reach, and not absent.
Error out_of_reach(Error error) {
    if (error.code == ErrorCode::unsupported)
        error.code = ErrorCode::unreachable;
    return error;
}

sdk::PlannedChange plan_for(Service& service, const Inventory& inventory, const sdk::Change& change) {
    sdk::PlannedChange planned;
    planned.slot = change.slot;
    planned.create = change.create;
    const SeenItem* seen = inventory.find(change.slot.id);
    const auto item = seen != nullptr ? service.item(seen->path)
                                      : Result<secret_service::Item>(fail(ErrorCode::not_found, {}));
    planned.summary =
        translate("keychain", "Replace the password of the keyring entry “%1”.", {change.slot.location});
    if (const Collection* hiding = inventory.hiding(change.slot)) {
        planned.action = sdk::Action::unlock;
        planned.precondition = locked_state;
        planned.steps = steps_to_unlock(*hiding);
        return planned;
    }
    if (!item && item.error().code == ErrorCode::not_found) {
        planned.action = sdk::Action::none;
        planned.summary =
            translate("keychain", "The keyring no longer has the entry “%1”.", {change.slot.location});
        return planned;
    }
    if (!item) {
        planned.action = sdk::Action::impossible;
        planned.error = item.error();
        planned.summary = item.error().message;
        return planned;
    }
    wait_until_told_apart(*item);
    planned.precondition = state_of(*seen, *item);
    planned.action = item->locked ? sdk::Action::unlock : sdk::Action::replace;
    if (item->locked)
        if (const Collection* collection = inventory.collection(seen->collection))
            planned.steps = steps_to_unlock(*collection);
    return planned;
}

} // namespace

KeychainTarget::KeychainTarget(const sdk::TargetContext& context, const Patience& patience)
    : m_evolution_sources(evolution_sources_folder(context)), m_keyrings(keyrings_folder(context)),
      m_person_is_there(context.interactive), m_patience(patience) {}

Result<Service> KeychainTarget::connect() const {
    return Service::connect({m_patience.call, m_patience.call}, Prompts::refused);
}

Result<Service> KeychainTarget::connect_with_person(std::chrono::milliseconds question) const {
    return Service::connect({m_patience.call, question},
                            m_person_is_there ? Prompts::allowed : Prompts::refused)
        .map_error(out_of_reach);
}

Result<sdk::Discovery> KeychainTarget::discover(const sdk::DiscoverScope& scope) {
    sdk::Discovery discovery;
    if (scope.hosts.empty())
        return discovery;
    auto service = connect();
    // Nobody is the keychain here, or there is no session: then nothing is kept in one.
    if (!service && service.error().code == ErrorCode::unsupported)
        return discovery;
    if (!service)
        return tl::unexpected(service.error());
    const auto inventory = read_inventory(*service);
    if (!inventory)
        return tl::unexpected(inventory.error());
    const EvolutionSources sources = read_evolution_sources(m_evolution_sources);
    const KnownWords words = words_behind_hashes(scope, sources);
    std::set<std::string> unseen;
    for (const Collection& collection : inventory->collections)
        if (collection.locked && collection.items.empty())
            unseen.insert(collection.path);
    for (const SeenItem& seen : inventory->items) {
        const Collection* collection = inventory->collection(seen.collection);
        const auto mail = mail_item_of(reveal(seen.attributes, words), scope, sources);
        if (!mail || collection == nullptr)
            continue;
        if (mail->username.empty()) {
            if (collection->locked)
                unseen.insert(collection->path);
            continue;
        }
        const auto item = service->item(seen.path);
        if (item)
            discovery.slots.push_back(slot_of(seen, *mail, *collection, *item));
        else if (item.error().code != ErrorCode::not_found)
            return tl::unexpected(item.error());
    }
    for (const std::string& path : unseen)
        discovery.problems.push_back(cannot_be_seen(*inventory->collection(path)));
    return discovery;
}

Result<sdk::Plan> KeychainTarget::plan(const std::vector<sdk::Change>& changes) {
    sdk::Plan plan;
    if (changes.empty())
        return plan;
    auto service = connect().map_error(out_of_reach);
    if (!service)
        return tl::unexpected(service.error());
    const auto inventory = read_inventory(*service);
    if (!inventory)
        return tl::unexpected(inventory.error());
    for (const sdk::Change& change : changes)
        plan.changes.push_back(plan_for(*service, *inventory, change));
    return plan;
}

Result<sdk::Receipt> KeychainTarget::apply(const sdk::Plan& plan, const sdk::Secrets& secrets) {
    sdk::Receipt receipt;
    if (plan.changes.empty())
        return receipt;
    auto service = connect_with_person(m_patience.question_when_writing);
    if (!service)
        return tl::unexpected(service.error());
    std::vector<Slot> slots;
    for (const sdk::PlannedChange& change : plan.changes)
        slots.push_back(change.slot);
    const auto inventory = read_unlocked_inventory(*service, slots);
    if (!inventory)
        return tl::unexpected(inventory.error());
    std::optional<Error> broken;
    for (const sdk::PlannedChange& change : plan.changes) {
        std::string hash;
        // A service that is silent or gone is not asked once more for every slot.
        SlotResult result =
            broken ? SlotResult{change.slot, SlotOutcome::failed, {}, broken}
                   : rewrite(*service, *inventory, change, secrets.password_for(change.slot.id), hash);
        if (result.error &&
            (result.error->code == ErrorCode::timed_out || result.error->code == ErrorCode::unreachable))
            broken = result.error;
        if (!hash.empty())
            receipt.hash_after[change.slot.location] = hash;
        receipt.results.push_back(std::move(result));
    }
    return receipt;
}

std::vector<Result<Secret>> KeychainTarget::read(const std::vector<Slot>& slots, const sdk::Secrets&) {
    std::vector<Result<Secret>> secrets;
    if (slots.empty())
        return secrets;
    const auto all_fail = [&](const Error& error) {
        for (std::size_t i = secrets.size(); i < slots.size(); ++i)
            secrets.emplace_back(tl::unexpected(error));
        return std::move(secrets);
    };
    auto service = connect_with_person(m_patience.question_when_reading);
    if (!service)
        return all_fail(service.error());
    const auto inventory = read_unlocked_inventory(*service, slots);
    if (!inventory)
        return all_fail(inventory.error());
    for (const Slot& slot : slots) {
        const SeenItem* seen = inventory->find(slot.id);
        if (seen == nullptr) {
            secrets.emplace_back(tl::unexpected(unseen(*inventory, slot)));
            continue;
        }
        auto stored = service->secret_of(seen->path).and_then([](secret_service::StoredSecret&& found) {
            return password_in(std::move(found));
        });
        if (!stored && stored.error().where.empty())
            stored.error().where = slot.location;
        const bool broken = !stored && (stored.error().code == ErrorCode::timed_out ||
                                        stored.error().code == ErrorCode::unreachable);
        if (broken)
            return all_fail(stored.error());
        secrets.push_back(std::move(stored));
    }
    return secrets;
}

std::vector<sdk::SlotCheck> KeychainTarget::verify(const std::vector<Slot>& slots,
                                                   const sdk::Secrets& secrets) {
    return compared(slots, read(slots, secrets), secrets);
}

} // namespace rinnova::keychain
