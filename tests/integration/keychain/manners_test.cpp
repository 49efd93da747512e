// SPDX-License-Identifier: Apache-2.0
// Secret Services that behave otherwise than gnome-keyring: a stand-in with the manners of KeePassXC, and
// broken ones.
#include "Plugin.h"
#include "integration/vault_session/StandInService.h"

using namespace rinnova;
using namespace rinnova_test;

namespace {

constexpr Manners keepassxc{.creating_takes_a_prompt = true,
                            .deleting_takes_a_prompt = true,
                            .items_are_locked_one_by_one = true,
                            .locked_collections_show_nothing = true};

StandInService::Entry entry(const Attributes& attributes, const std::string& label,
                            const std::string& content_type = "text/plain") {
    return {.attributes = attributes, .label = label, .secret = "fake-old-1", .content_type = content_type};
}

void add_two(StandInService& service) {
    service.add(entry(imap_item, "Posta"));
    service.add(entry(msmtp_item, "msmtp"));
}

void check_secrets(StandInService& service, const std::string& secret) {
    for (const StandInService::Entry& one : service.entries())
        CHECK(one.secret == secret);
}

} // namespace

TEST_CASE("the content type of an item stays what it was") {
    for (const char* type :
         {"text/plain; charset=utf8", "text/plain;charset=utf-8", "text/plain", "application/octet-stream"}) {
        CAPTURE(type);
        StandInService service({});
        service.add(entry(imap_item, "Posta", type));
        Plugin plugin;
        CHECK(plugin.rotate("fake-new-2, perché no?") == "updated");
        const auto entries = service.entries();
        REQUIRE(entries.size() == 1);
        CHECK(entries[0].content_type == type);
        CHECK(entries[0].secret == "fake-new-2, perché no?");
        CHECK(entries[0].attributes == imap_item);
        CHECK(entries[0].label == "Posta");
    }
}

TEST_CASE("entries that take a permission each: locked without a person, one question with one") {
    StandInService service(keepassxc);
    add_two(service);
    Plugin nobody;
    const auto slots = nobody.slots();
    REQUIRE(slots.size() == 2);
    for (const Slot& slot : slots)
        CHECK(slot.state == SlotState::locked);
    CHECK(nobody.rotate("fake-new-2") == "locked locked");
    CHECK(nobody.state("fake-old-1") == "locked locked");
    check_secrets(service, "fake-old-1");
    CHECK(service.prompts_run() == 0);
    Plugin person(true);
    CHECK(person.rotate("fake-new-2") == "updated updated");
    check_secrets(service, "fake-new-2");
    CHECK(service.prompts_run() == 1);
}

TEST_CASE("a locked database that shows nothing: its slots are locked, and not absent") {
    StandInService service(keepassxc);
    add_two(service);
    Plugin nobody;
    const auto slots = nobody.slots();
    service.lock_collection(true);
    const sdk::Discovery hidden = nobody.discover();
    CHECK(hidden.slots.empty());
    REQUIRE(hidden.problems.size() == 1);
    CHECK(hidden.problems.front().code == ErrorCode::locked);
    CHECK(slots.front().location.starts_with(hidden.problems.front().where + '/'));
    const sdk::Plan plan = nobody.plan(slots);
    for (const sdk::PlannedChange& change : plan.changes) {
        CHECK(change.action == sdk::Action::unlock);
        CHECK_FALSE(change.steps.empty());
    }
    for (const auto& result : nobody.apply(plan, "fake-new-2")) {
        CHECK(result.outcome == SlotOutcome::locked);
        CHECK_FALSE(result.steps.empty());
    }
    for (const auto& secret : nobody.target.read(slots, OnePassword("")))
        CHECK(secret.error().code == ErrorCode::locked);
    for (const auto& check : nobody.target.verify(slots, OnePassword("fake-old-1")))
        CHECK(check.state == SlotState::locked);
    CHECK(service.prompts_run() == 0);
    check_secrets(service, "fake-old-1");
    Plugin person(true);
    for (const auto& result : person.apply(plan, "fake-new-2"))
        CHECK(result.outcome == SlotOutcome::updated);
    check_secrets(service, "fake-new-2");
    CHECK(service.prompts_run() == 1);
}

TEST_CASE("a service that keeps something else than it was given: failed, and said so") {
    StandInService service({.keeps_something_else = true});
    service.add(entry(imap_item, "Posta"));
    Plugin plugin;
    const auto result = plugin.apply(plugin.plan(plugin.slots()), "fake-new-2").front();
    CHECK(result.outcome == SlotOutcome::failed);
    REQUIRE(result.error);
    CHECK(result.error->message.find("fake-") == std::string::npos);
    CHECK(plugin.state("fake-new-2") == "stale");
}

TEST_CASE(
    "a service that goes away in the middle: what is done is done, the rest is unreachable and as it was") {
    StandInService service({.goes_away_at_write = 2});
    for (const char* label : {"first", "second", "third"}) {
        Attributes attributes = imap_item;
        attributes["object"] = label;
        service.add(entry(attributes, label));
    }
    Plugin plugin;
    const auto results = plugin.apply(plugin.plan(plugin.slots()), "fake-new-2");
    REQUIRE(results.size() == 3);
    std::map<std::string, std::string> held;
    for (const StandInService::Entry& one : service.entries())
        held["Passwords/" + one.label] = one.secret;
    CHECK(results[0].outcome == SlotOutcome::updated);
    CHECK(held.at(results[0].slot.location) == "fake-new-2");
    for (const std::size_t i : {1U, 2U}) {
        CHECK(results[i].outcome == SlotOutcome::failed);
        REQUIRE(results[i].error);
        CHECK(results[i].error->code == ErrorCode::unreachable);
        CHECK(held.at(results[i].slot.location) == "fake-old-1");
    }
}
