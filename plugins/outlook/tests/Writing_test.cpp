// SPDX-License-Identifier: Apache-2.0
#include "Office.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::outlook;

namespace {

/// Everything but the passwords.
auto rest_of(const Office& office) {
    auto keys = office.registry->keys;
    for (auto& [path, values] : keys)
        std::erase_if(values, [](const auto& value) { return value.first.ends_with(u" Password"); });
    return keys;
}

} // namespace

TEST_CASE("incoming and outgoing passwords are replaced, and nothing else") {
    Office office;
    auto& values = office.account(u"Outlook", u"00000002", with_own_outgoing(imap_account()));
    const auto rest = rest_of(office);
    CHECK(outcomes(office.apply(office.plan(), "fake-new-2, perch\xC3\xA9 no?")) == "updated updated");
    CHECK(office.held(values, u"IMAP Password") == office.held(values, u"SMTP Password"));
    CHECK(office.held(values, u"IMAP Password").starts_with("fake-new-2"));
    CHECK(rest_of(office) == rest);
    for (const std::u16string name : {u"IMAP Password", u"SMTP Password"}) {
        CHECK(values[name].type == registry_binary);
        CHECK(values[name].bytes[0] == 2);
        CHECK(FakeSeal::description_of(values[name].bytes) ==
              (name == u"IMAP Password" ? "IMAP Password" : "SMTP Password"));
    }
}

TEST_CASE("a second time nothing is written") {
    Office office;
    office.account(u"Outlook", u"00000002", with_own_outgoing(imap_account()));
    const auto plan = office.plan();
    office.apply(plan, "fake-new-2");
    const std::size_t puts = office.registry->puts;
    CHECK(outcomes(office.apply(plan, "fake-new-2")) == "unchanged unchanged");
    CHECK(outcomes(office.apply(office.plan(), "fake-new-2")) == "unchanged unchanged");
    CHECK(office.registry->puts == puts);
}

TEST_CASE("a shared outgoing password leaves whatever is stored beside it alone") {
    Office office;
    auto& values = office.account(u"Outlook", u"00000002", with_own_outgoing(imap_account()));
    values[u"SMTP Auth Method"] = number(0);
    CHECK(outcomes(office.apply(office.plan(), "fake-new-2")) == "updated");
    CHECK(office.held(values, u"IMAP Password") == "fake-new-2");
    CHECK(office.held(values, u"SMTP Password") == "fake-old-1");
}

TEST_CASE("what Outlook does not remember is filled when asked to, and only then") {
    Office office;
    auto& values = office.account(u"Outlook", u"00000002", with_own_outgoing(imap_account()));
    values.erase(u"IMAP Password");
    values.erase(u"SMTP Password");
    CHECK(outcomes(office.apply(office.plan(), "fake-new-2")) == "absent absent");
    CHECK(office.registry->puts == 0);
    const auto filled = office.apply(office.plan(true), "fake-new-2");
    CHECK(outcomes(filled) == "updated updated");
    CHECK(filled[0].slot.detail == "");
    CHECK(office.held(values, u"SMTP Password") == "fake-new-2");
}

TEST_CASE("what cannot be opened is replaced") {
    const std::string whole = sealed("fake-old-1", u"IMAP Password").bytes;
    for (const std::string& bytes :
         {std::string("\xDE\xAD\xBE\xEF"), std::string(), std::string("\2"), whole.substr(0, 10),
          whole.substr(1), sealed("fake-old-1", u"IMAP Password", FakeSeal("luigi")).bytes}) {
        Office office;
        auto& values = office.account(u"Outlook", u"00000002", imap_account());
        values[u"IMAP Password"].bytes = bytes;
        const auto slots = office.slots();
        CHECK(office.target->verify(slots, Passwords("fake-old-1"))[0].state == SlotState::unreadable);
        CHECK(office.target->read(slots, Passwords(""))[0].error().code == ErrorCode::invalid_data);
        CHECK(outcomes(office.apply(office.plan(), "fake-new-2")) == "updated");
        CHECK(office.held(values, u"IMAP Password") == "fake-new-2");
    }
}

TEST_CASE("with Outlook open nothing is written, also when it was started after the plan") {
    const ProcessId outlook{4711, 5};
    for (const bool from_the_start : {true, false}) {
        Office office;
        auto& values = office.account(u"Outlook", u"00000002", imap_account());
        office.programs->answers = {from_the_start ? std::optional(outlook) : std::nullopt, outlook};
        const auto plan = office.plan();
        CHECK(plan.changes[0].action == (from_the_start ? sdk::Action::wait : sdk::Action::replace));
        CHECK(outcomes(office.apply(plan, "fake-new-2")) == "pending");
        CHECK(office.held(values, u"IMAP Password") == "fake-old-1");
        CHECK(office.target->clients_in_the_way(office.slots())[0]->process == outlook);
        CHECK(outcomes(office.apply(plan, "fake-old-1")) == "unchanged");
        office.programs->answers.clear();
        CHECK(outcomes(office.apply(plan, "fake-new-2")) == "updated");
        CHECK_FALSE(office.target->clients_in_the_way(office.slots())[0]);
    }
}

TEST_CASE("an Outlook started between two profiles keeps the second") {
    Office office;
    office.account(u"A", u"00000002", imap_account());
    office.account(u"A", u"00000003", imap_account(u"luigi@pec.it"));
    office.account(u"B", u"00000002", imap_account());
    office.programs->answers = {std::nullopt, std::nullopt, ProcessId{4711, 5}};
    CHECK(outcomes(office.apply(office.plan(), "fake-new-2")) == "updated updated pending");
}

TEST_CASE("an account that was changed after the plan is left as it is") {
    Office office;
    auto& values = office.account(u"Outlook", u"00000002", imap_account());
    const auto plan = office.plan();
    values[u"IMAP Password"] = sealed("fake-theirs-3", u"IMAP Password");
    CHECK(outcomes(office.apply(plan, "fake-new-2")) == "failed:conflict");
    CHECK(office.held(values, u"IMAP Password") == "fake-theirs-3");
    values[u"IMAP Server"] = text(u"imap.elsewhere.example");
    CHECK(outcomes(office.apply(plan, "fake-new-2")) == "absent");
    CHECK(office.held(values, u"IMAP Password") == "fake-theirs-3");
    office.registry->keys.clear();
    CHECK(outcomes(office.apply(plan, "fake-new-2")) == "absent");
    CHECK(office.registry->keys.empty());
}

TEST_CASE("a value that does not come back as it was written is put back") {
    Office office;
    auto& values = office.account(u"Outlook", u"00000002", imap_account());
    const RegistryValue before = values[u"IMAP Password"];
    const auto plan = office.plan();
    // Sealed and opened once when it is made, and no longer once it is stored.
    office.registry->on_put = [&](RegistryValue&) { office.seal->forgets = true; };
    CHECK(outcomes(office.apply(plan, "fake-new-2")) == "failed:internal");
    CHECK(values[u"IMAP Password"] == before);
}

TEST_CASE("a created value that cannot be read back is taken away again") {
    Office office;
    auto& values = office.account(u"Outlook", u"00000002", imap_account());
    values.erase(u"IMAP Password");
    const auto plan = office.plan(true);
    office.registry->on_put = [&](RegistryValue&) { office.seal->forgets = true; };
    CHECK(outcomes(office.apply(plan, "fake-new-2")) == "failed:internal");
    CHECK_FALSE(values.contains(u"IMAP Password"));
}

TEST_CASE("what another program puts in the place of the new value is left to it") {
    Office office;
    auto& values = office.account(u"Outlook", u"00000002", imap_account());
    const RegistryValue theirs = sealed("fake-theirs-3", u"IMAP Password");
    office.registry->on_put = [&](RegistryValue& stored) { stored = theirs; };
    CHECK(outcomes(office.apply(office.plan(), "fake-new-2")) == "failed:conflict");
    CHECK(values[u"IMAP Password"] == theirs);
}

TEST_CASE("a data protection that refuses costs nothing") {
    Office office;
    auto& values = office.account(u"Outlook", u"00000002", imap_account());
    const RegistryValue before = values[u"IMAP Password"];
    office.seal->refuses = true;
    CHECK(outcomes(office.apply(office.plan(), "fake-new-2")) == "failed:internal");
    office.seal->refuses = false;
    office.seal->forgets = true;
    CHECK(outcomes(office.apply(office.plan(), "fake-new-2")) == "failed:internal");
    CHECK(values[u"IMAP Password"] == before);
    CHECK(office.registry->puts == 0);
}

TEST_CASE("what the disk does not take is not said to be done") {
    Office office;
    office.account(u"Outlook", u"00000002", imap_account());
    office.registry->flushes = false;
    CHECK(outcomes(office.apply(office.plan(), "fake-new-2")) == "failed:internal");
    CHECK(outcomes(office.apply(office.plan(), "fake-new-2")) == "unchanged");
}

TEST_CASE("Outlook is asked to end by the one that knows its process") {
    Office office;
    const ProcessId outlook{4711, 5};
    CHECK(office.target->ask_to_quit({"Outlook 16.0/Outlook", outlook}));
    CHECK(office.programs->told_to_close == std::vector{outlook});
    CHECK(office.target->ask_to_quit({"Outlook 16.0/Outlook", std::nullopt}).error().code ==
          ErrorCode::unsupported);
}
