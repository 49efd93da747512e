// SPDX-License-Identifier: Apache-2.0
// What the vaults say of a keychain that is locked, slow or gone: never that an entry is not there.
#include "integration/vault/Backends.h"
#include "integration/vault_session/Session.h"
#include "integration/vault_session/Tools.h"

#include <doctest/doctest.h>

#include <chrono>

using namespace rinnova;
using namespace rinnova_test;
using namespace std::chrono_literals;

namespace {

using Clocked = std::chrono::steady_clock;

/// The codes of all five calls, the key being one that is stored. `none` where a call succeeds.
std::vector<std::string> codes_of_all_calls(Vault& vault, const VaultKey& key) {
    std::vector<std::string> codes;
    const auto note = [&](const auto& result) {
        codes.emplace_back(result.has_value() ? "none" : to_string(result.error().code));
    };
    note(vault.open());
    note(vault.load(key));
    note(vault.load(credential("nobody@pec.it")));
    note(vault.store(key, fake("fake-not-to-be-stored")));
    note(vault.store(credential("new@pec.it"), fake("fake-not-to-be-stored")));
    note(vault.erase(key));
    note(vault.erase(credential("nobody@pec.it")));
    return codes;
}

std::vector<std::string> all(std::string_view code) {
    return std::vector<std::string>(7, std::string(code));
}

template <typename Backend>
std::unique_ptr<Vault> holding(const VaultKey& key, const VaultOptions& options = patient_for(5s)) {
    auto vault = Backend::make(options);
    const auto stored = vault->store(key, fake("fake-kept"));
    REQUIRE_MESSAGE(stored.has_value(), stored.error().message);
    return vault;
}

void must_still_hold(Vault& vault, const VaultKey& key) {
    const auto loaded = vault.load(key);
    REQUIRE_MESSAGE(loaded.has_value(), loaded.error().message);
    CHECK((*loaded == fake("fake-kept")));
    CHECK(vault.load(credential("new@pec.it")).error().code == ErrorCode::not_found);
}

} // namespace

TEST_CASE_TEMPLATE("locked in the middle: every call says locked, nothing changes, and unlocking is enough",
                   Backend, Libsecret, QtKeychain) {
    const KeyringRestored restored;
    const VaultKey key = credential("locked@pec.it");
    auto vault = holding<Backend>(key);
    Session::must("lock");
    const std::string file = bytes_of(keyring_file());
    CHECK(codes_of_all_calls(*vault, key) == all("locked"));
    CHECK(bytes_of(keyring_file()) == file);
    Session::must("unlock");
    must_still_hold(*vault, key);
}

TEST_CASE_TEMPLATE("locked since the login: the same, for a vault that was never open", Backend, Libsecret,
                   QtKeychain) {
    const KeyringRestored restored;
    const VaultKey key = credential("cold@pec.it");
    holding<Backend>(key);
    Session::must("stop");
    Session::must("start-locked");
    const std::string file = bytes_of(keyring_file());
    auto vault = Backend::make(patient_for(5s));
    CHECK(codes_of_all_calls(*vault, key) == all("locked"));
    CHECK(vault->open().error().hint.find("--without-vault") != std::string::npos);
    CHECK(bytes_of(keyring_file()) == file);
    Session::must("unlock");
    must_still_hold(*vault, key);
}

TEST_CASE("a locked keychain does not give the list, not even an empty one") {
    const KeyringRestored restored;
    auto vault = holding<Libsecret>(credential("list@pec.it"));
    Session::must("lock");
    const auto entries = vault->list();
    REQUIRE_FALSE(entries.has_value());
    CHECK(entries.error().code == ErrorCode::locked);
}

TEST_CASE_TEMPLATE("killed in the middle: every call says unreachable, and a new start is enough", Backend,
                   Libsecret, QtKeychain) {
    const KeyringRestored restored;
    const VaultKey key = credential("killed@pec.it");
    auto vault = holding<Backend>(key);
    Session::must("kill");
    CHECK(codes_of_all_calls(*vault, key) == all("unreachable"));
    Session::must("start");
    must_still_hold(*vault, key);
}

TEST_CASE_TEMPLATE("started anew between two calls: they go on", Backend, Libsecret, QtKeychain) {
    const KeyringRestored restored;
    const VaultKey key = credential("restarted@pec.it");
    auto vault = holding<Backend>(key);
    Session::must("kill");
    Session::must("start");
    must_still_hold(*vault, key);
    const auto stored = vault->store(credential("after@pec.it"), fake("fake-after"));
    CHECK_MESSAGE(stored.has_value(), stored.error().message);
    CHECK(vault->erase(credential("after@pec.it")).has_value());
}

TEST_CASE_TEMPLATE("a service that does not answer: every call says timed-out, within its limit", Backend,
                   Libsecret, QtKeychain) {
    const KeyringRestored restored;
    const VaultKey key = credential("silent@pec.it");
    auto vault = holding<Backend>(key, patient_for(200ms));
    Session::must("suspend");
    const auto begin = Clocked::now();
    CHECK(codes_of_all_calls(*vault, key) == all("timed-out"));
    CHECK(Clocked::now() - begin < 7 * 2 * 200ms + 1s);
    Session::must("resume");
    // What was sent before it fell silent is done late; nothing of it may be wrong, and none of it is lost.
    const auto loaded = vault->load(key);
    if (loaded)
        CHECK((*loaded == fake("fake-kept") || *loaded == fake("fake-not-to-be-stored")));
    else
        CHECK(loaded.error().code == ErrorCode::not_found); // the erase
    REQUIRE(vault->erase(credential("new@pec.it")).has_value());
}

TEST_CASE_TEMPLATE("a service that is silent from the start is timed-out too", Backend, Libsecret,
                   QtKeychain) {
    const KeyringRestored restored;
    Session::must("suspend");
    auto vault = Backend::make(patient_for(200ms));
    const auto begin = Clocked::now();
    const auto opened = vault->open();
    REQUIRE_FALSE(opened.has_value());
    CHECK(opened.error().code == ErrorCode::timed_out);
    CHECK(Clocked::now() - begin < 2s);
}
