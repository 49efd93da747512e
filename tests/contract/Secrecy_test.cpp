// SPDX-License-Identifier: Apache-2.0
// The secret goes into the store, and nowhere else. (The environment and the arguments of other programs:
// Interruption_test.cpp, which watches the system calls.)
#include "contract/Run.h"

using namespace rinnova;
using namespace rinnova::contract;

namespace {

/// Everything that leaves the plugin as text, in one.
std::string text_of(const Error& error) {
    return error.message + "\n" + error.hint + "\n" + error.where + "\n";
}

std::string text_of(const Slot& slot) {
    return slot.id + "\n" + slot.host + "\n" + slot.username + "\n" + slot.location + "\n" + slot.detail +
           "\n" + slot.locator + "\n";
}

std::string text_of(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines)
        text += line + "\n";
    return text;
}

std::string text_of(const sdk::Plan& plan) {
    std::string text;
    for (const sdk::PlannedChange& change : plan.changes)
        text += text_of(change.slot) + change.precondition + "\n" + change.summary + "\n" +
                text_of(change.steps) + (change.error ? text_of(*change.error) : "");
    return text;
}

std::string text_of(const sdk::Receipt& receipt) {
    std::string text;
    for (const SlotResult& result : receipt.results)
        text += text_of(result.slot) + text_of(result.steps) + (result.error ? text_of(*result.error) : "");
    for (const auto& [place, hash] : receipt.hash_after)
        text += place + " " + hash + "\n";
    return text;
}

std::string text_of(const std::vector<sdk::SlotCheck>& checks) {
    std::string text;
    for (const sdk::SlotCheck& check : checks)
        text += check.slot_id + " " + check.detail + "\n";
    return text;
}

/// Everything the plugin says in the course of two rotations, a conflict among them.
std::string everything_said(Run& run) {
    std::string said;
    const auto filled = run.filled();
    for (const Slot& slot : run.slots)
        said += text_of(slot);
    const sdk::Plan early = run.plan(run.slots, true);
    said += text_of(early) + text_of(run.apply(early, new_password));
    if (!filled.empty())
        run.store->store_by_hand(filled.front(), "fake-theirs-3");
    said += text_of(run.apply(early, old_password));
    const sdk::Plan late = run.plan(run.slots, true);
    said += text_of(late) + text_of(run.apply(late, new_password)) + text_of(run.apply(late, new_password));
    for (const std::string_view password : {old_password, new_password})
        said += text_of(run.target->verify(run.slots, OnePassword(password)));
    for (const auto& read : run.target->read(run.slots, OnePassword({})))
        said += read ? "" : text_of(read.error());
    for (const Slot& slot : run.discovered())
        said += text_of(slot);
    return said;
}

} // namespace

TEST_CASE("no plan, receipt, check or error holds a secret") {
    Run run;
    const std::string said = everything_said(run);
    for (const std::string_view secret : {old_password, new_password, std::string_view("fake-theirs-3")}) {
        CHECK(said.find(secret) == std::string::npos);
        CHECK(redact(said, Secret::copy_of(secret)) == said);
    }
}

TEST_CASE("errors of a closed store hold no secret either") {
    for (const Situation& situation : subject().situations()) {
        CAPTURE(situation.name);
        Run run;
        const auto lasting = situation.enter(*run.store);
        const sdk::Plan plan = run.plan(run.slots, true);
        const std::string said = text_of(plan) + text_of(run.apply(plan, new_password)) +
                                 text_of(run.target->verify(run.slots, OnePassword(new_password)));
        CHECK(redact(said, Secret::copy_of(new_password)) == said);
    }
}

TEST_CASE("where the client encrypts, no file holds the secret as it is") {
    if (!subject().encrypts() || !subject().writes())
        return;
    Run run;
    run.apply(run.plan(run.slots, true), new_password);
    for (const auto& [place, bytes] : run.store->state()) {
        CAPTURE(place);
        CHECK((redact(bytes, Secret::copy_of(new_password)) == bytes));
    }
}
