// SPDX-License-Identifier: Apache-2.0
// Killed before any system call that changes something, or refused it by the system: each slot holds the old
// password or the new one, and the next start brings everything to the new one.
#include "contract/Run.h"
#include "contract/Strace.h"

#include <sstream>

using namespace rinnova;
using namespace rinnova::contract;

namespace {

/// What became of each slot, as contract-apply printed it.
std::map<std::string, std::string> outcomes_told(const std::string& output) {
    std::map<std::string, std::string> told;
    std::istringstream lines(output);
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string id;
        std::string outcome;
        words >> id >> outcome;
        told[id] = outcome;
    }
    return told;
}

/// A store on which something happened, and what is there now.
void check_between_old_and_new(const Store& store, const std::vector<Slot>& slots,
                               const std::vector<Slot>& empty_before, const State& foreign) {
    for (const Slot& slot : slots) {
        const bool was_empty = std::any_of(empty_before.begin(), empty_before.end(),
                                           [&](const Slot& empty) { return empty.id == slot.id; });
        const auto stored = store.stored(slot);
        CHECK((stored == std::string(new_password) ||
               (was_empty ? !stored : stored == std::string(old_password))));
    }
    CHECK(difference(foreign, store.foreign()) == "");
}

/// The next start: everything is new, and what a dead process left behind is gone.
void check_recovery(const Store& store, const std::vector<std::string>& places_when_all_went_well,
                    const State& foreign) {
    LoadedTarget target(subject().plugin(), store.context());
    const auto found = target->discover(store.scope());
    REQUIRE(found);
    CHECK(found->problems.empty());
    REQUIRE(found->slots.size() == subject().slots());
    const auto plan = target->plan(changes_of(found->slots, true));
    REQUIRE(plan);
    const auto receipt = target->apply(*plan, OnePassword(new_password));
    REQUIRE(receipt);
    for (const SlotResult& result : receipt->results)
        CHECK((result.outcome == SlotOutcome::updated || result.outcome == SlotOutcome::unchanged));
    for (const Slot& slot : found->slots)
        CHECK(store.stored(slot) == std::string(new_password));
    CHECK(difference(foreign, store.foreign()) == "");
    std::vector<std::string> places;
    for (const auto& [place, what] : store.state())
        places.push_back(place);
    CHECK(places == places_when_all_went_well);
}

/// An undisturbed rotation, to know its system calls and what it leaves.
struct Undisturbed {
    Run run;
    std::vector<Slot> empty = empty_slots();
    Trace trace = watch_apply(*run.store, new_password);
    std::vector<std::string> places = places_now();

  private:
    std::vector<Slot> empty_slots() {
        std::vector<Slot> slots = run.slots;
        std::erase_if(slots, [&](const Slot& slot) { return run.store->stored(slot).has_value(); });
        return slots;
    }
    std::vector<std::string> places_now() const {
        std::vector<std::string> names;
        for (const auto& [place, what] : run.store->state())
            names.push_back(place);
        return names;
    }
};

} // namespace

TEST_CASE("a rotation in a process of its own reaches every slot, and names no secret to any program") {
    const Undisturbed whole;
    for (const auto& [id, outcome] : outcomes_told(whole.trace.output)) {
        CAPTURE(id);
        CHECK(outcome == (subject().writes() ? "updated" : "needs-user"));
    }
    // Without a scope some that only a person reaches are not known.
    CHECK(outcomes_told(whole.trace.output).size() <= subject().slots());
    if (subject().writes())
        CHECK(outcomes_told(whole.trace.output).size() == subject().slots());
    CHECK_FALSE(whole.trace.started.empty());
    for (const std::string& program : whole.trace.started)
        CHECK((redact(program, Secret::copy_of(new_password)) == program));
    CHECK((redact(whole.trace.output, Secret::copy_of(new_password)) == whole.trace.output));
}

TEST_CASE("bytes are on the disk before a name leads to them, and the name before success is told") {
    const Undisturbed whole;
    bool bytes_flushed = true;
    bool names_flushed = true;
    for (const Call& call : whole.trace.changing) {
        CAPTURE(call.name);
        if (call.name.find("write") != std::string::npos)
            bytes_flushed = false;
        if (call.name == "fsync" || call.name == "fdatasync")
            bytes_flushed = names_flushed = true;
        if (call.name.starts_with("rename") || call.name.starts_with("link")) {
            CHECK(bytes_flushed);
            names_flushed = false;
        }
    }
    CHECK(names_flushed);
}

TEST_CASE("killed before any call that changes something, the next start recovers") {
    if (!subject().writes())
        return;
    const Undisturbed whole;
    // To put anything on a disk or a bus takes at least one.
    REQUIRE_FALSE(whole.trace.changing.empty());
    int killed = 0;
    for (const Call& call : whole.trace.changing) {
        CAPTURE(call.name);
        CAPTURE(call.number);
        const auto store = subject().fresh();
        const State foreign = store->foreign();
        killed += kill_apply_at(*store, new_password, call).killed ? 1 : 0;
        check_between_old_and_new(*store, whole.run.slots, whole.empty, foreign);
        check_recovery(*store, whole.places, foreign);
    }
    // Threads may share the calls out in another way than in the first run; then some run ends undisturbed.
    CHECK(killed > 0);
    CHECK(2 * killed >= static_cast<int>(whole.trace.changing.size()));
}

TEST_CASE(
    "when the system refuses any such call, what is said to be done is done, and the rest is as it was") {
    if (!subject().writes())
        return;
    const Undisturbed whole;
    for (const Call& call : whole.trace.changing) {
        for (const char* error : {"ENOSPC", "EIO"}) {
            CAPTURE(call.name);
            CAPTURE(call.number);
            CAPTURE(error);
            const auto store = subject().fresh();
            const State foreign = store->foreign();
            const Trace trace = fail_apply_at(*store, new_password, call, error);
            CAPTURE(trace.output);
            const auto told = outcomes_told(trace.output);
            CHECK((told.size() == subject().slots() || told.contains("error")));
            for (const Slot& slot : whole.run.slots)
                if (const auto outcome = told.find(slot.id);
                    outcome != told.end() && outcome->second == "updated")
                    CHECK(store->stored(slot) == std::string(new_password));
            check_between_old_and_new(*store, whole.run.slots, whole.empty, foreign);
            check_recovery(*store, whole.places, foreign);
        }
    }
}
