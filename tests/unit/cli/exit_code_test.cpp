// SPDX-License-Identifier: Apache-2.0
#include "cli/ExitCode.h"
#include "unit/cli/Samples.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::cli;
using namespace rinnova::cli::test;

TEST_CASE("one account's outcome and slots give the exit code") {
    struct Row {
        AccountOutcome outcome;
        std::vector<SlotOutcome> slots;
        int code;
    };
    using enum SlotOutcome;
    const std::vector<Row> table{
        {AccountOutcome::done, {}, 0},
        {AccountOutcome::done, {updated, unchanged}, 0},
        {AccountOutcome::unchanged, {unchanged}, 0},
        {AccountOutcome::done, {updated, skipped}, 0},
        {AccountOutcome::open, {updated, pending}, 3},
        {AccountOutcome::open, {updated, SlotOutcome::locked}, 3},
        {AccountOutcome::open, {updated, needs_user}, 3},
        {AccountOutcome::open, {updated, absent}, 3},
        {AccountOutcome::open, {}, 3},
        {AccountOutcome::done, {updated, absent}, 3},
        {AccountOutcome::open, {pending, SlotOutcome::failed}, 1},
        {AccountOutcome::done, {updated, SlotOutcome::failed}, 1},
        {AccountOutcome::failed, {}, 1},
        {AccountOutcome::failed, {updated}, 1},
        {AccountOutcome::refused, {}, 4},
        {AccountOutcome::unreachable, {}, 5},
        {AccountOutcome::locked, {}, 6},
        {AccountOutcome::locked, {pending}, 6},
    };
    for (const Row& row : table) {
        CAPTURE(to_string(row.outcome));
        CHECK(static_cast<int>(exit_code(report(row.outcome, row.slots))) == row.code);
    }
}

TEST_CASE("of several accounts the worst gives the exit code") {
    const auto of = [](std::vector<AccountOutcome> outcomes) {
        RotationReport all;
        for (const AccountOutcome outcome : outcomes)
            all.accounts.push_back(account_result(outcome));
        return static_cast<int>(exit_code(all));
    };
    using enum AccountOutcome;
    CHECK(of({}) == 0);
    CHECK(of({done, unchanged}) == 0);
    CHECK(of({done, open, done}) == 3);
    CHECK(of({open, failed}) == 1);
    CHECK(of({failed, open}) == 1);
    CHECK(of({refused, open, done}) == 4);
    CHECK(of({unreachable, open}) == 5);
    CHECK(of({unreachable, refused}) == 4);
    CHECK(of({refused, locked}) == 6);
    CHECK(of({failed, refused, unreachable, locked, open, done}) == 1);
}

TEST_CASE("a verification tells open slots from unreadable ones") {
    const auto of = [](std::vector<SlotState> states) {
        AccountStatus status = account("mario.rossi@pec.it", ValidityState::ok, 60);
        status.slots.clear();
        for (const SlotState state : states)
            status.slots.push_back(imap_slot(state));
        return static_cast<int>(exit_code_of_verify({status}));
    };
    using enum SlotState;
    CHECK(of({}) == 0);
    CHECK(of({in_sync, unknown}) == 0);
    CHECK(of({in_sync, stale}) == 3);
    CHECK(of({absent}) == 3);
    CHECK(of({locked}) == 3);
    CHECK(of({needs_user}) == 3);
    CHECK(of({pending}) == 3);
    CHECK(of({stale, unreadable}) == 1);
    CHECK(of({failed}) == 1);
}

TEST_CASE("an error that stopped everything gives its exit code") {
    const auto of = [](ErrorCode code) { return static_cast<int>(exit_code(Error{code, "", "", ""})); };
    CHECK(of(ErrorCode::not_found) == 7);
    CHECK(of(ErrorCode::ambiguous) == 2);
    CHECK(of(ErrorCode::locked) == 6);
    for (const ErrorCode code :
         {ErrorCode::busy, ErrorCode::conflict, ErrorCode::unsupported, ErrorCode::internal,
          ErrorCode::permission_denied, ErrorCode::unreachable, ErrorCode::auth_rejected,
          ErrorCode::needs_user, ErrorCode::invalid_data, ErrorCode::timed_out})
        CHECK(of(code) == 1);
}
