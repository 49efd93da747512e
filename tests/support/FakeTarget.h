// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sdk/Target.h"

#include <algorithm>
#include <future>
#include <map>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace rinnova::test {

/// A store of passwords in memory that a test looks into from outside, and that misbehaves when told to.
struct FakeStore {
    struct Item {
        Slot slot;
        std::string password; ///< empty: absent
    };
    std::vector<Item> items;
    std::vector<Error> problems; ///< of a discovery, which then shows no item
    bool client_open = false;
    bool locked = false;
    bool throws = false;
    bool loses_writes = false;           ///< says updated and writes nothing
    std::optional<ErrorCode> unreadable; ///< written, and not read back: why not
    bool shared_precondition = false;    ///< of all items, as nobody can tell them apart
    int conflicts = 0;                   ///< how many more applies find their place changed
    std::shared_future<void> hang_until; ///< when valid, discover waits for it
    int applies = 0, verifies = 0, reads = 0;
    std::atomic<int> discovers = 0; ///< counted by a thread that may be given up
    sdk::DiscoverScope scope;       ///< of the last discover
    std::function<void()> before_apply;
    std::function<void()> before_read;
    std::optional<ProcessId> client;             ///< who is in the way while `client_open`
    std::function<Result<void>()> asked_to_quit; ///< empty: there is no way to ask
    std::vector<std::filesystem::path> files;

    Item& add(std::string_view target, SlotKind kind, const std::string& host, const std::string& user,
              std::string password, const std::string& location = "profile") {
        Slot slot;
        slot.id = slot_id(target, {location, to_string(kind), host, user});
        slot.target = target;
        slot.kind = kind;
        slot.host = host;
        slot.port = default_port(kind, Tls::implicit);
        slot.tls = Tls::implicit;
        slot.username = user;
        slot.location = location;
        items.push_back({slot, std::move(password)});
        return items.back();
    }
    Item* find(std::string_view id) {
        const auto at =
            std::find_if(items.begin(), items.end(), [&](const Item& item) { return item.slot.id == id; });
        return at == items.end() ? nullptr : &*at;
    }
};

class FakeTarget final : public sdk::Target {
  public:
    explicit FakeTarget(std::shared_ptr<FakeStore> store) : m_store(std::move(store)) {}

    Result<sdk::Discovery> discover(const sdk::DiscoverScope& scope) override {
        ++m_store->discovers;
        m_store->scope = scope;
        if (m_store->throws)
            throw std::runtime_error("the store is on fire");
        if (m_store->hang_until.valid())
            m_store->hang_until.wait();
        sdk::Discovery discovery;
        discovery.problems = m_store->problems;
        if (!m_store->problems.empty())
            return discovery;
        for (const FakeStore::Item& item : m_store->items) {
            Slot slot = item.slot;
            slot.state = m_store->locked         ? SlotState::locked
                         : item.password.empty() ? SlotState::absent
                                                 : SlotState::unknown;
            discovery.slots.push_back(slot);
        }
        return discovery;
    }

    Result<sdk::Plan> plan(const std::vector<sdk::Change>& changes) override {
        sdk::Plan plan;
        for (const sdk::Change& change : changes) {
            sdk::PlannedChange planned;
            planned.slot = change.slot;
            const FakeStore::Item* item = m_store->find(change.slot.id);
            const bool absent = item != nullptr && item->password.empty();
            if (m_store->shared_precondition)
                planned.precondition = sdk::shared_precondition;
            for (const FakeStore::Item& one : m_store->items)
                if (&one == item || m_store->shared_precondition)
                    planned.precondition +=
                        m_store->locked ? "locked" : std::to_string(std::hash<std::string>{}(one.password));
            planned.action = item == nullptr           ? sdk::Action::impossible
                             : m_store->client_open    ? sdk::Action::wait
                             : m_store->locked         ? sdk::Action::unlock
                             : absent && change.create ? sdk::Action::create
                             : absent                  ? sdk::Action::none
                                                       : sdk::Action::replace;
            plan.changes.push_back(planned);
        }
        return plan;
    }

    Result<sdk::Receipt> apply(const sdk::Plan& plan, const sdk::Secrets& secrets) override {
        ++m_store->applies;
        if (m_store->before_apply)
            m_store->before_apply();
        const bool conflict = m_store->conflicts > 0 && m_store->conflicts-- > 0;
        sdk::Receipt receipt;
        for (const sdk::PlannedChange& change : plan.changes)
            receipt.results.push_back(apply_one(change, secrets, conflict));
        return receipt;
    }

    std::vector<Result<Secret>> read(const std::vector<Slot>& slots, const sdk::Secrets&) override {
        ++m_store->reads;
        if (m_store->before_read)
            m_store->before_read();
        std::vector<Result<Secret>> secrets;
        for (const Slot& slot : slots) {
            const FakeStore::Item* item = m_store->find(slot.id);
            if (m_store->locked)
                secrets.emplace_back(fail(ErrorCode::locked, "locked"));
            else if (m_store->unreadable)
                secrets.emplace_back(fail(*m_store->unreadable, "shown to nobody"));
            else if (item == nullptr || item->password.empty())
                secrets.emplace_back(fail(ErrorCode::not_found, "absent"));
            else
                secrets.emplace_back(Secret::copy_of(item->password));
        }
        return secrets;
    }

    std::vector<sdk::SlotCheck> verify(const std::vector<Slot>& slots, const sdk::Secrets& secrets) override {
        ++m_store->verifies;
        if (m_store->throws)
            throw std::runtime_error("the store is on fire");
        std::vector<sdk::SlotCheck> checks;
        for (const Slot& slot : slots) {
            const FakeStore::Item* item = m_store->find(slot.id);
            const Secret* wanted = secrets.password_for(slot.id);
            SlotState state = SlotState::stale;
            if (m_store->locked)
                state = SlotState::locked;
            else if (m_store->unreadable)
                state = SlotState::unknown;
            else if (item == nullptr || item->password.empty())
                state = SlotState::absent;
            else if (wanted != nullptr && *wanted == Secret::copy_of(item->password))
                state = SlotState::in_sync;
            checks.push_back({slot.id, state, {}});
        }
        return checks;
    }

    std::vector<std::optional<sdk::RunningClient>>
    clients_in_the_way(const std::vector<Slot>& slots) override {
        std::vector<std::optional<sdk::RunningClient>> clients(slots.size());
        for (std::size_t i = 0; m_store->client_open && i < slots.size(); ++i)
            clients[i] = sdk::RunningClient{slots[i].location, m_store->client};
        return clients;
    }

    std::vector<std::filesystem::path> stores_of(const std::vector<Slot>& slots) override {
        return slots.empty() ? std::vector<std::filesystem::path>() : m_store->files;
    }

    Result<void> ask_to_quit(const sdk::RunningClient& client) override {
        return m_store->asked_to_quit ? m_store->asked_to_quit() : sdk::Target::ask_to_quit(client);
    }

  private:
    SlotResult apply_one(const sdk::PlannedChange& change, const sdk::Secrets& secrets, bool conflict) {
        SlotResult result{change.slot, SlotOutcome::failed, {}, std::nullopt};
        FakeStore::Item* item = m_store->find(change.slot.id);
        const Secret* password = secrets.password_for(change.slot.id);
        if (conflict) {
            result.error = Error{ErrorCode::conflict, "changed meanwhile", {}, {}};
        } else if (m_store->client_open) {
            result.outcome = SlotOutcome::pending;
        } else if (m_store->locked) {
            result.outcome = SlotOutcome::locked;
        } else if (change.action == sdk::Action::none) {
            result.outcome = SlotOutcome::absent;
        } else if (item != nullptr && password != nullptr) {
            const bool same = *password == Secret::copy_of(item->password);
            result.outcome = same ? SlotOutcome::unchanged : SlotOutcome::updated;
            if (!m_store->loses_writes)
                password->expose([&](std::string_view bytes) { item->password = bytes; });
        }
        return result;
    }

    std::shared_ptr<FakeStore> m_store;
};

} // namespace rinnova::test
