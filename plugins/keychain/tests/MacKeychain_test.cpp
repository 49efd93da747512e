// SPDX-License-Identifier: Apache-2.0
// What the contract does not ask of the keychain of macOS: which entries are slots, and what happens when the
// system says no.
#include "MacKeychainTarget.h"
#include "MacWorld.h"

#include <doctest/doctest.h>

#include <ctime>

using namespace rinnova;
using namespace rinnova::keychain;
using nlohmann::json;

namespace {

constexpr const char* mario = "mario.rossi@pec.it";
constexpr const char* host = "imaps.pec.aruba.it";
constexpr std::string_view new_text = "fake-new-2";

class OnePassword final : public sdk::Secrets {
  public:
    const Secret* password_for(std::string_view) const override { return &m_password; }
    const Secret* unlock_for(std::string_view) const override { return nullptr; }

  private:
    Secret m_password = Secret::copy_of(new_text);
};

json item(const char* protocol, int port, const char* label = host) {
    return mac_item(mario, host, protocol, port, label, "fake-old-1");
}

struct World {
    test::ScratchFolder scratch;
    MacWorld mac;

    explicit World(const json& items, const json& person = "allow", const json& fault = nullptr)
        : mac(scratch.path(), items, person, fault) {}

    MacKeychainTarget target(bool person_present = true, security_tool::MacVersion version = {15, 1},
                             std::chrono::milliseconds question = std::chrono::seconds(120)) const {
        const std::chrono::minutes enough{10};
        return MacKeychainTarget({mac.program(), version, person_present, question, enough, enough});
    }
    static std::vector<Slot> slots(MacKeychainTarget& target) {
        sdk::DiscoverScope scope;
        scope.hosts = {host, "smtps.pec.aruba.it"};
        auto found = target.discover(scope);
        REQUIRE(found);
        return found->slots;
    }
    static SlotResult applied(MacKeychainTarget target) {
        const auto plan = target.plan({{slots(target).at(0), false}});
        REQUIRE(plan);
        auto receipt = target.apply(*plan, OnePassword());
        REQUIRE(receipt);
        return receipt->results.at(0);
    }
};

std::string this_second() {
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    char text[32] = {};
    std::strftime(text, sizeof text, "%Y%m%d%H%M%SZ", std::gmtime(&now));
    return text;
}

} // namespace

TEST_CASE("a slot says what its entry says, and is called as a person calls it") {
    const World world(json::array({item("imps", 993, "PEC of the office"), item(nullptr, 465, "msmtp"),
                                   item("pop3", 0, "old"), item(nullptr, 0, "by hand")}));
    auto target = world.target();
    const auto slots = World::slots(target);
    REQUIRE(slots.size() == 4);
    CHECK(slots[0].kind == SlotKind::imap);
    CHECK(slots[0].port == 993);
    CHECK(slots[0].tls == Tls::implicit);
    CHECK(slots[0].host == host);
    CHECK(slots[0].username == mario);
    CHECK(slots[0].location == "login/PEC of the office");
    CHECK(slots[1].kind == SlotKind::smtp);
    CHECK_FALSE(slots[1].tls);
    CHECK(slots[2].kind == SlotKind::pop3);
    CHECK_FALSE(slots[2].port);
    CHECK(slots[3].kind == SlotKind::generic);
}

TEST_CASE("web sites, other protocols, other servers, the machine's own keychain, and no account: no slots") {
    json form = item(nullptr, 0);
    form["atyp"] = "form";
    json nobody = item("imap", 993);
    nobody["acct"] = "";
    const World world(
        json::array({item("htps", 443), item("ftp ", 21), form, nobody,
                     mac_item(mario, "imaps.example.org", "imap", 993, "imaps.example.org", "fake-old-1")}));
    auto target = world.target();
    CHECK(World::slots(target).empty());
    const World machine(json::array({item("imap", 993)}));
    machine.mac.set("keychain", "/Library/Keychains/System.keychain");
    auto of_machine = machine.target();
    CHECK(World::slots(of_machine).empty());
    CHECK(of_machine.discover({})->slots.empty());
}

TEST_CASE("an entry keeps its id when its label or its password changes") {
    const World world(json::array({item("imap", 993)}));
    auto target = world.target();
    const std::string id = World::slots(target).at(0).id;
    json changed = item("imap", 993, "another label");
    changed["password"] = "fake-other-3";
    world.mac.set("items", json::array({changed}));
    CHECK(World::slots(target).at(0).id == id);
    world.mac.set("items", json::array({item("imap", 143)}));
    CHECK(World::slots(target).at(0).id != id);
}

TEST_CASE("an entry is written with what its program left in it, and what the system asks then is told") {
    for (const security_tool::MacVersion version : {security_tool::MacVersion{10, 14}, {15, 1}}) {
        const json before = item(nullptr, 0, "PEC \"Mario\" \\ perché");
        const World world(json::array({item("imap", 993), before}));
        auto target = world.target(true, version);
        const Slot slot = World::slots(target).at(1);
        const auto plan = target.plan({{slot, false}});
        REQUIRE(plan);
        CHECK(plan->changes[0].action == sdk::Action::replace);
        REQUIRE(plan->changes[0].steps.size() == 2);
        CHECK(plan->changes[0].steps[0].find("asks once") != std::string::npos);
        CHECK(plan->changes[0].steps[1].find("set-internet-password-partition-list") != std::string::npos);
        const auto receipt = target.apply(*plan, OnePassword());
        REQUIRE(receipt);
        CHECK(receipt->results[0].outcome == SlotOutcome::updated);
        CHECK(receipt->results[0].steps == plan->changes[0].steps);
        CHECK(world.mac.items().size() == 2);
        CHECK(world.mac.items()[0] == item("imap", 993));
        CHECK(unchanging(world.mac.items()[1]) == unchanging(before));
        CHECK(world.mac.items()[1]["password"] == new_text);
    }
}

TEST_CASE("an entry that the tool would mistake for another, or cannot name, is the person's") {
    json nameless = item("imap", 993);
    nameless["label"] = nullptr;
    json typeless = item("imap", 993);
    typeless["atyp"] = nullptr;
    for (const json& items : {json::array({item("imap", 0), item("imap", 993)}), json::array({nameless}),
                              json::array({typeless})}) {
        CAPTURE(items.dump());
        const World world(items);
        auto target = world.target();
        const Slot slot = World::slots(target).at(0);
        CHECK(target.plan({{slot, false}})->changes[0].action == sdk::Action::ask_person);
        const SlotResult result = World::applied(world.target());
        CHECK(result.outcome == SlotOutcome::needs_user);
        CHECK(result.steps.size() == 3);
        CHECK(target.read({slot}, OnePassword())[0].error().code == ErrorCode::unsupported);
        CHECK(target.verify({slot}, OnePassword())[0].state == SlotState::unknown);
        CHECK(world.mac.items() == items);
    }
}

TEST_CASE("what is no password is the person's, and stays") {
    json token = item("imap", 993);
    token["password"] = "{\n\"fake\": 1}";
    const World world(json::array({token}));
    const SlotResult result = World::applied(world.target());
    CHECK(result.outcome == SlotOutcome::needs_user);
    CHECK_FALSE(result.steps.empty());
    CHECK(world.mac.items() == json::array({token}));
    auto target = world.target();
    CHECK(target.verify(World::slots(target), OnePassword())[0].state == SlotState::unreadable);
}

TEST_CASE("with nobody before the screen nothing is asked: locked, said in the plan already") {
    const World world(json::array({item("imap", 993)}));
    auto target = world.target(false);
    const auto slots = World::slots(target);
    const auto plan = target.plan({{slots.at(0), false}});
    CHECK(plan->changes[0].action == sdk::Action::unlock);
    CHECK_FALSE(plan->changes[0].steps.empty());
    const SlotResult result = World::applied(world.target(false));
    CHECK(result.outcome == SlotOutcome::locked);
    CHECK(result.steps == plan->changes[0].steps);
    CHECK(target.read(slots, OnePassword())[0].error().code == ErrorCode::locked);
    CHECK(target.verify(slots, OnePassword())[0].state == SlotState::locked);
    CHECK(world.mac.items() == json::array({item("imap", 993)}));
}

TEST_CASE(
    "whoever declines the system's question has a locked slot, and is asked for the next one all the same") {
    const World world(json::array({item("imap", 993), item("smtp", 465)}), "deny");
    auto target = world.target();
    const auto slots = World::slots(target);
    const auto plan = target.plan({{slots.at(0), false}, {slots.at(1), false}});
    const auto receipt = target.apply(*plan, OnePassword());
    REQUIRE(receipt);
    for (const SlotResult& result : receipt->results) {
        CHECK(result.outcome == SlotOutcome::locked);
        CHECK_FALSE(result.steps.empty());
    }
    CHECK(world.mac.items() == json::array({item("imap", 993), item("smtp", 465)}));
}

TEST_CASE("a change that the system refuses has failed, and what was there is there") {
    const World world(json::array({item("imap", 993)}), "allow", "modify");
    const SlotResult result = World::applied(world.target());
    CHECK(result.outcome == SlotOutcome::failed);
    REQUIRE(result.error);
    CHECK(result.error->code == ErrorCode::permission_denied);
    CHECK(world.mac.items() == json::array({item("imap", 993)}));
}

TEST_CASE("a tool that says done and keeps the old password is not believed") {
    const World world(json::array({item("imap", 993)}), "allow", "forget");
    CHECK(World::applied(world.target()).outcome == SlotOutcome::failed);
}

TEST_CASE("a tool that hangs or is missing is out of reach: nothing is called absent, nothing is written") {
    const World world(json::array({item("imap", 993)}));
    auto target = world.target();
    const auto slots = World::slots(target);
    const auto plan = target.plan({{slots.at(0), false}});
    REQUIRE(plan);
    const auto out_of_reach = [&](MacKeychainTarget other, ErrorCode code) {
        CHECK(other.plan({{slots.at(0), false}}).error().code == code);
        CHECK(other.apply(*plan, OnePassword()).error().code == code);
        CHECK(other.read(slots, OnePassword())[0].error().code == code);
        CHECK(other.verify(slots, OnePassword())[0].state == SlotState::unknown);
        CHECK(world.mac.items() == json::array({item("imap", 993)}));
    };
    world.mac.set("fault", "hang");
    out_of_reach(world.target(true, {15, 1}, std::chrono::milliseconds(300)), ErrorCode::timed_out);
    world.mac.set("fault", -25307); // no default keychain
    out_of_reach(world.target(), ErrorCode::unreachable);
    world.mac.set("fault", nullptr);
    std::filesystem::remove(world.mac.program());
    out_of_reach(world.target(), ErrorCode::unreachable);
}

TEST_CASE("an entry that was deleted after the plan is absent, and is not made again") {
    const World world(json::array({item("imap", 993)}));
    auto target = world.target();
    const auto slots = World::slots(target);
    const auto plan = target.plan({{slots.at(0), true}});
    world.mac.set("items", json::array());
    CHECK(target.apply(*plan, OnePassword())->results[0].outcome == SlotOutcome::absent);
    CHECK(target.read(slots, OnePassword())[0].error().code == ErrorCode::not_found);
    CHECK(target.plan({{slots.at(0), true}})->changes[0].action == sdk::Action::none);
    CHECK(world.mac.items().empty());
}

TEST_CASE("an entry that was changed in this very second is planned for when the second is over") {
    json now = item("imap", 993);
    const World world(json::array({now}));
    auto target = world.target();
    const Slot slot = World::slots(target).at(0);
    now["mdat"] = this_second();
    world.mac.set("items", json::array({now}));
    REQUIRE(target.plan({{slot, false}}));
    CHECK(now["mdat"] != this_second());
}

TEST_CASE("the password stands in no argument, and in nothing that is kept or told") {
    const World world(json::array({item("imap", 993)}));
    auto target = world.target();
    const auto plan = target.plan({{World::slots(target).at(0), false}});
    const auto receipt = target.apply(*plan, OnePassword());
    REQUIRE(receipt->results[0].outcome == SlotOutcome::updated);
    const std::string started = test::bytes_of(world.scratch / "security.argv");
    CHECK(started.find("[\"-i\"]") == 0);
    CHECK(started.find("fake") == std::string::npos);
    for (const std::string& step : receipt->results[0].steps)
        CHECK(step.find("fake") == std::string::npos);
}
