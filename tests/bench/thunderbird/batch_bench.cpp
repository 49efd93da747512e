// SPDX-License-Identifier: Apache-2.0
// New passwords for some accounts of a profile of many: what the plugin does for a rotation, from discovery
// to reading back. Arguments: accounts in the batch, accounts in the profile.
#include "Desk.h"

#include <benchmark/benchmark.h>

namespace rinnova::bench {

namespace {

using namespace thunderbird::trial;

void batch(benchmark::State& state) {
    const auto accounts = static_cast<std::size_t>(state.range(0));
    const TestProfile profile;
    fill_for_many(profile, static_cast<int>(state.range(1)));
    Thunderbird client(profile.home());
    for (auto _ : state) {
        const TestSecrets secrets(next_password());
        std::vector<Slot> slots = client.slots();
        // The incoming servers come first, then the outgoing ones.
        const auto incoming = slots.begin() + static_cast<std::ptrdiff_t>(accounts);
        const auto outgoing = slots.begin() + static_cast<std::ptrdiff_t>(slots.size() / 2);
        slots.erase(outgoing + static_cast<std::ptrdiff_t>(accounts), slots.end());
        slots.erase(incoming, outgoing);
        std::vector<sdk::Change> changes;
        for (const Slot& slot : slots)
            changes.push_back({slot, false});
        const sdk::Plan plan = client.target().plan(changes).value();
        const sdk::Receipt receipt = client.apply(plan, secrets);
        const auto checks = client.target().verify(slots, secrets);
        for (std::size_t i = 0; i < 2 * accounts; ++i)
            if (receipt.results[i].outcome != SlotOutcome::updated || checks[i].state != SlotState::in_sync)
                state.SkipWithError("a slot was not updated");
    }
}

/// The one call that writes.
void batch_apply(benchmark::State& state) {
    const auto accounts = static_cast<std::size_t>(state.range(0));
    const TestProfile profile;
    fill_for_many(profile, static_cast<int>(state.range(1)));
    Thunderbird client(profile.home());
    for (auto _ : state) {
        state.PauseTiming();
        const TestSecrets secrets(next_password());
        sdk::Plan plan = client.plan();
        const std::size_t half = plan.changes.size() / 2;
        const auto at = [&](std::size_t number) {
            return plan.changes.begin() + static_cast<std::ptrdiff_t>(number);
        };
        plan.changes.erase(at(half + accounts), plan.changes.end());
        plan.changes.erase(at(accounts), at(half));
        state.ResumeTiming();
        const sdk::Receipt receipt = client.apply(plan, secrets);
        state.PauseTiming();
        if (outcomes(receipt) != std::vector<std::string>(2 * accounts, "updated"))
            state.SkipWithError("a slot was not updated");
        state.ResumeTiming();
    }
}

void one_and_all(benchmark::internal::Benchmark* figure) {
    figure->Args({1, 300})->Args({300, 300})->Unit(benchmark::kMillisecond)->UseRealTime();
}

BENCHMARK(batch)->Apply(one_and_all)->Args({600, 600})->Args({1'200, 1'200})->Args({2'400, 2'400});
BENCHMARK(batch_apply)->Apply(one_and_all);

} // namespace

} // namespace rinnova::bench
