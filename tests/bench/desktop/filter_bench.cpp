// SPDX-License-Identifier: Apache-2.0
#include "desktop/Overview.h"
#include "unit/cli/Samples.h"

#include <QApplication>
#include <QLineEdit>

#include <benchmark/benchmark.h>

using namespace rinnova;

namespace {

std::vector<AccountStatus> accounts(int count) {
    std::vector<AccountStatus> list;
    for (int i = 0; i < count; ++i)
        list.push_back(
            cli::test::account("cliente" + std::to_string(i) + "@pec.it", ValidityState::ok, i % 90));
    return list;
}

/// From the keystroke to the picture.
void a_keystroke(benchmark::State& state) {
    desktop::AccountsModel model;
    model.set(accounts(static_cast<int>(state.range(0))));
    desktop::Overview overview(model);
    overview.resize(1280, 720);
    overview.show();
    QCoreApplication::processEvents();
    auto* search = overview.findChild<QLineEdit*>();
    bool more = true;
    for (auto _ : state) {
        search->setText(more ? QStringLiteral("cliente1") : QStringLiteral("cliente"));
        more = !more;
        benchmark::DoNotOptimize(overview.grab());
    }
}
BENCHMARK(a_keystroke)->Arg(1000)->Unit(benchmark::kMillisecond);

} // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
