// SPDX-License-Identifier: Apache-2.0
#include "probe/Reply.h"

#include <doctest/doctest.h>

#include <vector>

using namespace rinnova;

namespace {

std::optional<Reply> reply_to(SlotKind protocol, std::initializer_list<std::string_view> lines) {
    ReplyReader reader(protocol);
    for (const std::string_view line : lines)
        if (auto reply = reader.take(line))
            return reply;
    return std::nullopt;
}

ReplyKind kind_of(SlotKind protocol, std::string_view line) {
    const auto reply = reply_to(protocol, {line});
    REQUIRE(reply);
    return reply->kind;
}

} // namespace

TEST_CASE("an IMAP answer is the tagged line, whatever stands before it") {
    const auto reply = reply_to(SlotKind::imap, {"* CAPABILITY IMAP4rev1", "* NO disk is nearly full",
                                                 "* OK [ALERT] hello", "R1 OK Logged in"});
    CHECK(reply == Reply{ReplyKind::yes, "OK Logged in"});
    CHECK(kind_of(SlotKind::imap, "R1 NO [AUTHENTICATIONFAILED] Authentication failed.") == ReplyKind::no);
    CHECK(kind_of(SlotKind::imap, "r1 no") == ReplyKind::no);
    CHECK(kind_of(SlotKind::imap, "R1 NO [EXPIRED] Password expired") == ReplyKind::no);
    CHECK(kind_of(SlotKind::imap, "R1 NO [ALERT] Use an app password") == ReplyKind::no);
    CHECK(kind_of(SlotKind::imap, "R1 BAD what?") == ReplyKind::puzzling);
    CHECK(kind_of(SlotKind::imap, "R1 NOTHING") == ReplyKind::puzzling);
    CHECK(kind_of(SlotKind::imap, "R2 OK") == ReplyKind::puzzling);
    CHECK(kind_of(SlotKind::imap, "+ ") == ReplyKind::proceed);
    CHECK(kind_of(SlotKind::imap, "+") == ReplyKind::proceed);
    CHECK(kind_of(SlotKind::imap, "") == ReplyKind::puzzling);
}

TEST_CASE("trouble that passes is no refusal") {
    CHECK(kind_of(SlotKind::imap, "R1 NO [UNAVAILABLE] Temporary authentication failure.") ==
          ReplyKind::later);
    CHECK(kind_of(SlotKind::imap, "R1 NO [INUSE] mailbox is locked") == ReplyKind::later);
    CHECK(kind_of(SlotKind::imap, "R1 NO [unavailable]") == ReplyKind::later);
    CHECK(kind_of(SlotKind::imap, "R1 NO Temporary failure") == ReplyKind::later);
    CHECK(kind_of(SlotKind::pop3, "-ERR [SYS/TEMP] Temporary authentication failure.") == ReplyKind::later);
    CHECK(kind_of(SlotKind::pop3, "-ERR [IN-USE] Do you have another POP session running?") ==
          ReplyKind::later);
    CHECK(kind_of(SlotKind::pop3, "-ERR [LOGIN-DELAY] minimum time between logins") == ReplyKind::later);
    CHECK(kind_of(SlotKind::pop3, "-ERR Please try again later") == ReplyKind::later);
    CHECK(kind_of(SlotKind::pop3, "-ERR errore temporaneo") == ReplyKind::later);
    CHECK(kind_of(SlotKind::smtp, "454 4.7.0 Temporary authentication failure") == ReplyKind::later);
    CHECK(kind_of(SlotKind::smtp, "421 4.3.2 closing") == ReplyKind::later);
}

TEST_CASE("a response code tells more than the words behind it") {
    CHECK(kind_of(SlotKind::pop3, "-ERR [AUTH] try again later, temporary or not") == ReplyKind::no);
    CHECK(kind_of(SlotKind::imap, "R1 NO [AUTHENTICATIONFAILED] temporarily") == ReplyKind::no);
}

TEST_CASE("POP3 says +OK, -ERR or a plus sign") {
    CHECK(kind_of(SlotKind::pop3, "+OK maildrop ready") == ReplyKind::yes);
    CHECK(kind_of(SlotKind::pop3, "+OK") == ReplyKind::yes);
    CHECK(kind_of(SlotKind::pop3, "-ERR [AUTH] Authentication failed.") == ReplyKind::no);
    CHECK(kind_of(SlotKind::pop3, "+ ") == ReplyKind::proceed);
    CHECK(kind_of(SlotKind::pop3, "+OKAY") == ReplyKind::puzzling);
    CHECK(kind_of(SlotKind::pop3, "HTTP/1.1 400 Bad Request") == ReplyKind::puzzling);
}

TEST_CASE("an SMTP answer of several lines is one, with its code once") {
    const auto reply = reply_to(SlotKind::smtp, {"535-5.7.8 Username and Password not accepted.",
                                                 "535-5.7.8 For more,", "535 5.7.8 see the page"});
    CHECK(reply == Reply{ReplyKind::no,
                         "535-5.7.8 Username and Password not accepted. 5.7.8 For more, 5.7.8 see the page"});
    CHECK(kind_of(SlotKind::smtp, "235 2.7.0 Authentication succeeded") == ReplyKind::yes);
    CHECK(kind_of(SlotKind::smtp, "334 ") == ReplyKind::proceed);
    CHECK(kind_of(SlotKind::smtp, "535") == ReplyKind::no);
    CHECK(kind_of(SlotKind::smtp, "534 5.7.9 Application-specific password required") == ReplyKind::no);
    CHECK(kind_of(SlotKind::smtp, "504 5.5.4 Unrecognized authentication type") == ReplyKind::puzzling);
    CHECK(kind_of(SlotKind::smtp, "250 fine") == ReplyKind::puzzling);
    CHECK(kind_of(SlotKind::smtp, "+OK") == ReplyKind::puzzling);
}

TEST_CASE("an SMTP answer without an end is given up") {
    ReplyReader reader(SlotKind::smtp);
    std::optional<Reply> reply;
    for (int i = 0; i < 1000 && !reply; ++i)
        reply = reader.take("535-" + std::string(100, 'x'));
    REQUIRE(reply);
    CHECK(reply->kind == ReplyKind::puzzling);
}

TEST_CASE("a BYE before the connection ends is remembered") {
    ReplyReader reader(SlotKind::imap);
    CHECK_FALSE(reader.take("* BYE Too many connections"));
    CHECK(reader.last_words() == "BYE Too many connections");
}
