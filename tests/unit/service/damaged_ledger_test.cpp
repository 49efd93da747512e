// SPDX-License-Identifier: Apache-2.0
#include "service/LocalService.h"
#include "support/FakeWorld.h"

#include <doctest/doctest.h>

#include <fstream>

using namespace rinnova;
using namespace rinnova::test;

namespace {

struct Desk {
    ScratchFolder folder;
    FixedClock clock;
    std::filesystem::path file = folder / "ledger.sqlite";

    LocalService service() {
        return LocalService(
            {.paths = {folder.path(), folder.path(), folder.path(), folder.path(), folder.path()},
             .clock = clock,
             .language = "en",
             .ledger = Ledger::open(file).value(),
             .make_vault = [this] { return std::make_unique<MemoryVault>(clock); },
             .make_probe = [] { return std::make_unique<ScriptedProbe>(); },
             .load_providers = [] { return ProviderStore::from_documents({}); },
             .load_plugins = [] { return PluginSet(); },
             .hold_on_clipboard = {},
             .warnings = {}});
    }
};

} // namespace

TEST_CASE("that a ledger was damaged is told once, whoever has set it aside") {
    Desk desk;
    std::ofstream(desk.file)
        << "this is no database, and it is longer than a header of SQLite's would be ....";
    {
        LocalService nobody_listens = desk.service(); // as the agent's own work is
        REQUIRE(nobody_listens.discover());
        CHECK_FALSE(nobody_listens.must_rebuild());
    }
    {
        LocalService asked = desk.service();
        REQUIRE(asked.warnings().size() == 1);
        CHECK(asked.warnings().front().message.find("damaged") != std::string::npos);
    }
    CHECK(desk.service().warnings().empty());
}
