// SPDX-License-Identifier: Apache-2.0
// What `discover` takes in a database of 500 accounts, a tenth of which stand in the write-ahead log alone.
#include "AppleMailTarget.h"

#include <benchmark/benchmark.h>

using namespace rinnova;

namespace {

void discover_500_accounts(benchmark::State& state) {
    sdk::TargetContext context;
    context.home = HOME_FOLDER;
    std::size_t slots = 0;
    for (auto _ : state) {
        apple_mail::AppleMailTarget target(context, {});
        const auto found = target.discover({});
        slots = found ? found->slots.size() : 0;
    }
    if (slots != 1000)
        state.SkipWithError("not every account was found");
}
BENCHMARK(discover_500_accounts)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
