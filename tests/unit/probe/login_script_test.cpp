// SPDX-License-Identifier: Apache-2.0
#include "probe/LoginScript.h"

#include <doctest/doctest.h>

using namespace rinnova;

namespace {

std::string text_of(const std::vector<LoginStep>& steps) {
    std::string text;
    for (const LoginStep& step : steps)
        step.line.expose([&](std::string_view bytes) { text += bytes; });
    return text;
}

std::string script(SlotKind protocol, Mechanism mechanism, std::string_view username,
                   std::string_view password) {
    return text_of(login_script(protocol, mechanism, username, Secret::copy_of(password)));
}

} // namespace

TEST_CASE("SASL PLAIN names the mechanism first and sends the credentials when asked") {
    CHECK(script(SlotKind::imap, Mechanism::plain, "a@b", "fake-old-1") ==
          "R1 AUTHENTICATE PLAIN\r\nAGFAYgBmYWtlLW9sZC0x\r\n");
    CHECK(script(SlotKind::archive, Mechanism::plain, "a@b", "fake-old-1") ==
          "R1 AUTHENTICATE PLAIN\r\nAGFAYgBmYWtlLW9sZC0x\r\n");
    CHECK(script(SlotKind::pop3, Mechanism::plain, "a@b", "fake-old-1") ==
          "AUTH PLAIN\r\nAGFAYgBmYWtlLW9sZC0x\r\n");
    CHECK(script(SlotKind::smtp, Mechanism::plain, "a@b", "fake-old-1") ==
          "AUTH PLAIN\r\nAGFAYgBmYWtlLW9sZC0x\r\n");
}

TEST_CASE("SASL LOGIN sends the name and the password on lines of their own") {
    CHECK(script(SlotKind::smtp, Mechanism::login, "a@b", "fake-old-1") ==
          "AUTH LOGIN\r\nYUBi\r\nZmFrZS1vbGQtMQ==\r\n");
}

TEST_CASE("the protocols' own commands take the name as it is") {
    CHECK(script(SlotKind::pop3, Mechanism::command, "segreteria/studio@pec.it", "fake old 1") ==
          "USER segreteria/studio@pec.it\r\nPASS fake old 1\r\n");
    CHECK(script(SlotKind::imap, Mechanism::command, "na\"me;\\ x@b", "fa\"ke\\1") ==
          "R1 LOGIN \"na\\\"me;\\\\ x@b\" \"fa\\\"ke\\\\1\"\r\n");
    CHECK(script(SlotKind::imap, Mechanism::command, "perch\u00E9@b", "fake-old-1") ==
          "R1 LOGIN \"perch\u00E9@b\" \"fake-old-1\"\r\n");
}

TEST_CASE("a server that says no before it has the name has refused the mechanism, not the password") {
    const auto plain = login_script(SlotKind::smtp, Mechanism::plain, "a@b", Secret::copy_of("fake-old-1"));
    REQUIRE(plain.size() == 2);
    CHECK_FALSE(plain[0].names_the_user);
    CHECK(plain[0].awaits == ReplyKind::proceed);
    CHECK(plain[1].names_the_user);
    CHECK(plain[1].awaits == ReplyKind::yes);
    const auto user = login_script(SlotKind::pop3, Mechanism::command, "a@b", Secret::copy_of("fake-old-1"));
    REQUIRE(user.size() == 2);
    CHECK(user[0].names_the_user);
    CHECK(user[0].awaits == ReplyKind::yes);
}
