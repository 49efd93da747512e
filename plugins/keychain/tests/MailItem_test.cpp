// SPDX-License-Identifier: Apache-2.0
#include "MailItem.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::keychain;

namespace {

const Hosts hosts{"imaps.pec.aruba.it", "smtps.pec.aruba.it"};

} // namespace

TEST_CASE("hosts are understood as programs write them") {
    CHECK(parse_host("imaps.pec.aruba.it") == WrittenHost{"", "imaps.pec.aruba.it", std::nullopt});
    CHECK(parse_host("IMAPS.Pec.Aruba.IT.") == WrittenHost{"", "imaps.pec.aruba.it", std::nullopt});
    CHECK(parse_host("imaps.pec.aruba.it:993") == WrittenHost{"", "imaps.pec.aruba.it", 993});
    CHECK(parse_host("imaps://imaps.pec.aruba.it:993/INBOX?x#y") ==
          WrittenHost{"imaps", "imaps.pec.aruba.it", 993});
    CHECK(parse_host("smtps://mario%40pec.it@smtps.pec.aruba.it") ==
          WrittenHost{"smtps", "smtps.pec.aruba.it", std::nullopt});
    CHECK(parse_host("[::1]:993") == WrittenHost{"", "::1", 993});
    CHECK(parse_host("[::1]") == WrittenHost{"", "::1", std::nullopt});
    CHECK(parse_host("::1") == WrittenHost{"", "::1", std::nullopt});
}

TEST_CASE("what is no host is none") {
    for (const char* text :
         {"", ":993", "host:port", "host:0", "host:65536", "host:-1", "two words", "[::1", "://", "."})
        CHECK_FALSE(parse_host(text).has_value());
}

TEST_CASE("items of mail programs are mail logins, whatever their schema") {
    const MailItem imap{SlotKind::imap, "imaps.pec.aruba.it", std::nullopt, std::nullopt,
                        "mario.rossi@pec.it"};
    const MailItem smtp{SlotKind::smtp, "smtps.pec.aruba.it", std::nullopt, std::nullopt,
                        "mario.rossi@pec.it"};
    SUBCASE("Geary") {
        CHECK(mail_item_from({{"proto", "IMAP"},
                              {"host", "imaps.pec.aruba.it"},
                              {"login", "mario.rossi@pec.it"},
                              {"xdg:schema", "org.gnome.Geary"}},
                             hosts) == imap);
    }
    SUBCASE("msmtp") {
        CHECK(mail_item_from(
                  {{"host", "smtps.pec.aruba.it"}, {"service", "smtp"}, {"user", "mario.rossi@pec.it"}},
                  hosts) == smtp);
    }
    SUBCASE("secret-tool, as isync's and others' manuals have it") {
        CHECK(mail_item_from(
                  {{"server", "imaps.pec.aruba.it"}, {"user", "mario.rossi@pec.it"}, {"protocol", "imap"}},
                  hosts) == imap);
    }
    SUBCASE("the network schema, as git's helper and others use it") {
        const MailItem expected{SlotKind::smtp, "smtps.pec.aruba.it", 465, std::nullopt,
                                "mario.rossi@pec.it"};
        CHECK(mail_item_from({{"server", "SMTPS.pec.aruba.it"},
                              {"user", "mario.rossi@pec.it"},
                              {"protocol", "smtp"},
                              {"port", "465"},
                              {"object", ""},
                              {"domain", ""},
                              {"authtype", ""},
                              {"xdg:schema", "org.gnome.keyring.NetworkPassword"}},
                             hosts) == expected);
    }
    SUBCASE("an address with scheme and port") {
        const MailItem expected{SlotKind::imap, "imaps.pec.aruba.it", 993, Tls::implicit, "m"};
        CHECK(mail_item_from({{"server", "imaps://imaps.pec.aruba.it:993"}, {"username", "m"}}, hosts) ==
              expected);
    }
    SUBCASE("the port alone tells the kind") {
        CHECK(mail_item_from({{"server", "imaps.pec.aruba.it:995"}, {"account", "m"}}, hosts)->kind ==
              SlotKind::pop3);
        CHECK(
            mail_item_from({{"server", "imaps.pec.aruba.it"}, {"port", "587"}, {"user", "m"}}, hosts)->kind ==
            SlotKind::smtp);
    }
    SUBCASE("nothing tells the kind") {
        CHECK(mail_item_from({{"server", "imaps.pec.aruba.it"}, {"user", "m"}}, hosts)->kind ==
              SlotKind::generic);
        CHECK(mail_item_from({{"host", "imaps.pec.aruba.it"}, {"user", "m"}, {"service", "mbsync"}}, hosts)
                  ->kind == SlotKind::generic);
    }
    SUBCASE("a domain names the host when server and host name something else") {
        CHECK(mail_item_from({{"server", "proxy.example"}, {"domain", "imaps.pec.aruba.it"}, {"user", "m"}},
                             hosts)
                  .has_value());
    }
}

TEST_CASE("items of other servers are none of ours") {
    CHECK_FALSE(mail_item_from({{"server", "www.pec.aruba.it"}, {"user", "m"}}, hosts).has_value());
    CHECK_FALSE(mail_item_from({{"server", "imaps.pec.aruba.it.example"}, {"user", "m"}}, hosts).has_value());
    CHECK_FALSE(mail_item_from({{"user", "imaps.pec.aruba.it"}}, hosts).has_value());
    CHECK_FALSE(mail_item_from({}, hosts).has_value());
    CHECK_FALSE(mail_item_from({{"server", "imaps.pec.aruba.it"}, {"user", "m"}}, {}).has_value());
}

TEST_CASE("what is no mail on a mail server's host is none of ours") {
    for (const char* word : {"https", "davs", "sftp", "smb", "ftp"}) {
        CAPTURE(word);
        const std::string server = "imaps.pec.aruba.it";
        CHECK_FALSE(mail_item_from({{"server", server}, {"user", "m"}, {"protocol", word}}, hosts));
        CHECK_FALSE(
            mail_item_from({{"server", server}, {"user", "m"}, {"proto", word}, {"port", "993"}}, hosts));
        CHECK_FALSE(mail_item_from({{"server", word + ("://" + server)}, {"user", "m"}}, hosts));
    }
}

TEST_CASE("entries of Rinnova's vault are known as such") {
    CHECK(is_own({{"service", "rinnova"}, {"server", "imaps.pec.aruba.it"}, {"user", "m"}}));
    CHECK(is_own({{"application", "rinnova"}}));
    CHECK_FALSE(is_own({{"service", "smtp"}}));
}
