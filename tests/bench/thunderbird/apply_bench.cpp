// SPDX-License-Identifier: Apache-2.0
// One new password for one account of a profile (three logins of 1,000), and the floor beneath.
// Arguments: logins, and key derivation iterations (1: no primary password; 10,000: one that Thunderbird 153
// set).
#include "Desk.h"
#include "Floor.h"

#include <benchmark/benchmark.h>

namespace rinnova::bench {

namespace {

using namespace thunderbird::trial;

constexpr int by_thunderbird_153 = 10'000;
const std::string primary = "fake-primary";

TestKeys keys_of(int iterations) {
    TestKeys keys;
    keys.iterations = iterations;
    if (iterations > 1) {
        keys.primary_password = primary;
        keys.global_salt_bytes = 48;
    }
    return keys;
}

int iterations_of(const benchmark::State& state) {
    return static_cast<int>(state.range(1));
}

void apply_to(benchmark::State& state, Others others, bool with_backup) {
    const int iterations = iterations_of(state);
    const TestProfile profile;
    fill_for_one(profile, static_cast<int>(state.range(0)), others, keys_of(iterations));
    if (with_backup)
        profile.put("logins-backup.json", profile.get("logins.json"));
    Thunderbird client(profile.home());
    for (auto _ : state) {
        state.PauseTiming();
        const TestSecrets secrets(next_password(), iterations > 1 ? primary : std::string());
        const sdk::Plan plan = client.plan();
        state.ResumeTiming();
        const sdk::Receipt receipt = client.apply(plan, secrets);
        state.PauseTiming();
        if (outcomes(receipt) != std::vector<std::string>(3, "updated"))
            state.SkipWithError("a slot was not updated");
        state.ResumeTiming();
    }
}

void apply_among_websites(benchmark::State& state) {
    apply_to(state, Others::websites, false);
}

void apply_among_neighbours(benchmark::State& state) {
    apply_to(state, Others::neighbours, false);
}

/// Two files are read, parsed and written: logins.json and the copy that Thunderbird keeps.
void apply_with_backup(benchmark::State& state) {
    apply_to(state, Others::websites, true);
}

void floor_with(benchmark::State& state, Parser parser, int names = 0) {
    const TestProfile profile;
    fill_for_one(profile, static_cast<int>(state.range(0)), Others::websites, keys_of(iterations_of(state)));
    for (auto _ : state)
        floor_of(profile.folder() / "logins.json", iterations_of(state), parser, names);
}

void floor_ours(benchmark::State& state) {
    floor_with(state, Parser::ours);
}

void floor_ours_with_names(benchmark::State& state) {
    floor_with(state, Parser::ours, static_cast<int>(state.range(0)));
}

void floor_nlohmann(benchmark::State& state) {
    floor_with(state, Parser::nlohmann);
}

void both_keys(benchmark::internal::Benchmark* figure) {
    figure->Args({1'000, 1})->Args({1'000, by_thunderbird_153})->Unit(benchmark::kMillisecond)->UseRealTime();
}

BENCHMARK(floor_ours)->Apply(both_keys);
BENCHMARK(floor_ours_with_names)->Apply(both_keys);
BENCHMARK(floor_nlohmann)->Apply(both_keys);
BENCHMARK(apply_among_websites)->Apply(both_keys);
BENCHMARK(apply_among_neighbours)->Apply(both_keys);
BENCHMARK(apply_with_backup)->Apply(both_keys);

} // namespace

} // namespace rinnova::bench
