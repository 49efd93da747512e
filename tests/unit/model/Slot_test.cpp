// SPDX-License-Identifier: Apache-2.0
#include "model/Slot.h"

#include <doctest/doctest.h>

#include <set>

using namespace rinnova;

TEST_CASE("slot ids are the same for ever: ledgers and scripts hold them") {
    // printf 'thunderbird\0imap\0imaps.pec.aruba.it\0mario.rossi@pec.it' | sha256sum
    CHECK(slot_id("thunderbird", {"imap", "imaps.pec.aruba.it", "mario.rossi@pec.it"}) ==
          "thunderbird:2379fff90dd29161");
    CHECK(slot_id("keychain", {}) == "keychain:350ced6e5159ece6");
    CHECK(slot_id("keychain", {""}) == "keychain:24249b58df4ab917");
}

TEST_CASE("parts of a slot's identity do not run into each other") {
    const std::set<std::string> ids{
        slot_id("t", {"ab", "c"}), slot_id("t", {"a", "bc"}), slot_id("t", {"abc"}),
        slot_id("t", {"abc", ""}), slot_id("t", {"", "abc"}), slot_id("ta", {"bc"}),
    };
    CHECK(ids.size() == 6);
}

TEST_CASE("open slots are those that a rotation still owes the password") {
    for (const SlotState state :
         {SlotState::pending, SlotState::locked, SlotState::failed, SlotState::needs_user})
        CHECK(is_open(state));
    for (const SlotState state :
         {SlotState::in_sync, SlotState::stale, SlotState::absent, SlotState::unreadable, SlotState::unknown})
        CHECK_FALSE(is_open(state));
}

TEST_CASE("a slot shows what a rotation did to it") {
    CHECK(state_after(SlotOutcome::updated) == SlotState::in_sync);
    CHECK(state_after(SlotOutcome::unchanged) == SlotState::in_sync);
    CHECK(state_after(SlotOutcome::pending) == SlotState::pending);
    CHECK(state_after(SlotOutcome::needs_user) == SlotState::needs_user);
    CHECK(state_after(SlotOutcome::locked) == SlotState::locked);
    CHECK(state_after(SlotOutcome::absent) == SlotState::absent);
    CHECK(state_after(SlotOutcome::failed) == SlotState::failed);
    CHECK(state_after(SlotOutcome::skipped) == SlotState::stale);
}

TEST_CASE("a server given by its host alone has the port of its kind") {
    CHECK(default_port(SlotKind::imap, Tls::implicit) == 993);
    CHECK(default_port(SlotKind::imap, Tls::starttls) == 143);
    CHECK(default_port(SlotKind::archive, Tls::implicit) == 993);
    CHECK(default_port(SlotKind::pop3, Tls::implicit) == 995);
    CHECK(default_port(SlotKind::pop3, Tls::none) == 110);
    CHECK(default_port(SlotKind::smtp, Tls::implicit) == 465);
    CHECK(default_port(SlotKind::smtp, Tls::starttls) == 587);
}

TEST_CASE("a port tells how TLS begins on it") {
    for (const SlotKind kind : {SlotKind::imap, SlotKind::pop3, SlotKind::smtp, SlotKind::archive}) {
        CHECK(tls_of_port(default_port(kind, Tls::implicit)) == Tls::implicit);
        CHECK(tls_of_port(default_port(kind, Tls::starttls)) == Tls::starttls);
    }
    CHECK(tls_of_port(25) == Tls::starttls);
    CHECK(tls_of_port(4711) == Tls::implicit);
}
