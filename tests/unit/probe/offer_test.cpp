// SPDX-License-Identifier: Apache-2.0
#include "probe/Offer.h"

#include <doctest/doctest.h>

#include <vector>

using namespace rinnova;

namespace {
using Lines = std::vector<std::string>;
}

TEST_CASE("an IMAP server offers what its last capability line names") {
    CHECK(offer_of(SlotKind::imap, Lines{"* OK ready", "* CAPABILITY IMAP4rev1 AUTH=PLAIN AUTH=LOGIN SASL-IR",
                                         "A1 OK"}) == Offer{true, true, true});
    CHECK(offer_of(SlotKind::imap, Lines{"* CAPABILITY IMAP4rev1 LOGINDISABLED auth=plain"}) ==
          Offer{true, false, false});
    CHECK(offer_of(SlotKind::imap, Lines{"* CAPABILITY IMAP4rev1 AUTH=CRAM-MD5 AUTH=PLAINX"}) ==
          Offer{false, false, true});
    CHECK(offer_of(SlotKind::imap, Lines{"* CAPABILITY IMAP4rev1 AUTH=PLAIN",
                                         "* CAPABILITY IMAP4rev1 LOGINDISABLED"}) == Offer{});
    CHECK(offer_of(SlotKind::archive, Lines{"* CAPABILITY IMAP4rev1 AUTH=LOGIN LOGINDISABLED"}) ==
          Offer{false, true, false});
    CHECK(offer_of(SlotKind::imap, Lines{"* OK ready", "A1 BAD what"}) == Offer{});
}

TEST_CASE("a POP3 server offers USER and SASL as its CAPA answer lists them, and USER alone when it knows no "
          "CAPA") {
    CHECK(offer_of(SlotKind::pop3, Lines{"+OK ready", "+OK", "USER", "SASL PLAIN LOGIN", "."}) ==
          Offer{true, true, true});
    CHECK(offer_of(SlotKind::pop3, Lines{"+OK ready", "+OK", "TOP", "SASL CRAM-MD5", "."}) == Offer{});
    CHECK(offer_of(SlotKind::pop3, Lines{"+OK ready <12.34@here>", "-ERR unknown command"}) ==
          Offer{false, false, true});
    CHECK(offer_of(SlotKind::pop3, Lines{"+OK", "USER", "SASL PLAIN", "+OK begin TLS", "+OK", "USER", "."}) ==
          Offer{false, false, true});
}

TEST_CASE("an SMTP server offers what follows AUTH, with a blank or the old equals sign") {
    CHECK(offer_of(SlotKind::smtp, Lines{"220 hi", "250-here", "250-AUTH PLAIN LOGIN", "250 OK"}) ==
          Offer{true, true, false});
    CHECK(offer_of(SlotKind::smtp, Lines{"250-AUTH=LOGIN"}) == Offer{false, true, false});
    CHECK(offer_of(SlotKind::smtp, Lines{"250 auth cram-md5 xoauth2"}) == Offer{});
    CHECK(offer_of(SlotKind::smtp, Lines{"250-AUTHORITY PLAIN", "250", ""}) == Offer{});
}

TEST_CASE("PLAIN comes before LOGIN, and both before the protocol's own command") {
    CHECK(mechanism_for({true, true, true}) == Mechanism::plain);
    CHECK(mechanism_for({false, true, true}) == Mechanism::login);
    CHECK(mechanism_for({false, false, true}) == Mechanism::command);
    CHECK(mechanism_for({}) == std::nullopt);
}
