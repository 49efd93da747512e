// SPDX-License-Identifier: Apache-2.0
#include "Office.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::outlook;

namespace {

void set_policy(const Office& office, const std::u16string& version, RegistryValue value) {
    office.registry->key(u"Software\\Policies\\Microsoft\\Office\\" + version +
                         u"\\Outlook\\Security")[u"EnableRememberPwd"] = std::move(value);
}

std::string rules(const Office& office) {
    std::string found;
    for (const sdk::Finding& finding : office.target->inspect(office.slots()))
        found += finding.rule + " ";
    return found;
}

} // namespace

TEST_CASE("where a policy forbids to remember passwords, none is created, and the person is told") {
    Office office;
    auto& values = office.account(u"Outlook", u"00000002", imap_account());
    values.erase(u"IMAP Password");
    CHECK(rules(office) == "not-remembered ");
    set_policy(office, u"16.0", number(0));
    CHECK(office.slots()[0].state == SlotState::absent);
    CHECK(office.slots()[0].detail.find("policy") != std::string::npos);
    CHECK(rules(office) == "remembering-forbidden ");
    CHECK(outcomes(office.apply(office.plan(), "fake-new-2")) == "absent");
    const auto plan = office.plan(true);
    CHECK(plan.changes[0].action == sdk::Action::ask_person);
    CHECK_FALSE(plan.changes[0].steps.empty());
    const auto results = office.apply(plan, "fake-new-2");
    CHECK(outcomes(results) == "needs-user");
    CHECK_FALSE(results[0].steps.empty());
    CHECK_FALSE(values.contains(u"IMAP Password"));
}

TEST_CASE("a stored password is renewed under such a policy too, with a word about it") {
    Office office;
    auto& values = office.account(u"Outlook", u"00000002", imap_account());
    set_policy(office, u"16.0", number(0));
    const auto results = office.apply(office.plan(), "fake-new-2");
    CHECK(outcomes(results) == "updated");
    CHECK(results[0].slot.detail.find("policy") != std::string::npos);
    CHECK(office.held(values, u"IMAP Password") == "fake-new-2");
}

TEST_CASE("a policy is of its version, and one that allows is none") {
    Office office;
    office.account(u"Outlook", u"00000002", imap_account());
    office.account(u"Posta", u"00000002", imap_account(), root_of_mapi);
    set_policy(office, u"15.0", number(0));
    set_policy(office, u"16.0", number(1));
    CHECK(rules(office) == "");
    set_policy(office, u"16.0", text(u"0"));
    CHECK(rules(office) == "");
    set_policy(office, u"14.0", number(0));
    CHECK(rules(office) == "remembering-forbidden ");
}

TEST_CASE("talking to a server without encryption is a finding") {
    Office office;
    auto& values = office.account(u"Outlook", u"00000002", with_own_outgoing(imap_account()));
    values[u"IMAP Use SSL"] = number(0);
    values[u"SMTP Secure Connection"] = number(0);
    CHECK(rules(office) == "no-tls no-tls ");
    values[u"SMTP Secure Connection"] = number(3);
    values.erase(u"IMAP Use SSL");
    CHECK(rules(office) == "");
}
