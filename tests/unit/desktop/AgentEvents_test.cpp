// SPDX-License-Identifier: Apache-2.0
#include "Screen.h"
#include "desktop/AgentEvents.h"
#include "support/ScratchFolder.h"

#include <doctest/doctest.h>

#include <fstream>

using namespace rinnova;
using rinnova::test::ScratchFolder;

TEST_CASE("what others write while the ledger is being read is news again") {
    desktop::test::screen();
    const ScratchFolder folder;
    const Paths paths{folder.path(), folder.path(), folder.path(), folder.path(), folder.path()};
    const auto write = [&] { std::ofstream(paths.ledger(), std::ios::app) << "change"; };
    write();
    int told = 0;
    const desktop::AgentEvents events(paths, "en", [&] {
        if (++told == 1)
            write();
    });
    CHECK_FALSE(events.agent_runs());
    write();
    CHECK(desktop::test::comes_true([&] { return told == 2; }));
}
