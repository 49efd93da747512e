// SPDX-License-Identifier: Apache-2.0
// What it costs to overwrite freed memory. Figures and how to get them: docs/benchmarks.md.
#include <benchmark/benchmark.h>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <string>

namespace {

void allocate_and_free(benchmark::State& state) {
    const auto size = static_cast<std::size_t>(state.range(0));
    for (auto _ : state) {
        void* memory = std::malloc(size); // NOLINT: what is measured
        benchmark::DoNotOptimize(memory);
        std::free(memory); // NOLINT
    }
}
BENCHMARK(allocate_and_free)->Arg(32)->Arg(256)->Arg(4096)->Arg(65536);

void grow_a_buffer(benchmark::State& state) {
    for (auto _ : state) {
        void* memory = nullptr;
        for (std::size_t size = 64; size <= 65536; size += size / 2) {
            memory = std::realloc(memory, size); // NOLINT
            benchmark::DoNotOptimize(memory);
        }
        std::free(memory); // NOLINT
    }
}
BENCHMARK(grow_a_buffer);

/// A thousand logins, as a large Thunderbird profile has them.
std::string thousand_logins() {
    nlohmann::json file{{"nextId", 1001}, {"logins", nlohmann::json::array()}};
    for (int id = 0; id < 1000; ++id)
        file["logins"].push_back({{"id", id},
                                  {"hostname", "imap://imaps.example.org"},
                                  {"encryptedUsername", std::string(120, 'u')},
                                  {"encryptedPassword", std::string(120, 'p')},
                                  {"timesUsed", 7}});
    return file.dump();
}

void parse_json(benchmark::State& state) {
    const std::string text = thousand_logins();
    for (auto _ : state) {
        auto parsed = nlohmann::json::parse(text);
        benchmark::DoNotOptimize(parsed);
    }
}
BENCHMARK(parse_json)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
