// SPDX-License-Identifier: Apache-2.0
// What is written is what was asked for, once, and nothing else.
#include "contract/Run.h"

using namespace rinnova;
using namespace rinnova::contract;

namespace {

void check_all_hold(Run& run, const std::vector<Slot>& slots, std::string_view password) {
    for (const Slot& slot : slots)
        CHECK(run.store->stored(slot) == std::string(password));
    if (run.target.can("read"))
        CHECK(states(run.target->verify(slots, OnePassword(password))) == count("in-sync", slots.size()));
}

} // namespace

TEST_CASE("where only a person can write, apply gives the steps and touches nothing") {
    if (subject().writes())
        return;
    Run run;
    const State before = run.store->state();
    const sdk::Receipt receipt = run.apply(run.plan(run.slots), new_password);
    CHECK(outcomes(receipt) == count("needs-user", run.slots.size()));
    for (const SlotResult& result : receipt.results)
        CHECK_FALSE(result.steps.empty());
    CHECK(difference(before, run.store->state()) == "");
}

TEST_CASE("after apply every slot holds the new password, and the rest is what it was") {
    if (!subject().writes())
        return;
    Run run;
    const auto filled = run.filled();
    const State foreign = run.store->foreign();
    CHECK_FALSE(foreign.empty());
    CHECK(outcomes(run.apply(run.plan(filled), new_password)) == count("updated", filled.size()));
    check_all_hold(run, filled, new_password);
    CHECK(difference(foreign, run.store->foreign()) == "");
}

TEST_CASE("one slot alone changes alone") {
    if (!subject().writes())
        return;
    Run run;
    auto filled = run.filled();
    REQUIRE(filled.size() >= 2);
    for (const Slot& slot : filled) {
        const std::string password = "fake-only-" + slot.id;
        CHECK(outcomes(run.apply(run.plan({slot}), password)) == "updated 1");
        for (const Slot& other : filled)
            CHECK((run.store->stored(other) == password) == (other.id == slot.id));
        CHECK(outcomes(run.apply(run.plan({slot}), old_password)) == "updated 1");
    }
}

TEST_CASE("applied twice is applied once: the second time nothing is written") {
    if (!subject().writes())
        return;
    Run run;
    const auto filled = run.filled();
    const sdk::Plan plan = run.plan(filled);
    run.apply(plan, new_password);
    const State before = run.store->state();
    CHECK(outcomes(run.apply(plan, new_password)) == count("unchanged", filled.size()));
    CHECK(outcomes(run.apply(run.plan(filled), new_password)) == count("unchanged", filled.size()));
    CHECK(difference(before, run.store->state()) == "");
}

TEST_CASE("writing the old secret back restores what the store held") {
    if (!subject().writes())
        return;
    Run run;
    const auto filled = run.filled();
    const State foreign = run.store->foreign();
    const std::vector<Slot> before = run.discovered();
    run.apply(run.plan(filled), new_password);
    CHECK(outcomes(run.apply(run.plan(filled), old_password)) == count("updated", filled.size()));
    check_all_hold(run, filled, old_password);
    CHECK(difference(foreign, run.store->foreign()) == "");
    const std::vector<Slot> after = run.discovered();
    REQUIRE(after.size() == before.size());
    for (std::size_t i = 0; i < after.size(); ++i)
        CHECK(after[i].id == before[i].id);
}

TEST_CASE("an absent slot is filled when that was asked for, and only then") {
    if (!subject().writes())
        return;
    Run run;
    std::vector<Slot> empty = run.slots;
    std::erase_if(empty, [&](const Slot& slot) { return run.store->stored(slot).has_value(); });
    REQUIRE(empty.size() == subject().absent());
    const State before = run.store->state();
    CHECK(outcomes(run.apply(run.plan(empty, false), new_password)) == count("absent", empty.size()));
    CHECK(difference(before, run.store->state()) == "");
    if (!run.target.can("create"))
        return;
    const State foreign = run.store->foreign();
    CHECK(outcomes(run.apply(run.plan(empty, true), new_password)) == count("updated", empty.size()));
    check_all_hold(run, empty, new_password);
    for (const Slot& slot : run.filled())
        CHECK(run.store->stored(slot) ==
              std::string(std::any_of(empty.begin(), empty.end(),
                                      [&](const Slot& filled_now) { return filled_now.id == slot.id; })
                              ? new_password
                              : old_password));
    CHECK(difference(foreign, run.store->foreign()) == "");
    CHECK(outcomes(run.apply(run.plan(empty, true), new_password)) == count("unchanged", empty.size()));
}

TEST_CASE("a slot that somebody changed after the plan is theirs") {
    if (!subject().writes())
        return;
    Run run;
    const auto filled = run.filled();
    const sdk::Plan plan = run.plan(filled);
    run.store->store_by_hand(filled.front(), "fake-theirs-3");
    const State before = run.store->state();
    const sdk::Receipt receipt = run.apply(plan, new_password);
    REQUIRE(receipt.results.front().outcome == SlotOutcome::failed);
    REQUIRE(receipt.results.front().error);
    CHECK(receipt.results.front().error->code == ErrorCode::conflict);
    CHECK(run.store->stored(filled.front()) == "fake-theirs-3");
    // The others were reached, or were left alone and said so.
    for (std::size_t i = 1; i < filled.size(); ++i)
        CHECK(run.store->stored(filled[i]) ==
              std::string(receipt.results[i].outcome == SlotOutcome::updated ? new_password : old_password));
    CHECK(outcomes(run.apply(run.plan({filled.front()}), new_password)) == "updated 1");
}

TEST_CASE("a slot for which there is no password is left alone") {
    if (!subject().writes())
        return;
    Run run;
    const State before = run.store->state();
    const sdk::Receipt receipt = run.apply(run.plan(run.filled()), "");
    CHECK(outcomes(receipt) == count("failed", run.filled().size()));
    CHECK(difference(before, run.store->state()) == "");
}

TEST_CASE("a slot that does not exist is not made up") {
    if (!subject().writes())
        return;
    Run run;
    Slot stranger = run.slots.front();
    stranger.id = slot_id(stranger.target, {"stranger"});
    stranger.host = "stranger.example";
    stranger.username = "stranger@example.org";
    stranger.locator = "nowhere";
    const State before = run.store->state();
    for (const bool create : {false, true}) {
        const sdk::Receipt receipt = run.apply(run.plan({stranger}, create), new_password);
        const SlotOutcome outcome = receipt.results.front().outcome;
        // Where a person can be asked to do it by hand, that is asked.
        CHECK((outcome == SlotOutcome::absent || outcome == SlotOutcome::failed ||
               outcome == SlotOutcome::needs_user));
    }
    CHECK(difference(before, run.store->state()) == "");
    CHECK_FALSE(run.target->read({stranger}, OnePassword({})).front());
    CHECK(run.target->verify({stranger}, OnePassword(old_password)).front().state != SlotState::in_sync);
}

TEST_CASE("a store that is closed now is left as it is, and says what it waits for") {
    for (const Situation& situation : subject().situations()) {
        CAPTURE(situation.name);
        Run run;
        const auto filled = run.filled();
        const sdk::Plan early = run.plan(filled);
        const auto lasting = situation.enter(*run.store);
        const State before = run.store->state();
        CHECK(outcomes(run.apply(early, new_password)) == count(to_string(situation.outcome), filled.size()));
        CHECK(outcomes(run.apply(run.plan(filled), new_password)) ==
              count(to_string(situation.outcome), filled.size()));
        CHECK(states(run.target->verify(filled, OnePassword(old_password))) ==
              count(to_string(situation.seen), filled.size()));
        CHECK(run.target->discover(run.store->scope())->slots.size() == run.slots.size());
        for (const auto& client : run.target->clients_in_the_way(filled))
            CHECK((client && client->process && process_with(client->process->number) == client->process) ==
                  situation.client_in_the_way);
        CHECK(difference(before, run.store->state()) == "");
    }
}

TEST_CASE("nobody is in the way of slots that can be written now") {
    Run run;
    const auto clients = run.target->clients_in_the_way(run.slots);
    CHECK(clients == std::vector<std::optional<sdk::RunningClient>>(run.slots.size()));
}
