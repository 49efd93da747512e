// SPDX-License-Identifier: Apache-2.0
// Machines without a keychain. Each suite runs in a session of its kind.
#include "integration/vault/Backends.h"
#include "integration/vault_session/Session.h"
#include "integration/vault_session/Tools.h"

#include <doctest/doctest.h>

#include <chrono>

using namespace rinnova;
using namespace rinnova_test;
using namespace std::chrono_literals;

namespace {

void must_say(Vault& vault, ErrorCode code) {
    const VaultKey key = credential("mario.rossi@pec.it");
    CHECK(vault.open().error().code == code);
    CHECK(vault.load(key).error().code == code);
    CHECK(vault.store(key, fake("fake-not-stored")).error().code == code);
    CHECK(vault.erase(key).error().code == code);
    CHECK(try_with_a_write(vault).error().code == code);
}

bool names_the_ways_out(const Error& error) {
    return error.hint.find("gnome-keyring") != std::string::npos &&
           error.hint.find("KeePassXC") != std::string::npos &&
           error.hint.find("--without-vault") != std::string::npos;
}

} // namespace

TEST_SUITE_BEGIN("no-service");

TEST_CASE_TEMPLATE("nobody is the keychain: unsupported, with the ways out", Backend, Libsecret, QtKeychain) {
    auto vault = Backend::make();
    must_say(*vault, ErrorCode::unsupported);
    CHECK(names_the_ways_out(vault->open().error()));
    CHECK(vault->open().error().message == "No keychain is running in this session.");
}

TEST_CASE_TEMPLATE("a keychain that comes later is used", Backend, Libsecret, QtKeychain) {
    auto vault = Backend::make();
    CHECK(vault->open().error().code == ErrorCode::unsupported);
    Session::must("start");
    const auto tried = try_with_a_write(*vault);
    CHECK_MESSAGE(tried.has_value(), tried.error().message);
    Session::must("stop");
}

TEST_SUITE_END();
TEST_SUITE_BEGIN("no-bus");

TEST_CASE_TEMPLATE("no session bus: unsupported, and told from a missing keychain", Backend, Libsecret,
                   QtKeychain) {
    auto vault = Backend::make();
    must_say(*vault, ErrorCode::unsupported);
    const Error error = vault->open().error();
    CHECK(names_the_ways_out(error));
    CHECK(error.message.find("There is no desktop session here") != std::string::npos);
    CHECK(error.hint.find("without sudo") != std::string::npos);
}

TEST_SUITE_END();
TEST_SUITE_BEGIN("no-keyring");

TEST_CASE_TEMPLATE(
    "a keychain that was never set up is locked, and nothing goes into the collection that a logout "
    "forgets",
    Backend, Libsecret, QtKeychain) {
    auto vault = Backend::make();
    must_say(*vault, ErrorCode::locked);
    CHECK(bytes_of(keyring_file()).empty());
}

TEST_CASE("setting it up declined: locked") {
    auto vault = Libsecret::make(with_a_person());
    Session::must("decline");
    CHECK(vault->open().error().code == ErrorCode::locked);
}

TEST_CASE("with a person it is set up through the desktop's own question") {
    auto vault = Libsecret::make(with_a_person());
    Session::person_will_unlock();
    const auto opened = vault->open();
    REQUIRE_MESSAGE(opened.has_value(), opened.error().message);
    REQUIRE(vault->store(credential("first@pec.it"), fake("fake-first")).has_value());
    CHECK((Libsecret::make()->load(credential("first@pec.it")).value() == fake("fake-first")));
    CHECK_FALSE(Session::person_still_waits());
}

TEST_SUITE_END();
TEST_SUITE_BEGIN("end-of-bus");

TEST_CASE("the session bus goes away: unreachable, and the program lives on") {
    auto vault = Libsecret::make();
    REQUIRE(vault->store(credential("kept@pec.it"), fake("fake-kept")).has_value());
    Session::must("end-bus");
    must_say(*vault, ErrorCode::unreachable);
}

TEST_SUITE_END();
