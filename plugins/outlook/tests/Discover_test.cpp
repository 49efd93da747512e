// SPDX-License-Identifier: Apache-2.0
#include "Office.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::outlook;

TEST_CASE("every version, every profile and both forms of text are found") {
    Office office;
    office.account(u"Outlook", u"00000002", imap_account());
    office.account(u"Studio Però", u"0000000a",
                   {{u"clsid", text(pop3_class)},
                    {u"POP3 Server", text(u"POPS.pec.aruba.it")},
                    {u"POP3 User", text(u"segreteria/studio@pec.it")},
                    {u"POP3 Use SSL", number(1)}});
    office.account(u"Outlook", u"00000001",
                   {{u"clsid", old_text(imap_class)},
                    {u"IMAP Server", old_text(u"imaps.pec.aruba.it")},
                    {u"IMAP User", text(u"vecchio@pec.it")},
                    {u"IMAP Password", sealed("fake-old-1", u"IMAP Password")}},
                   root15);
    office.account(u"Posta", u"00000003",
                   {{u"clsid", old_text(imap_class)},
                    {u"IMAP Server", old_text(u"imaps.pec.aruba.it")},
                    {u"IMAP User", old_text(u"antico@pec.it")}},
                   root_of_mapi);
    CHECK(lines_of(office.slots()) ==
          "imap antico@pec.it imaps.pec.aruba.it:143 ? @ Outlook 2002-2010/Posta absent\n"
          "imap vecchio@pec.it imaps.pec.aruba.it:143 ? @ Outlook 15.0/Outlook unknown\n"
          "imap mario.rossi@pec.it imaps.pec.aruba.it:993 implicit @ Outlook 16.0/Outlook unknown\n"
          "pop3 segreteria/studio@pec.it pops.pec.aruba.it:995 implicit @ Outlook 16.0/Studio Però absent\n");
    CHECK(office.discover().problems.empty());
}

TEST_CASE("a version's key without profiles, and a profile without accounts, prove nothing") {
    Office office;
    CHECK(office.slots().empty());
    office.registry->key(u"Software\\Microsoft\\Office\\17.0\\Common");
    office.registry->key(u"Software\\Microsoft\\Office\\ClickToRun\\Outlook\\Profiles\\Outlook" + section +
                         u"00000001") = imap_account();
    office.registry->key(root16 + u"\\Outlook\\13dbb0c8aa05101a9bb000aa002fc45a");
    office.registry->key(root15 + u"\\Outlook\\9375CFF0413111d3B88A00104B2A6676");
    CHECK(office.slots().empty());
    CHECK(office.discover().problems.empty());
}

TEST_CASE("the outgoing server is a place of its own when it has a password of its own") {
    Office office;
    auto& values = office.account(u"Outlook", u"00000002", with_own_outgoing(imap_account()));
    CHECK(office.slots().size() == 2);
    CHECK(line_of(office.slots()[1]) ==
          "smtp mario.rossi@pec.it smtps.pec.aruba.it:465 implicit @ Outlook 16.0/Outlook unknown");
    for (const std::uint32_t method : {0U, 2U, 7U}) {
        values[u"SMTP Auth Method"] = number(method);
        CHECK(office.slots().size() == 1);
    }
    values[u"SMTP Auth Method"] = number(1);
    values[u"SMTP Use Auth"] = number(0);
    CHECK(office.slots().size() == 1);
    values.erase(u"SMTP Use Auth");
    CHECK(office.slots().size() == 2);
    values.erase(u"SMTP Auth Method");
    CHECK(office.slots().size() == 1);
}

TEST_CASE("a relay of somebody else's is shown as what it is: another server's password") {
    Office office;
    auto values = with_own_outgoing(imap_account(), u"mario.rossi@pec.it");
    values[u"SMTP Server"] = text(u"relay.example.com");
    values[u"SMTP Secure Connection"] = number(2);
    values.erase(u"SMTP Port");
    office.account(u"Outlook", u"00000002", values);
    CHECK(line_of(office.slots()[1]) ==
          "smtp mario.rossi@pec.it relay.example.com:25 starttls @ Outlook 16.0/Outlook unknown");
}

TEST_CASE("an account is known by its server and user, and never by its address") {
    Office office;
    auto values = imap_account(u"mrossi-001");
    values[u"Email"] = text(u"mario.rossi@pec.it");
    office.account(u"Outlook", u"00000002", values);
    values[u"IMAP Server"] = text(u"imap.elsewhere.example");
    values[u"IMAP User"] = text(u"mario.rossi@pec.it");
    office.account(u"Outlook", u"00000003", values);
    const auto slots = office.slots();
    REQUIRE(slots.size() == 2);
    CHECK(slots[0].username == "mrossi-001");
    CHECK(slots[1].host == "imap.elsewhere.example");
}

TEST_CASE("stores, ActiveSync, Exchange and half-made accounts are none of ours") {
    Office office;
    for (const std::u16string_view kind :
         {u"{ED475414-B0D6-11D2-8C3B-00104B2A6676}", u"{ED475415-B0D6-11D2-8C3B-00104B2A6676}",
          u"{ED475418-B0D6-11D2-8C3B-00104B2A6676}", u"", u"IMAP"}) {
        auto values = with_own_outgoing(imap_account());
        values[u"clsid"] = text(kind);
        office.account(u"Outlook", u"00000002", values);
        CHECK(office.slots().empty());
    }
    auto values = imap_account();
    values.erase(u"IMAP User");
    office.account(u"Outlook", u"00000002", values);
    CHECK(office.slots().empty());
    office.account(u"Outlook", u"not-one", imap_account());
    office.account(u"Outlook", u"000000002", imap_account());
    CHECK(office.slots().empty());
    CHECK(office.discover().problems.empty());
}

TEST_CASE("a slot keeps its id while a password changes, and becomes another with another login") {
    Office office;
    auto& values = office.account(u"Outlook", u"00000002", imap_account());
    const std::string id = office.slots()[0].id;
    CHECK(id.starts_with("outlook:"));
    values[u"IMAP Password"] = sealed("fake-other", u"IMAP Password");
    values[u"IMAP User"] = text(u"Mario.Rossi@PEC.it");
    values[u"IMAP Port"] = number(143);
    CHECK(office.slots()[0].id == id);
    values[u"IMAP User"] = text(u"luigi.verdi@pec.it");
    CHECK(office.slots()[0].id != id);
}

TEST_CASE("a hundred accounts are looked through in a number of steps that grows with them alone") {
    const auto reads = [](int accounts) {
        Office office;
        for (int i = 0; i < accounts; ++i) {
            const char16_t profile = static_cast<char16_t>(u'A' + i % 5);
            std::u16string number = u"00000000";
            number[7] = static_cast<char16_t>(u'0' + i / 5 % 10);
            number[6] = static_cast<char16_t>(u'0' + i / 50);
            office.account(std::u16string(1, profile), number, imap_account());
        }
        const std::size_t before = office.registry->reads;
        CHECK(office.slots().size() == static_cast<std::size_t>(accounts));
        return office.registry->reads - before;
    };
    CHECK(reads(100) - reads(50) == 50);
}
