// SPDX-License-Identifier: Apache-2.0
// What the contract does not ask: which entry is a server's, and what happens when the system says no.
#include "AppleMailTarget.h"
#include "support/InternetItem.h"
#include "support/ScratchFolder.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace rinnova;
using namespace rinnova::apple_mail;
using nlohmann::json;

namespace {

constexpr std::string_view password_text = "fake-new-2";

class OnePassword final : public sdk::Secrets {
  public:
    const Secret* password_for(std::string_view) const override { return &m_password; }
    const Secret* unlock_for(std::string_view) const override { return nullptr; }

  private:
    Secret m_password = Secret::copy_of(password_text);
};

json entry(const char* protocol, int port, const char* label = "imaps.pec.aruba.it") {
    json item = test::internet_item("imaps.pec.aruba.it", protocol, port);
    item["label"] = label;
    return item;
}

struct World {
    test::ScratchFolder scratch;
    std::filesystem::path file = scratch / "usr/bin/security.json";

    explicit World(const json& items, const json& person = "allow", const json& fault = nullptr,
                   const std::string& version = "10.10.5") {
        test::put_file(scratch / "System/Library/CoreServices/SystemVersion.plist",
                       "<plist version=\"1.0\"><dict><key>ProductVersion</key><string>" + version +
                           "</string></dict></plist>");
        test::put_file(file, json{{"keychain", "/Users/m/login.keychain-db"},
                                  {"login", "fake-login"},
                                  {"person", person},
                                  {"fault", fault},
                                  {"items", items}}
                                 .dump());
        std::filesystem::create_symlink(RINNOVA_SOURCE_DIR "/tests/support/security_double.py",
                                        scratch / "usr/bin/security");
        std::filesystem::create_symlink("/bin/true", scratch / "usr/bin/open");
    }
    AppleMailTarget target(bool person_present = true) const {
        sdk::TargetContext context;
        context.home = FIXTURES "/accounts3";
        return {context, mac_at(scratch.path(), person_present)};
    }
    static Slot slot(AppleMailTarget& target) {
        auto found = target.discover({});
        REQUIRE(found);
        REQUIRE(found->slots.size() == 4);
        return found->slots.front(); // mario's IMAP server
    }
    SlotResult applied(bool person_present = true) const {
        auto mail = target(person_present);
        const auto plan = mail.plan({{slot(mail), false}});
        REQUIRE(plan);
        auto receipt = mail.apply(*plan, OnePassword());
        REQUIRE(receipt);
        return receipt->results.at(0);
    }
    json items() const { return json::parse(test::bytes_of(file))["items"]; }
};

} // namespace

TEST_CASE("an entry of Mail's is written, and what the system will ask is told before and after") {
    const World world(json::array({entry("imap", 993)}));
    auto mail = world.target();
    const auto plan = mail.plan({{World::slot(mail), false}});
    CHECK(plan->changes[0].action == sdk::Action::replace);
    REQUIRE(plan->changes[0].steps.size() == 2);
    CHECK(plan->changes[0].steps[0].find("asks once") != std::string::npos);
    CHECK(plan->changes[0].steps[1].find(
              "security set-internet-password-partition-list -S apple-tool:,apple: -a "
              "mario.rossi@pec.it -s imaps.pec.aruba.it") != std::string::npos);
    const SlotResult result = world.applied();
    CHECK(result.outcome == SlotOutcome::updated);
    CHECK_FALSE(result.steps.empty());
    CHECK(world.items()[0]["password"] == password_text);
    CHECK(world.items().size() == 1);
}

TEST_CASE("no entry, or two that could be meant: it is the person's, and nothing is written") {
    for (const json& items :
         {json::array(), json::array({entry("htps", 0)}), json::array({entry("imap", 143)}),
          json::array({entry("imap", 993), entry("imps", 993)}),
          json::array({entry("imap", 993), entry("imap", 0, "another")})}) {
        CAPTURE(items.dump());
        const World world(items);
        CHECK(world.applied().outcome == SlotOutcome::needs_user);
        CHECK(world.items() == items);
    }
}

TEST_CASE("an entry without a label, or of a type that cannot be named, is the person's") {
    json nameless = entry("imap", 993);
    nameless["label"] = nullptr;
    json typeless = entry("imap", 993);
    typeless["atyp"] = nullptr;
    for (const json& item : {nameless, typeless}) {
        const World world(json::array({item}));
        CHECK(world.applied().outcome == SlotOutcome::needs_user);
        CHECK(world.items() == json::array({item}));
    }
}

TEST_CASE("whoever cancels the system's question does it by hand; nothing was written") {
    const World world(json::array({entry("imap", 993)}), "deny");
    const SlotResult result = world.applied();
    CHECK(result.outcome == SlotOutcome::needs_user);
    CHECK(result.steps.size() > 3);
    CHECK(world.items()[0]["password"] == "fake-old-1");
}

TEST_CASE("a keychain that cannot ask is locked, and nothing is written") {
    const World world(json::array({entry("imap", 993)}), nullptr);
    CHECK(world.applied().outcome == SlotOutcome::locked);
    CHECK(world.items()[0]["password"] == "fake-old-1");
}

TEST_CASE("with nobody before the screen nothing is asked: locked, said in the plan already") {
    const World world(json::array({entry("imap", 993)}));
    auto mail = world.target(false);
    const Slot slot = World::slot(mail);
    CHECK(mail.plan({{slot, false}})->changes[0].action == sdk::Action::unlock);
    CHECK(world.applied(false).outcome == SlotOutcome::locked);
    CHECK(mail.read({slot}, OnePassword())[0].error().code == ErrorCode::locked);
    CHECK(mail.verify({slot}, OnePassword())[0].state == SlotState::locked);
    CHECK(world.items()[0]["password"] == "fake-old-1");
}

TEST_CASE("a tool that fails or is missing leaves everything to the person") {
    const World failing(json::array({entry("imap", 993)}), "allow", -25291);
    CHECK(failing.applied().outcome == SlotOutcome::needs_user);
    const World missing(json::array({entry("imap", 993)}));
    std::filesystem::remove(missing.scratch / "usr/bin/security");
    CHECK(missing.applied().outcome == SlotOutcome::needs_user);
}

TEST_CASE("the pane is opened for what is left to the person, and not when nobody is there") {
    for (const bool person : {true, false}) {
        const World world(json::array());
        std::filesystem::remove(world.scratch / "usr/bin/open");
        test::put_file(world.scratch / "usr/bin/open", "#!/bin/sh\necho \"$@\" > \"$0.said\"\n");
        std::filesystem::permissions(world.scratch / "usr/bin/open", std::filesystem::perms::owner_all);
        CHECK(world.applied(person).outcome == SlotOutcome::needs_user);
        CHECK(std::filesystem::exists(world.scratch / "usr/bin/open.said") == person);
        if (person)
            CHECK(test::bytes_of(world.scratch / "usr/bin/open.said") ==
                  "x-apple.systempreferences:com.apple.preferences.internetaccounts\n");
    }
}

TEST_CASE("an entry that holds more than a password is the person's, and stays") {
    json item = entry("imap", 993);
    item["password"] = "two\nlines";
    const World world(json::array({item}));
    CHECK(world.applied().outcome == SlotOutcome::needs_user);
    CHECK(world.items() == json::array({item}));
}

TEST_CASE("where Mail may keep the password elsewhere, an entry is the keychain's: named, neither written "
          "nor read") {
    for (const char* version : {"10.11", "10.14.6", "15.1"}) {
        CAPTURE(version);
        const World world(json::array({entry("imap", 993)}), "allow", nullptr, version);
        const SlotResult result = world.applied();
        CHECK(result.outcome == SlotOutcome::needs_user);
        CHECK(result.steps.front().find("has an entry “imaps.pec.aruba.it”") != std::string::npos);
        CHECK(result.steps.back().find("Quit Mail") != std::string::npos);
        CHECK(world.items() == json::array({entry("imap", 993)}));
        auto mail = world.target();
        const Slot slot = World::slot(mail);
        CHECK(mail.plan({{slot, false}})->changes[0].steps == result.steps);
        CHECK(mail.read({slot}, OnePassword())[0].error().code == ErrorCode::unsupported);
        CHECK(mail.verify({slot}, OnePassword())[0].state == SlotState::unknown);
        CHECK(world.applied(false).outcome == SlotOutcome::needs_user);
    }
    const World without(json::array(), "allow", nullptr, "15.1");
    CHECK(without.applied().steps.front().find("has an entry") == std::string::npos);
}
