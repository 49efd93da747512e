// SPDX-License-Identifier: Apache-2.0
#include "Screen.h"
#include "desktop/Arguments.h"
#include "desktop/Calls.h"

#include <doctest/doctest.h>

#include <atomic>
#include <stdexcept>

using namespace rinnova;
using namespace rinnova::desktop;
using namespace rinnova::desktop::test;

TEST_CASE("an answer comes back on the window's thread, made on another") {
    screen();
    Told told;
    told.accounts = {account("mario.rossi@pec.it", ValidityState::due, 9)};
    const NoonClock clock;
    Calls calls(world_of(told, clock));
    QObject asker;
    const auto here = std::this_thread::get_id();
    std::thread::id made{};
    std::size_t found = 0;
    bool same_thread = false;
    calls.look(
        &asker,
        [&](Calls::Context& context) {
            made = std::this_thread::get_id();
            return context.service.status({});
        },
        [&](const Result<std::vector<AccountStatus>>& accounts) {
            same_thread = std::this_thread::get_id() == here;
            found = accounts ? accounts->size() : 0;
        });
    REQUIRE(comes_true([&] { return found > 0; }));
    CHECK(same_thread);
    CHECK(made != here);
}

TEST_CASE("looking does not wait for what is being done, and that can be stopped") {
    screen();
    Told told;
    const NoonClock clock;
    Calls calls(world_of(told, clock));
    QObject asker;
    bool looked = false;
    bool stopped = false;
    std::atomic<bool> begun = false;
    calls.act(
        &asker,
        [&](Calls::Context& context) -> Result<void> {
            begun = true;
            while (!context.stop.stop_requested())
                std::this_thread::yield();
            return {};
        },
        [&](const Result<void>&) { stopped = true; });
    calls.look(
        &asker, [](Calls::Context& context) { return context.service.history(std::nullopt); },
        [&](const auto&) { looked = true; });
    REQUIRE(comes_true([&] { return looked && begun; }));
    CHECK_FALSE(stopped);
    CHECK(calls.acting());
    calls.stop_acting();
    CHECK(comes_true([&] { return stopped; }));
}

TEST_CASE("who has asked and gone is not called, and what is thrown becomes an error") {
    screen();
    Told told;
    const NoonClock clock;
    Calls calls(world_of(told, clock));
    auto gone = std::make_unique<QObject>();
    bool called = false;
    int acted = 0;
    bool still_acting = true;
    calls.acted = [&] {
        ++acted;
        still_acting = calls.acting();
    };
    calls.act(
        gone.get(), [](Calls::Context&) -> Result<void> { return {}; }, [&](const auto&) { called = true; });
    gone.reset();
    QObject asker;
    std::optional<Error> error;
    calls.act(
        &asker, [](Calls::Context&) -> Result<void> { throw std::runtime_error("broken"); },
        [&](const Result<void>& done) { error = done.error(); });
    REQUIRE(comes_true([&] { return acted == 2; }));
    CHECK_FALSE(called);
    CHECK_FALSE(still_acting);
    REQUIRE(error);
    CHECK(error->code == ErrorCode::internal);
}

TEST_CASE("arguments and wishes") {
    const auto arguments = parse_arguments({"--renew", "mario.rossi@pec.it", "--provider", "aruba-pec"});
    REQUIRE(arguments);
    CHECK(wish_from(to_line(arguments->wish)) == arguments->wish);
    CHECK_FALSE(parse_arguments({"--renew"}));
    CHECK_FALSE(parse_arguments({"--provider", "aruba-pec"}));
    CHECK_FALSE(parse_arguments({"--lang", "de"}));
    CHECK_FALSE(parse_arguments({"something"}));
    CHECK_FALSE(wish_from("[]"));
    CHECK_FALSE(wish_from("{"));
}
