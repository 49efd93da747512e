// SPDX-License-Identifier: Apache-2.0
// What it costs to know what is due, for an office of 300 accounts.
#include "engine/Notices.h"
#include "support/ScratchFolder.h"
#include "support/ZoneClock.h"

#include <benchmark/benchmark.h>

#include <memory>

using namespace rinnova;
using namespace rinnova::test;
using namespace std::chrono;

namespace {

constexpr int accounts = 300;
const Date begin{year(2026) / 9 / 1};

AccountKey key(int i) {
    return {"aruba-pec", "mario.rossi." + std::to_string(i) + "@pec.it"};
}

struct Office {
    ScratchFolder folder;
    ZoneClock clock;
    Ledger ledger = Ledger::open(folder / "ledger.sqlite").value();
    std::unique_ptr<Notices> notices = std::make_unique<Notices>(ledger, clock, ReminderSettings{}, true);

    Office() {
        clock.set(begin, hours(12));
        (void)ledger.transaction([&]() -> Result<void> {
            for (int i = 0; i < accounts; ++i)
                if (auto saved = renew(key(i), begin + days(5 + i % 80)); !saved)
                    return saved;
            return {};
        });
    }
    Result<void> renew(const AccountKey& account, Date expires) {
        Account saved;
        saved.key = account;
        saved.validity = {expires - days(90), expires, ExpirySource::panel};
        return ledger.save(saved);
    }
};

void nothing_has_changed(benchmark::State& state) {
    Office office;
    for (auto _ : state) {
        benchmark::DoNotOptimize(office.notices->due());
        benchmark::DoNotOptimize(office.notices->next_deadline());
    }
}
BENCHMARK(nothing_has_changed)->Unit(benchmark::kMicrosecond);

void the_ledger_has_changed(benchmark::State& state) {
    Office office;
    for (auto _ : state) {
        state.PauseTiming();
        (void)office.ledger.set_setting("a", "b");
        state.ResumeTiming();
        benchmark::DoNotOptimize(office.notices->due());
    }
}
BENCHMARK(the_ledger_has_changed)->Unit(benchmark::kMicrosecond);

/// Every deadline of a year: what is due is told; who has 3 days left renews.
void a_year(benchmark::State& state) {
    for (auto _ : state) {
        Office office;
        const Timestamp end = office.clock.now() + days(365);
        int deadlines = 0;
        int told = 0;
        for (auto next = office.notices->next_deadline(); *next && **next < end;
             next = office.notices->next_deadline(), ++deadlines) {
            office.clock.set(std::max(office.clock.now(), **next));
            const DueNotices due = office.notices->due().value();
            for (const auto& notice : {due.for_user, due.for_second_person})
                if (notice) {
                    (void)office.notices->told(*notice, "desktop");
                    told += static_cast<int>(notice->items.size());
                    (void)office.ledger.transaction([&]() -> Result<void> {
                        for (const NoticeItem& item : notice->items)
                            if (*item.days_left <= 3)
                                if (auto done = office.renew(item.account, *item.expires + days(90)); !done)
                                    return done;
                        return {};
                    });
                }
        }
        state.counters["deadlines"] = deadlines;
        state.counters["told"] = told;
    }
}
BENCHMARK(a_year)->Unit(benchmark::kMillisecond)->Iterations(1);

} // namespace

BENCHMARK_MAIN();
