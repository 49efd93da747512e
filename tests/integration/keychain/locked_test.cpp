// SPDX-License-Identifier: Apache-2.0
// Keyrings that are locked, slow or gone: what was there stays, and nothing is taken for absent.
#include "Plugin.h"

#include <chrono>
#include <thread>

using namespace rinnova;
using namespace rinnova_test;
using namespace std::chrono_literals;

namespace {

const keychain::Patience impatient{.call = 300ms, .question_when_reading = 3s, .question_when_writing = 3s};

} // namespace

TEST_CASE("without a person a locked keyring's slots are locked, say what to do, and keep what they hold") {
    Items items;
    items.add("Posta", imap_item, "fake-old-1");
    Plugin plugin;
    const sdk::Plan early = plugin.plan(plugin.slots());
    Session::must("lock");
    const std::string file = bytes_of(keyring_file());
    const Slot slot = plugin.slot();
    CHECK(slot.state == SlotState::locked);
    CHECK(slot.id == early.changes.front().slot.id);
    const sdk::Plan late = plugin.plan({slot});
    CHECK(late.changes.front().action == sdk::Action::unlock);
    CHECK_FALSE(late.changes.front().steps.empty());
    for (const sdk::Plan& plan : {early, late}) {
        const auto result = plugin.apply(plan, "fake-new-2").front();
        CHECK(result.outcome == SlotOutcome::locked);
        CHECK_FALSE(result.steps.empty());
    }
    CHECK(plugin.state("fake-old-1") == "locked");
    CHECK(plugin.target.read({slot}, OnePassword("")).front().error().code == ErrorCode::locked);
    CHECK(bytes_of(keyring_file()) == file);
    Session::must("unlock");
    CHECK(read_with_secret_tool(imap_item) == "fake-old-1");
    // The plan that was made while it was locked still holds.
    CHECK(plugin.apply(late, "fake-new-2").front().outcome == SlotOutcome::updated);
    CHECK(read_with_secret_tool(imap_item) == "fake-new-2");
}

TEST_CASE("a person is asked once for all slots of a call, and what was asked for is done") {
    Items items;
    items.add("Posta", imap_item, "fake-old-1");
    items.add("msmtp", msmtp_item, "fake-old-1");
    Plugin plugin(true);
    const auto slots = plugin.slots();
    REQUIRE(slots.size() == 2);
    Session::must("lock");
    // Looking asks nobody.
    Session::person_will_unlock();
    CHECK(plugin.slots().size() == 2);
    const sdk::Plan plan = plugin.plan(slots);
    CHECK(Session::person_still_waits());
    for (const auto& result : plugin.apply(plan, "fake-new-2"))
        CHECK(result.outcome == SlotOutcome::updated);
    CHECK_FALSE(Session::person_still_waits());
    Session::must("lock");
    Session::person_will_unlock();
    for (const auto& secret : plugin.target.read(slots, OnePassword("")))
        CHECK((secret.value() == Secret::copy_of("fake-new-2")));
}

TEST_CASE("a person who declines leaves the slots locked") {
    Items items;
    items.add("Posta", imap_item, "fake-old-1");
    Plugin plugin(true);
    const sdk::Plan plan = plugin.plan(plugin.slots());
    Session::must("lock");
    Session::must("decline");
    CHECK(plugin.apply(plan, "fake-new-2").front().outcome == SlotOutcome::locked);
    Session::must("unlock");
    CHECK(read_with_secret_tool(imap_item) == "fake-old-1");
}

TEST_CASE("a keyring that has been locked since the login hides names: known ones are found, of others it is "
          "told") {
    Items items;
    items.add("Posta", imap_item, "fake-old-1");
    items.add("Posta", {{"server", "imaps.pec.aruba.it"}, {"user", "unknown@pec.it"}}, "fake-old-1");
    Plugin plugin;
    const std::vector<Slot> before = plugin.slots();
    REQUIRE(before.size() == 2);
    Session::must("stop");
    Session::must("start-locked");
    const sdk::Discovery hidden = plugin.discover();
    REQUIRE(hidden.slots.size() == 1);
    const Slot& slot = hidden.slots.front();
    CHECK(slot.state == SlotState::locked);
    CHECK(slot.username == "mario.rossi@pec.it");
    CHECK(slot.host == "imaps.pec.aruba.it");
    CHECK(slot.kind == SlotKind::imap);
    CHECK(std::count_if(before.begin(), before.end(), [&](const Slot& one) { return one.id == slot.id; }) ==
          1);
    REQUIRE(hidden.problems.size() == 1);
    CHECK(hidden.problems.front().code == ErrorCode::locked);
    CHECK(hidden.problems.front().where == "Login");
    // Slots that were found earlier are recognised all the same.
    for (const auto& result : plugin.apply(plugin.plan(before), "fake-new-2"))
        CHECK(result.outcome == SlotOutcome::locked);
    Session::must("unlock");
    const sdk::Discovery open = plugin.discover();
    CHECK(open.slots.size() == 2);
    CHECK(open.problems.empty());
}

TEST_CASE("a plan made while names were hidden is carried out once a person unlocks") {
    Items items;
    items.add("Posta", imap_item, "fake-old-1");
    Session::must("stop");
    Session::must("start-locked");
    Plugin plugin(true);
    const sdk::Plan plan = plugin.plan(plugin.slots());
    Session::person_will_unlock();
    CHECK(plugin.apply(plan, "fake-new-2").front().outcome == SlotOutcome::updated);
    CHECK(read_with_secret_tool(imap_item) == "fake-new-2");
}

TEST_CASE("a service that does not answer: timed-out for every slot, asked once, and nothing is lost") {
    Items items;
    items.add("Posta", imap_item, "fake-old-1");
    items.add("msmtp", msmtp_item, "fake-old-1");
    Plugin plugin(false, impatient);
    const auto slots = plugin.slots();
    const sdk::Plan plan = plugin.plan(slots);
    const KeyringRestored restored;
    Session::must("suspend");
    const auto begin = std::chrono::steady_clock::now();
    CHECK(plugin.target.discover(Plugin::scope()).error().code == ErrorCode::timed_out);
    CHECK(plugin.target.apply(plan, OnePassword("fake-new-2")).error().code == ErrorCode::timed_out);
    for (const auto& secret : plugin.target.read(slots, OnePassword("")))
        CHECK(secret.error().code == ErrorCode::timed_out);
    for (const auto& check : plugin.target.verify(slots, OnePassword("fake-old-1")))
        CHECK(check.state == SlotState::unknown);
    CHECK(std::chrono::steady_clock::now() - begin < 5s);
    Session::must("resume");
    CHECK(read_with_secret_tool(imap_item) == "fake-old-1");
    CHECK(read_with_secret_tool(msmtp_item) == "fake-old-1");
}

TEST_CASE("a service that died: no keychain, no slots and no error; slots known from before are not absent") {
    Items items;
    items.add("Posta", imap_item, "fake-old-1");
    Plugin plugin;
    const Slot slot = plugin.slot();
    const sdk::Plan plan = plugin.plan({slot});
    const KeyringRestored restored;
    Session::must("kill");
    const sdk::Discovery found = plugin.discover();
    CHECK(found.slots.empty());
    CHECK(found.problems.empty());
    CHECK(plugin.target.plan({{slot, false}}).error().code == ErrorCode::unreachable);
    CHECK(plugin.target.apply(plan, OnePassword("fake-new-2")).error().code == ErrorCode::unreachable);
    CHECK(plugin.target.read({slot}, OnePassword("")).front().error().code == ErrorCode::unreachable);
    CHECK(plugin.target.verify({slot}, OnePassword("fake-old-1")).front().state == SlotState::unknown);
    // The plan holds once the service is back.
    Session::must("start");
    CHECK(read_with_secret_tool(imap_item) == "fake-old-1");
    CHECK(plugin.apply(plan, "fake-new-2").front().outcome == SlotOutcome::updated);
    CHECK(read_with_secret_tool(imap_item) == "fake-new-2");
}

TEST_CASE("slots of two collections are unlocked and written together, each in its place") {
    Session::must("answer fake-second-password");
    const std::string second = make_collection("Second");
    Items items;
    items.add("Posta", imap_item, "fake-old-1");
    const Attributes in_second{
        {"server", "smtps.pec.aruba.it"}, {"user", "mario.rossi@pec.it"}, {"protocol", "smtp"}};
    items.add("Invio", in_second, "fake-old-1", second);
    Plugin plugin(true);
    const auto slots = plugin.slots();
    REQUIRE(slots.size() == 2);
    CHECK(std::count_if(slots.begin(), slots.end(),
                        [](const Slot& slot) { return slot.location == "Second/Invio"; }) == 1);
    Session::must("lock");
    // Asked for in the order of the collections' paths.
    Session::must("answer fake-second-password");
    Session::person_will_unlock();
    for (const auto& result : plugin.apply(plugin.plan(slots), "fake-new-2"))
        CHECK(result.outcome == SlotOutcome::updated);
    CHECK(read_with_secret_tool(imap_item) == "fake-new-2");
    CHECK(read_with_secret_tool(in_second) == "fake-new-2");
    CHECK(plugin.slots() == slots);
    delete_collection(second);
}
