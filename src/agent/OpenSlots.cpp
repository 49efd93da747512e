// SPDX-License-Identifier: Apache-2.0
#include "agent/OpenSlots.h"

#include <algorithm>
#include <array>
#include <set>

namespace rinnova {

namespace {

constexpr std::array pauses{std::chrono::minutes(1), std::chrono::minutes(5), std::chrono::minutes(15),
                            std::chrono::minutes(60)};

/// Whether time alone may help: nothing else is sure to tell when to try.
bool waits_for_time(const OpenSlot& slot) {
    return slot.state == SlotState::failed || slot.state == SlotState::locked ||
           (slot.state == SlotState::pending && !slot.client);
}

Timestamp after_pause(const Tries& tries) {
    const auto step =
        std::min<std::size_t>(static_cast<std::size_t>(std::max(tries.count, 1)) - 1, pauses.size() - 1);
    return *tries.last + pauses.at(step);
}

Timestamp moment_of(const OpenSlot& slot, const Tries& tries, Timestamp now) {
    const bool free_now = slot.state == SlotState::pending && !slot.client_open;
    if (tries.count == 0 && free_now)
        return now;
    if (!tries.last || *tries.last > now)
        return now;
    if (slot.state == SlotState::locked)
        return *tries.last + pauses.back();
    return after_pause(tries);
}

/// The slots that a client which runs is in the way of.
std::set<std::string> waiting_for_client(const std::vector<OpenSlot>& slots) {
    std::set<std::string> waiting;
    for (const OpenSlot& slot : slots)
        if (slot.state == SlotState::pending && slot.client_open)
            waiting.insert(slot.id);
    return waiting;
}

} // namespace

OpenSlotPlan plan_open_slots(const std::vector<OpenSlot>& slots, const std::map<std::string, Tries>& tries,
                             Timestamp now) {
    OpenSlotPlan plan;
    for (const OpenSlot& slot : slots) {
        if (slot.state == SlotState::pending && slot.client &&
            std::find(plan.ends.begin(), plan.ends.end(), *slot.client) == plan.ends.end())
            plan.ends.push_back(*slot.client);
        if (!waits_for_time(slot))
            continue;
        plan.keyring = true;
        const auto known = tries.find(slot.id);
        const Timestamp moment = moment_of(slot, known != tries.end() ? known->second : Tries{}, now);
        plan.moment = std::min(plan.moment.value_or(moment), moment);
    }
    return plan;
}

void OpenSlots::refresh() {
    m_finishing = false;
    const auto before = waiting_for_client(m_slots);
    m_slots = m_owner.look();
    const auto waiting = waiting_for_client(m_slots);
    if (waiting.empty() || !std::includes(before.begin(), before.end(), waiting.begin(), waiting.end()))
        m_tries_by_store = {};
    m_stored = m_stored && !waiting.empty();
    std::map<std::string, Tries> tries;
    for (const OpenSlot& slot : m_slots) {
        const auto known = m_tries.find(slot.id);
        // One that failed just now was tried just now. One whose client has gone was not.
        tries[slot.id] = known != m_tries.end()                                  ? known->second
                         : slot.state == SlotState::pending && !slot.client_open ? Tries{}
                                                                                 : Tries{1, m_clock.now()};
    }
    m_tries = std::move(tries);
    watch();
    m_looked = true;
    if (std::exchange(m_reached, false) && waits_for_client())
        m_again = true;
    if (std::exchange(m_again, false))
        return try_now();
    act();
}

void OpenSlots::watch() {
    m_plan = plan_open_slots(m_slots, m_tries, m_clock.now());
    std::erase_if(m_watches, [this](const auto& watched) {
        return std::find(m_plan.ends.begin(), m_plan.ends.end(), watched.first) == m_plan.ends.end();
    });
    for (const ProcessId& process : m_plan.ends) {
        if (m_watches.contains(process))
            continue;
        auto watch = ProcessWatch::begin(process, [this, process] {
            m_watches.erase(process);
            try_now();
        });
        if (watch)
            m_watches.emplace(process, std::move(*watch));
        else
            for (OpenSlot& slot : m_slots)
                if (slot.client == process)
                    slot.client.reset(); // time has to do
    }
    plan();
}

void OpenSlots::plan() {
    const Timestamp now = m_clock.now();
    m_plan = plan_open_slots(m_slots, m_tries, now);
    if (!m_stored || !waits_for_client())
        return;
    const bool paused = m_tries_by_store.last && *m_tries_by_store.last <= now;
    const Timestamp moment = paused ? after_pause(m_tries_by_store) : now;
    m_plan.moment = std::min(m_plan.moment.value_or(moment), moment);
}

void OpenSlots::act() {
    if (m_plan.moment && *m_plan.moment <= m_clock.now())
        try_now();
}

void OpenSlots::look_at_clock() {
    if (!m_finishing) {
        watch();
        act();
    }
}

void OpenSlots::keyring_opened() {
    if (m_plan.keyring)
        try_now();
}

bool OpenSlots::waits_for_client() const {
    return !waiting_for_client(m_slots).empty();
}

void OpenSlots::client_reached() {
    m_reached = true;
    // A rotation may be about to leave one open.
    if (!m_looked || m_finishing || !waits_for_client())
        return;
    m_reached = false;
    try_now();
}

void OpenSlots::client_stored() {
    m_stored = true;
    if (!m_looked || m_finishing)
        return;
    plan();
    act();
}

void OpenSlots::try_now() {
    if (m_finishing) {
        m_again = true;
        return;
    }
    m_finishing = true;
    if (std::exchange(m_stored, false))
        m_tries_by_store = {m_tries_by_store.count + 1, m_clock.now()};
    for (const OpenSlot& slot : m_slots) {
        Tries& tries = m_tries[slot.id];
        if (waits_for_time(slot))
            tries = {tries.count + 1, m_clock.now()};
    }
    m_plan.moment.reset();
    // Copied: what is done may end in a call of `refresh`, and that in the end of a watch that called us.
    const auto finish = m_owner.finish;
    finish();
}

} // namespace rinnova
