// SPDX-License-Identifier: Apache-2.0
#include "Office.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::outlook;

TEST_CASE("an account that does not say whose it is is left alone, and says so") {
    const std::vector<std::pair<std::u16string, RegistryValue>> wrong{
        {u"IMAP Server", number(1)},
        {u"IMAP Server", {registry_string, "abc"}},
        {u"IMAP Server", {registry_string, std::string("a\0\0\0b\0", 6)}},
        {u"IMAP Server", {registry_string, std::string(largest_value + 2, 'a')}},
        {u"IMAP Server", text(std::u16string(300, u'a'))},
        {u"IMAP Server", text(u"imap server")},
        {u"IMAP User", text(u"mario\nrossi")},
        {u"IMAP User", text(std::u16string(2000, u'a'))},
        {u"IMAP User", {registry_string, std::string("\x00\xD8\x00\x00", 4)}}};
    for (const auto& [name, value] : wrong) {
        Office office;
        office.account(u"Outlook", u"00000002", imap_account())[name] = value;
        office.account(u"Outlook", u"00000003", imap_account(u"luigi@pec.it"));
        const auto found = office.discover();
        CHECK(found.slots.size() == 1);
        REQUIRE(found.problems.size() == 1);
        CHECK(found.problems[0].code == ErrorCode::invalid_data);
        CHECK(found.problems[0].where == "Outlook 16.0/Outlook");
    }
}

TEST_CASE("an outgoing server that cannot be told keeps the incoming one from nothing") {
    for (const std::u16string name : {u"SMTP Auth Method", u"SMTP Use Auth", u"SMTP Server", u"SMTP User"}) {
        Office office;
        office.account(u"Outlook", u"00000002",
                       with_own_outgoing(imap_account()))[name] = {registry_binary, std::string("\1", 1)};
        const auto found = office.discover();
        CHECK(found.slots.size() == 1);
        CHECK(found.problems.size() == 1);
        CHECK(outcomes(office.apply(office.plan(), "fake-new-2")) == "updated");
    }
}

TEST_CASE("ports that are none are not shown") {
    for (const RegistryValue& port : {number(0), number(65536), number(0xFFFFFFFF), text(u"993")}) {
        Office office;
        office.account(u"Outlook", u"00000002", imap_account())[u"IMAP Port"] = port;
        CHECK_FALSE(office.slots()[0].port);
    }
}

TEST_CASE("a value of another type, or a huge one, in the place of a password is not Outlook's: it stays") {
    for (const RegistryValue& value :
         {text(u"fake-old-1"), number(1),
          RegistryValue{registry_binary, std::string(largest_value + 1, '\2')}}) {
        Office office;
        auto& values = office.account(u"Outlook", u"00000002", imap_account());
        values[u"IMAP Password"] = value;
        CHECK(office.slots()[0].state == SlotState::unreadable);
        for (const bool create : {false, true})
            CHECK(outcomes(office.apply(office.plan(create), "fake-new-2")) == "failed:invalid-data");
        auto plan = office.plan();
        plan.changes[0].action = sdk::Action::replace;
        CHECK(outcomes(office.apply(plan, "fake-new-2")) == "failed:invalid-data");
        CHECK(values[u"IMAP Password"] == value);
    }
}

TEST_CASE("keys without rights are named, and stop nothing else") {
    Office office;
    office.account(u"A", u"00000002", imap_account());
    office.account(u"B", u"00000002", imap_account());
    office.account(u"C", u"00000002", imap_account());
    office.registry->denied = {Office::key_of(u"A", u"00000002"),
                               root16 + u"\\B" + section.substr(0, section.size() - 1)};
    const auto found = office.discover();
    CHECK(lines_of(found.slots) ==
          "imap mario.rossi@pec.it imaps.pec.aruba.it:993 implicit @ Outlook 16.0/C unknown\n");
    REQUIRE(found.problems.size() == 2);
    for (const Error& problem : found.problems)
        CHECK(problem.code == ErrorCode::permission_denied);
}

TEST_CASE("where nobody can say which versions there are, no account is said to be gone") {
    Office office;
    office.account(u"A", u"00000002", imap_account());
    office.registry->denied = {u"Software\\Microsoft\\Office"};
    const auto found = office.target->discover({});
    REQUIRE_FALSE(found);
    CHECK(found.error().code == ErrorCode::permission_denied);
    office.registry->denied.clear();
    CHECK(office.slots().size() == 1);
}

TEST_CASE("a key that takes nothing fails, and keeps what it has") {
    Office office;
    auto& values = office.account(u"A", u"00000002", imap_account());
    const auto plan = office.plan();
    office.registry->guarded = {Office::key_of(u"A", u"00000002")};
    CHECK(outcomes(office.apply(plan, "fake-new-2")) == "failed:permission-denied");
    CHECK(office.held(values, u"IMAP Password") == "fake-old-1");
    office.registry->denied = office.registry->guarded;
    CHECK(outcomes(office.apply(plan, "fake-new-2")) == "failed:permission-denied");
    CHECK(office.target->verify({plan.changes[0].slot}, Passwords("fake-old-1"))[0].state ==
          SlotState::unknown);
}

TEST_CASE("a profile whose name would lead elsewhere is left alone") {
    for (const std::u16string& name :
         {std::u16string(u"Out\0look", 8), std::u16string(u"a") + char16_t(0xD800)}) {
        Office office;
        office.account(name, u"00000002", imap_account());
        office.account(u"Outlook", u"00000002", imap_account());
        const auto found = office.discover();
        CHECK(found.slots.size() == 1);
        REQUIRE(found.problems.size() == 1);
        CHECK(found.problems[0].code == ErrorCode::invalid_data);
    }
}

TEST_CASE("a locator that is no account's leads nowhere") {
    Office office;
    auto& values = office.account(u"Outlook", u"00000002", imap_account());
    office.registry->key(u"Software\\Rinnova\\Outlook" + section + u"00000002") = imap_account();
    const Slot slot = office.slots()[0];
    const std::string key = slot.locator;
    for (const std::string& locator :
         {std::string(), std::string("nowhere"), key + "0", key.substr(0, key.size() - 1), key + "\\x",
          std::string("Software\\Rinnova\\Outlook\\9375CFF0413111d3B88A00104B2A6676\\00000002"),
          std::string("Software\\Microsoft\\Office\\"), std::string("Software\\Microsoft\\Office\\16.0"),
          std::string("\xFF")}) {
        Slot other = slot;
        other.locator = locator;
        const auto plan = office.target->plan({{other, true}}).value();
        CHECK(plan.changes[0].action == sdk::Action::none);
        CHECK(outcomes(office.apply(plan, "fake-new-2")) == "absent");
    }
    CHECK(office.held(values, u"IMAP Password") == "fake-old-1");
    CHECK(office.registry->puts == 0);
}

TEST_CASE("passwords that cannot be kept, and none at all, change nothing") {
    Office office;
    auto& values = office.account(u"Outlook", u"00000002", imap_account());
    CHECK(outcomes(office.apply(office.plan(), "")) == "failed:not-found");
    CHECK(outcomes(office.apply(office.plan(), std::string_view("a\0b", 3))) == "failed:invalid-data");
    CHECK(outcomes(office.apply(office.plan(), "\xFF\xFE")) == "failed:invalid-data");
    CHECK(office.held(values, u"IMAP Password") == "fake-old-1");
}

TEST_CASE("where Windows does not say what runs, nothing is written") {
    Office office;
    auto& values = office.account(u"Outlook", u"00000002", imap_account());
    const auto plan = office.plan();
    office.programs->broken = ErrorCode::internal;
    CHECK(outcomes(office.apply(plan, "fake-new-2")) == "failed:internal");
    CHECK(office.plan().changes[0].action == sdk::Action::impossible);
    CHECK(office.held(values, u"IMAP Password") == "fake-old-1");
}
