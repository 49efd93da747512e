// SPDX-License-Identifier: Apache-2.0
#include "ledger/Ledger.h"
#include "support/ScratchFolder.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::test;
using std::chrono::seconds;

namespace {

const AccountKey mario{"aruba-pec", "mario.rossi@pec.it"};
const Date expires{std::chrono::year(2026) / 12 / 1};
const Timestamp noon = Timestamp(expires) - std::chrono::hours(7 * 24 - 12);

struct OneAccount {
    ScratchFolder folder;
    std::filesystem::path file = folder / "ledger.sqlite";
    Ledger ledger = Ledger::open(file).value();

    OneAccount() { expire_on(expires); }
    void expire_on(Date date) {
        Account account;
        account.key = mario;
        account.validity.expires = date;
        REQUIRE(ledger.save(account));
    }
    void rotate(const std::string& id, Timestamp when) {
        REQUIRE(ledger.journal().begin(
            {id, mario, "rotate", ledger::Stage::staging, when, id, {}, {}, false, {}}));
        REQUIRE(ledger.journal().set_stage(id, ledger::Stage::committed, when));
    }
};

ledger::NoticeRecord told(std::string cycle, int threshold) {
    return {mario, std::move(cycle), NoticeReason::due, threshold, noon, "desktop", {}};
}

} // namespace

TEST_CASE("what was told is known to the next process, with its reaction") {
    OneAccount one;
    REQUIRE(one.ledger.notices().add(told("2026-12-01", 14)));
    REQUIRE(one.ledger.notices().react(mario, "2026-12-01", Reaction::renew, noon + seconds(5)));
    REQUIRE(one.ledger.notices().add(told("2026-12-01", 7)));
    auto again = Ledger::open(one.file);
    REQUIRE(again);
    ledger::NoticeRecord first = told("2026-12-01", 14);
    first.reaction = Reaction::renew;
    CHECK(again->notices().running({}).value() ==
          std::vector<ledger::NoticeRecord>{first, told("2026-12-01", 7)});
}

TEST_CASE("notices of another expiry and of earlier rotations do not run any more") {
    OneAccount one;
    one.rotate("r1", noon);
    REQUIRE(one.ledger.notices().add(told("2026-12-01", 14)));
    REQUIRE(one.ledger.notices().add(told("r1", 0)));
    REQUIRE(one.ledger.notices().snooze({mario, "2026-12-01", expires}));
    CHECK(one.ledger.notices().running({{mario, "r1", noon}}).value() ==
          std::vector<ledger::NoticeRecord>{told("2026-12-01", 14), told("r1", 0)});
    one.rotate("r2", noon + seconds(60));
    one.expire_on(expires + std::chrono::days(90));
    CHECK(one.ledger.notices().running({{mario, "r2", noon + seconds(60)}})->empty());
    CHECK(one.ledger.notices().snoozes()->empty());
    one.expire_on(expires); // a date that was corrected back
    CHECK(one.ledger.notices().running({})->size() == 1);
}

TEST_CASE("an account with open slots has the rotation that left them") {
    OneAccount one;
    Slot slot;
    slot.id = "thunderbird:0123456789abcdef";
    slot.target = "thunderbird";
    slot.state = SlotState::pending;
    REQUIRE(one.ledger.save_slots(mario, {slot}));
    CHECK(one.ledger.notices().open_rotations()->empty()); // nothing was promised yet
    one.rotate("r1", noon);
    CHECK(one.ledger.notices().open_rotations().value() ==
          std::vector<ledger::OpenRotation>{{mario, "r1", noon}});
    slot.state = SlotState::in_sync;
    REQUIRE(one.ledger.save_slots(mario, {slot}));
    CHECK(one.ledger.notices().open_rotations()->empty());
}

TEST_CASE("a snooze is replaced, ended, and gone with its account") {
    OneAccount one;
    REQUIRE(one.ledger.notices().snooze({mario, "2026-12-01", expires}));
    REQUIRE(one.ledger.notices().snooze({mario, "2026-12-01", expires - std::chrono::days(2)}));
    CHECK(one.ledger.notices().snoozes().value() ==
          std::vector<ledger::Snooze>{{mario, "2026-12-01", expires - std::chrono::days(2)}});
    REQUIRE(one.ledger.notices().end_snooze(mario, "2026-12-01"));
    CHECK(one.ledger.notices().snoozes()->empty());
    REQUIRE(one.ledger.notices().add(told("2026-12-01", 14)));
    REQUIRE(one.ledger.erase(mario));
    CHECK(one.ledger.notices().running({})->empty());
    CHECK_FALSE(one.ledger.notices().add(told("2026-12-01", 7)));
}

TEST_CASE("the stamp changes with every change, of this process and of another") {
    OneAccount one;
    const std::string before = one.ledger.stamp().value();
    CHECK(one.ledger.stamp().value() == before);
    REQUIRE(one.ledger.set_setting("a", "b"));
    const std::string own = one.ledger.stamp().value();
    CHECK(own != before);
    auto other = Ledger::open(one.file);
    REQUIRE(other->set_setting("a", "c"));
    CHECK(one.ledger.stamp().value() != own);
}
