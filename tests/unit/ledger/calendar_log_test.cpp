// SPDX-License-Identifier: Apache-2.0
#include "ledger/Ledger.h"
#include "support/ScratchFolder.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::test;

TEST_CASE("what a calendar was given last is kept, one for each account") {
    const ScratchFolder folder;
    auto ledger = Ledger::open(folder / "ledger.sqlite");
    REQUIRE(ledger);
    Account account;
    account.key = {"aruba-pec", "mario.rossi@pec.it"};
    REQUIRE(ledger->save(account));
    const Date day{std::chrono::year(2026) / 12 / 1};
    ledger::CalendarEvent event{account.key, day, 3, "hash", Timestamp(day)};
    REQUIRE(ledger->calendar().save(event));
    event.sequence = 4;
    REQUIRE(ledger->calendar().save(event));
    CHECK(ledger->calendar().events().value() == std::vector<ledger::CalendarEvent>{event});
    REQUIRE(ledger->erase(account.key));
    CHECK(ledger->calendar().events()->empty());
}
