// SPDX-License-Identifier: Apache-2.0
#include "unit/cli/FakeWorld.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::cli::test;

namespace {

struct Dialogue : FakeWorld {
    Dialogue() { console.person = true; }
    bool said(std::string_view text) const { return console.said.find(text) != std::string::npos; }
    bool printed(std::string_view text) const { return console.printed.find(text) != std::string::npos; }
};

const std::vector<std::string> rotate{"rotate", "mario.rossi@pec.it"};

} // namespace

TEST_CASE("a person sees everything before the paste, and the result after it") {
    Dialogue world;
    world.console.answers = {"fake-new-1", "25/02/2027", "y"};
    CHECK(world.run(rotate) == 0);
    for (const char* text : {"Aruba PEC", "expires on 2026-12-01, in 9 days", "https://gestionemail.pec.it/",
                             "1. Open the webmail.", "another, and stays as it is", "imaps.pec.aruba.it:993",
                             "default-release", "will be replaced"})
        CHECK_MESSAGE(world.said(text), text);
    CHECK(world.service.calls == std::vector<std::string>{"prepare", "rotate mario.rossi@pec.it"});
    CHECK(world.service.passwords == std::vector<std::string>{"fake-new-1"});
    CHECK(world.service.requests[0].expires == day(2027, 2, 25));
    CHECK(world.interactive_service);
    for (const char* text :
         {"updated", "everything was confirmed by reading it back", "expires on 2027-02-20, in 90 days"})
        CHECK_MESSAGE(world.printed(text), text);
    CHECK(world.console.questions[1].find("2027-02-20") != std::string::npos);
}

TEST_CASE("Enter takes the computed expiry and means yes") {
    Dialogue world;
    world.console.answers = {"fake-new-1", "", ""};
    CHECK(world.run(rotate) == 0);
    CHECK_FALSE(world.service.requests[0].expires.has_value());
}

TEST_CASE("--yes and --expires leave only the password to ask for") {
    Dialogue world;
    world.console.answers = {"fake-new-1"};
    CHECK(world.run({"rotate", "mario.rossi@pec.it", "--yes", "--expires", "2027-02-01"}) == 0);
    CHECK(world.console.questions.size() == 1);
}

TEST_CASE("a no before writing changes nothing, and says that the password is not kept") {
    Dialogue world;
    world.console.answers = {"fake-new-1", "", "n"};
    CHECK(world.run(rotate) == 1);
    CHECK(world.service.calls == std::vector<std::string>{"prepare"});
    CHECK(world.said("Nothing was changed, and the password was not kept"));
}

TEST_CASE("the end of the input is a no") {
    Dialogue world;
    world.console.answers = {"fake-new-1", ""};
    CHECK(world.run(rotate) == 1);
    CHECK(world.service.passwords.empty());
}

TEST_CASE("a password that cannot be one is asked for again, three times in all") {
    Dialogue world;
    world.console.answers = {"", "two\nlines", "fake-new-1", "", "y"};
    CHECK(world.run(rotate) == 0);
    CHECK(world.said("empty"));
    CHECK(world.said("more than one line"));
    world.console.answers = {"", "", "", "fake-new-1"};
    CHECK(world.run(rotate) == 2);
    CHECK(world.service.passwords.size() == 1);
}

TEST_CASE("blanks around the password are taken off, and that is said") {
    Dialogue world;
    world.console.answers = {"  fake-new-1 ", "", "y"};
    CHECK(world.run(rotate) == 0);
    CHECK(world.said("blanks around the password"));
    CHECK(world.service.passwords[0] == "fake-new-1");
}

TEST_CASE("a date that is none is asked for again, and not repeated") {
    Dialogue world;
    world.console.answers = {"fake-new-1", "fake-new-1", "2020-01-01", "Scadenza 25/02/2027", "y"};
    CHECK(world.run(rotate) == 0);
    CHECK_FALSE(world.said("fake-new-1"));
    CHECK(world.said("not a date"));
    CHECK(world.said("past"));
    CHECK(world.service.requests[0].expires == day(2027, 2, 25));
}

TEST_CASE("a vault that is closed is said before the paste, with the ways out") {
    Dialogue world;
    world.service.preview.vault =
        Error{ErrorCode::unsupported, "There is no keychain on this machine.", "", ""};
    world.console.answers = {"fake-new-1"};
    CHECK(world.run(rotate) == 6);
    CHECK(world.console.questions.empty());
    for (const char* text : {"no keychain", "gnome-keyring", "--without-vault"})
        CHECK_MESSAGE(world.said(text), text);
}

TEST_CASE("--without-vault goes on, and says what that means") {
    Dialogue world;
    world.service.preview.vault =
        Error{ErrorCode::unsupported, "There is no keychain on this machine.", "", ""};
    world.console.answers = {"fake-new-1", "", "y"};
    CHECK(world.run({"rotate", "mario.rossi@pec.it", "--without-vault"}) == 0);
    CHECK(world.service.requests[0].without_vault);
    CHECK(world.said("in the mail programs alone"));
}

TEST_CASE("a keychain that was locked meanwhile does not lose the password") {
    Dialogue world;
    world.service.reports = {report(AccountOutcome::locked), report(AccountOutcome::locked),
                             report(AccountOutcome::done, {SlotOutcome::updated})};
    world.console.answers = {"fake-new-1", "", "y", "", "1"};
    CHECK(world.run(rotate) == 0);
    CHECK(world.service.passwords == std::vector<std::string>{"fake-new-1", "fake-new-1", "fake-new-1"});
    CHECK(world.said("still at hand"));
}

TEST_CASE("a keychain that stays locked can be left out, or everything given up") {
    Dialogue world;
    world.service.reports = {report(AccountOutcome::locked),
                             report(AccountOutcome::done, {SlotOutcome::updated})};
    world.console.answers = {"fake-new-1", "", "y", "what?", "2"};
    CHECK(world.run(rotate) == 0);
    CHECK(world.service.requests.back().without_vault);

    Dialogue given_up;
    given_up.service.reports = {report(AccountOutcome::locked)};
    given_up.console.answers = {"fake-new-1", "", "y", "3"};
    CHECK(given_up.run(rotate) == 6);
    CHECK(given_up.printed("was not kept"));
}

TEST_CASE("a rotation that could not begin is offered once more") {
    Dialogue world;
    world.service.reports = {tl::unexpected(Error{ErrorCode::busy, "Another renewal is running.", "", ""}),
                             report(AccountOutcome::done, {SlotOutcome::updated})};
    world.console.answers = {"fake-new-1", "", "y", ""};
    CHECK(world.run(rotate) == 0);
    CHECK(world.said("Another renewal is running"));
    CHECK(world.console.questions.back().find("still at hand") != std::string::npos);
}

TEST_CASE("another account's password is stopped unless that is confirmed") {
    const Error mix_up{ErrorCode::conflict, "This is the password of anna@pec.it.", "", ""};
    Dialogue world;
    world.service.reports = {tl::unexpected(mix_up), report(AccountOutcome::done, {SlotOutcome::updated})};
    world.console.answers = {"fake-new-1", "", "y", "yes"};
    CHECK(world.run(rotate) == 0);
    CHECK(world.service.requests[1].accept_duplicate);

    Dialogue careful;
    careful.service.reports = {tl::unexpected(mix_up)};
    careful.console.answers = {"fake-new-1", "", "y", ""};
    CHECK(careful.run(rotate) == 2);
    CHECK(careful.service.requests.size() == 1);
}

TEST_CASE("a script is told the flag for another account's password") {
    FakeWorld world;
    world.service.reports = {
        tl::unexpected(Error{ErrorCode::conflict, "This is the password of anna@pec.it.", "", ""})};
    world.console.input = "fake-new-1\n";
    CHECK(world.run({"rotate", "mario.rossi@pec.it", "--password-stdin"}) == 2);
    CHECK(world.console.said.find("--accept-duplicate") != std::string::npos);
}

TEST_CASE("without a terminal nothing is asked") {
    FakeWorld world;
    CHECK(world.run(rotate) == 2);
    CHECK(world.console.said.find("--password-stdin") != std::string::npos);
    CHECK(world.console.questions.empty());
    CHECK(world.run({"unlock", "thunderbird:0123456789abcdef"}) == 2);
    CHECK(world.console.said.find("--password-stdin") != std::string::npos);
    CHECK_FALSE(world.interactive_service);
}

TEST_CASE("a script's password comes from standard input, and nothing is asked") {
    FakeWorld world;
    world.console.input = "fake-new-1\n";
    CHECK(world.run({"rotate", "mario.rossi@pec.it", "--password-stdin"}) == 0);
    CHECK(world.service.passwords == std::vector<std::string>{"fake-new-1"});
    for (const std::string& input :
         {std::string(), std::string("a\nb\n"), std::string("a\0b", 3), std::string(257, 'x')}) {
        world.console.input = input;
        CHECK(world.run({"rotate", "mario.rossi@pec.it", "--password-stdin"}) == 2);
    }
    CHECK(world.service.passwords.size() == 1);
}

TEST_CASE("an expired account says what still works and how to recover") {
    Dialogue world;
    world.service.preview.validity.expires = today() - std::chrono::days(3);
    world.console.answers = {"fake-new-1", "", "y"};
    CHECK(world.run(rotate) == 0);
    CHECK(world.said("The webmail and the provider's app still work"));
}

TEST_CASE("--from adopts a slot's password after the question") {
    Dialogue world;
    world.console.answers = {"y"};
    CHECK(world.run({"rotate", "mario.rossi@pec.it", "--from", "thunderbird:0123456789abcdef"}) == 0);
    CHECK(world.service.calls.back() == "rotate_from thunderbird:0123456789abcdef");
    world.console.answers = {"n"};
    CHECK(world.run({"rotate", "mario.rossi@pec.it", "--from", "x"}) == 1);
    FakeWorld script;
    CHECK(script.run({"rotate", "mario.rossi@pec.it", "--from", "x"}) == 0);
}

TEST_CASE("a dry run shows the plan and does nothing") {
    FakeWorld world;
    world.service.preview.vault = Error{ErrorCode::locked, "The keychain is locked.", "", ""};
    CHECK(world.run({"rotate", "mario.rossi@pec.it", "--dry-run"}) == 0);
    CHECK(world.service.calls == std::vector<std::string>{"prepare"});
    CHECK(world.console.printed.find("will be replaced") != std::string::npos);
    CHECK(world.console.printed.find("--without-vault") != std::string::npos);
}

TEST_CASE("a target that does not exist is refused before the paste") {
    Dialogue world;
    world.service.plugins = {{"thunderbird", "Thunderbird", "", "loaded", {}, {}, {}}};
    world.console.answers = {"fake-new-1"};
    CHECK(world.run({"rotate", "mario.rossi@pec.it", "--only", "thunderbrid"}) == 2);
    CHECK(world.said("thunderbird"));
    CHECK(world.console.questions.empty());
}

TEST_CASE("what remains to do is said slot by slot") {
    FakeWorld world;
    RotationReport open = report(AccountOutcome::open, {SlotOutcome::updated, SlotOutcome::pending});
    SlotResult phone = slot_result(SlotOutcome::needs_user, phone_slot());
    phone.steps = {"Open Settings > Mail."};
    open.accounts[0].slots.push_back(phone);
    open.accounts[0].notes = {"No mail program holds the archive."};
    world.service.reports = {open};
    world.console.input = "fake-new-1";
    CHECK(world.run({"rotate", "mario.rossi@pec.it", "--password-stdin"}) == 3);
    for (const char* text :
         {"What remains to do", "Close the program, then: rinnova retry mario.rossi@pec.it",
          "Open Settings > Mail.", "rinnova confirm manual:fedcba9876543210", "No mail program holds"})
        CHECK_MESSAGE(world.console.printed.find(text) != std::string::npos, text);
}

TEST_CASE("a refused password says that it is kept, and both ways on") {
    FakeWorld world;
    RotationReport refused = report(AccountOutcome::refused);
    refused.accounts[0].probe = {ProbeVerdict::refused, SlotKind::imap, "imaps.pec.aruba.it", 993,
                                 "NO\x1b[2J"};
    world.service.reports = {refused};
    world.console.input = "fake-new-1";
    CHECK(world.run({"rotate", "mario.rossi@pec.it", "--password-stdin"}) == 4);
    for (const char* text : {"imaps.pec.aruba.it:993 refused", "is kept", "rinnova retry", "rinnova discard"})
        CHECK_MESSAGE(world.console.printed.find(text) != std::string::npos, text);
    CHECK(world.console.printed.find('\x1b') == std::string::npos);
}
