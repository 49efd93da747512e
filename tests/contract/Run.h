// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "contract/Contract.h"
#include "contract/Files.h"
#include "contract/LoadedTarget.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <stdexcept>

namespace rinnova::contract {

/// A fresh store and the plugin at work on it: what the tests of the suite begin with.
struct Run {
    std::unique_ptr<Store> store = subject().fresh();
    LoadedTarget target{subject().plugin(), store->context()};
    std::vector<Slot> slots = discovered();

    std::vector<Slot> discovered() {
        auto found = target->discover(store->scope());
        if (!found || !found->problems.empty())
            throw std::runtime_error("discover: " +
                                     (found ? found->problems.front().message : found.error().message));
        return std::move(found->slots);
    }
    /// Those that hold a password.
    std::vector<Slot> filled() const {
        std::vector<Slot> holding;
        std::copy_if(slots.begin(), slots.end(), std::back_inserter(holding),
                     [&](const Slot& slot) { return store->stored(slot).has_value(); });
        return holding;
    }
    sdk::Plan plan(const std::vector<Slot>& which, bool create = false) {
        auto made = target->plan(changes_of(which, create));
        if (!made)
            throw std::runtime_error("plan: " + made.error().message);
        return std::move(*made);
    }
    sdk::Receipt apply(const sdk::Plan& plan, std::string_view password) {
        auto receipt = target->apply(plan, OnePassword(password));
        if (!receipt)
            throw std::runtime_error("apply: " + receipt.error().message);
        REQUIRE(receipt->results.size() == plan.changes.size());
        for (std::size_t i = 0; i < plan.changes.size(); ++i)
            CHECK(receipt->results[i].slot.id == plan.changes[i].slot.id);
        return std::move(*receipt);
    }
};

/// How many slots came to each outcome: `updated 3`, `unchanged 1, absent 2`.
inline std::string outcomes(const sdk::Receipt& receipt) {
    std::map<std::string, int> counted;
    for (const SlotResult& result : receipt.results)
        ++counted[std::string(to_string(result.outcome))];
    std::string text;
    for (const auto& [name, count] : counted)
        text += (text.empty() ? "" : ", ") + name + " " + std::to_string(count);
    return text;
}

inline std::string states(const std::vector<sdk::SlotCheck>& checks) {
    std::map<std::string, int> counted;
    for (const sdk::SlotCheck& check : checks)
        ++counted[std::string(to_string(check.state))];
    std::string text;
    for (const auto& [name, count] : counted)
        text += (text.empty() ? "" : ", ") + name + " " + std::to_string(count);
    return text;
}

inline std::string count(std::string_view name, std::size_t number) {
    return number == 0 ? "" : std::string(name) + " " + std::to_string(number);
}

} // namespace rinnova::contract
