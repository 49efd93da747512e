// SPDX-License-Identifier: Apache-2.0
// What every vault does. The real ones talk with a real gnome-keyring, and in a second run with a real
// KeePassXC, in a session of the test's own; on Windows with its Credential Manager.
#include "VaultBackends.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace rinnova;
using namespace rinnova_test;

namespace {

/// 256 bytes of UTF-8: letters of one, two, three and four bytes.
std::string longest_password() {
    std::string text;
    while (text.size() + 10 <= 256)
        text += "aè€😀";
    return text + std::string(256 - text.size(), 'z');
}

template <typename Backend>
std::unique_ptr<Vault> opened() {
    auto vault = Backend::make();
    const auto open = vault->open();
    REQUIRE_MESSAGE(open.has_value(), open.error().message);
    return vault;
}

void must_hold(Vault& vault, const VaultKey& key, std::string_view expected) {
    const auto loaded = vault.load(key);
    REQUIRE_MESSAGE(loaded.has_value(), loaded.error().message);
    CHECK((*loaded == fake(expected)));
}

void must_store(Vault& vault, const VaultKey& key, std::string_view text) {
    const auto stored = vault.store(key, fake(text));
    REQUIRE_MESSAGE(stored.has_value(), stored.error().message);
}

void must_not_hold(Vault& vault, const VaultKey& key) {
    const auto loaded = vault.load(key);
    REQUIRE_FALSE(loaded.has_value());
    CHECK(loaded.error().code == ErrorCode::not_found);
}

} // namespace

TEST_CASE_TEMPLATE("what is stored is read back", Backend, EVERY_VAULT) {
    auto vault = opened<Backend>();
    must_store(*vault, credential("mario.rossi@pec.it"), "fake-old-1");
    must_hold(*vault, credential("mario.rossi@pec.it"), "fake-old-1");
}

TEST_CASE_TEMPLATE("storing again replaces the entry", Backend, EVERY_VAULT) {
    auto vault = opened<Backend>();
    must_store(*vault, credential("again@pec.it"), "fake-old-1");
    must_store(*vault, credential("again@pec.it"), "fake-new-2");
    must_hold(*vault, credential("again@pec.it"), "fake-new-2");
    REQUIRE(vault->erase(credential("again@pec.it")).has_value());
    must_not_hold(*vault, credential("again@pec.it"));
}

TEST_CASE_TEMPLATE("an entry that was never stored is not found", Backend, EVERY_VAULT) {
    auto vault = opened<Backend>();
    must_not_hold(*vault, credential("nobody@pec.it"));
}

TEST_CASE_TEMPLATE("a password's key without an id is none, and names no entry that has one", Backend,
                   EVERY_VAULT) {
    auto vault = opened<Backend>();
    const AccountKey account{"aruba-pec", "nameless@pec.it"};
    const VaultKey named{VaultKey::Kind::credential, account, "1"};
    const VaultKey nameless{VaultKey::Kind::credential, account, ""};
    must_store(*vault, named, "fake-old-1");
    CHECK(vault->load(nameless).error().code == ErrorCode::invalid_data);
    CHECK(vault->erase(nameless).error().code == ErrorCode::invalid_data);
    CHECK(vault->store(nameless, fake("fake-new-2")).error().code == ErrorCode::invalid_data);
    must_hold(*vault, named, "fake-old-1");
}

TEST_CASE_TEMPLATE("entries whose keys differ in one member stand for themselves", Backend, EVERY_VAULT) {
    auto vault = opened<Backend>();
    const VaultKey keys[] = {{VaultKey::Kind::credential, {"aruba-pec", "one@pec.it"}, "1"},
                             {VaultKey::Kind::credential, {"aruba-pec", "one@pec.it"}, "2"},
                             {VaultKey::Kind::credential, {"aruba-pec", "two@pec.it"}, "1"},
                             {VaultKey::Kind::credential, {"generic:imap.example", "one@pec.it"}, "1"},
                             {VaultKey::Kind::unlock, {}, "1"},
                             {VaultKey::Kind::fingerprint_key, {}, "1"},
                             {VaultKey::Kind::second_channel, {}, "1"},
                             {VaultKey::Kind::self_test, {}, "1"}};
    int number = 0;
    for (const VaultKey& key : keys)
        must_store(*vault, key, "fake-" + std::to_string(++number));
    number = 0;
    for (const VaultKey& key : keys)
        must_hold(*vault, key, "fake-" + std::to_string(++number));
    REQUIRE(vault->erase(keys[0]).has_value());
    must_not_hold(*vault, keys[0]);
    for (std::size_t i = 1; i < std::size(keys); ++i)
        must_hold(*vault, keys[i], "fake-" + std::to_string(i + 1));
}

TEST_CASE_TEMPLATE("a password of 256 bytes of UTF-8 comes back byte for byte", Backend, EVERY_VAULT) {
    auto vault = opened<Backend>();
    REQUIRE(longest_password().size() == 256);
    must_store(*vault, credential("long@pec.it"), longest_password());
    must_hold(*vault, credential("long@pec.it"), longest_password());
}

TEST_CASE_TEMPLATE("a password of one byte, of blanks, of quotes and backslashes comes back", Backend,
                   EVERY_VAULT) {
    auto vault = opened<Backend>();
    for (const char* text : {"x", "   ", " \\\"'`$(id)%s%n\t", "==="}) {
        must_store(*vault, credential("odd@pec.it"), text);
        must_hold(*vault, credential("odd@pec.it"), text);
    }
}

TEST_CASE_TEMPLATE("accounts may have any letters in their name", Backend, EVERY_VAULT) {
    auto vault = opened<Backend>();
    const std::string logins[] = {"segreteria/studio@pec.it",
                                  "segreteria%2Fstudio@pec.it",
                                  "o'neil@pec.it",
                                  "\"quoted name\"@pec.it",
                                  "perché.così@città.it",
                                  "a b\\c=d;e:f@pec.it",
                                  "{}()[]<>|&@pec.it",
                                  "😀@pec.it"};
    for (const std::string& login : logins)
        must_store(*vault, credential(login), "fake " + login);
    for (const std::string& login : logins)
        must_hold(*vault, credential(login), "fake " + login);
}

TEST_CASE_TEMPLATE("erasing what is not there is a success", Backend, EVERY_VAULT) {
    auto vault = opened<Backend>();
    CHECK(vault->erase(credential("nobody@pec.it")).has_value());
}

TEST_CASE_TEMPLATE("all entries can be listed, or the vault says that it cannot", Backend, EVERY_VAULT) {
    auto vault = opened<Backend>();
    must_store(*vault, credential("listed@pec.it", "r-7"), "fake-listed");
    const auto entries = vault->list();
    if (!Backend::lists) {
        REQUIRE_FALSE(entries.has_value());
        CHECK(entries.error().code == ErrorCode::unsupported);
        return;
    }
    REQUIRE_MESSAGE(entries.has_value(), entries.error().message);
    const auto entry = std::find_if(entries->begin(), entries->end(), [](const VaultEntry& one) {
        return one.key == credential("listed@pec.it", "r-7");
    });
    REQUIRE(entry != entries->end());
    CHECK(SystemClock().now() - entry->created < std::chrono::minutes(5));
}

TEST_CASE_TEMPLATE("trying with a write leaves nothing behind", Backend, EVERY_VAULT) {
    auto vault = Backend::make();
    const auto tried = try_with_a_write(*vault);
    REQUIRE_MESSAGE(tried.has_value(), tried.error().message);
    if (Backend::may_keep_test_entries && on_keepassxc()) {
        // Nobody is asked whether a test entry may go: it stays, and the next try takes the same one.
        REQUIRE(try_with_a_write(*vault).has_value());
        const auto entries = vault->list();
        REQUIRE(entries.has_value());
        CHECK(std::count_if(entries->begin(), entries->end(),
                            [](const VaultEntry& one) { return one.key.id.starts_with("self-test-"); }) == 1);
        return;
    }
    for (int i = 0; i < 16; ++i)
        must_not_hold(*vault, {VaultKey::Kind::self_test, {}, "self-test-" + std::to_string(i)});
}

TEST_CASE_TEMPLATE("an empty password is refused, and what was stored stays", Backend, EVERY_VAULT) {
    auto vault = opened<Backend>();
    must_store(*vault, credential("kept@pec.it"), "fake-kept");
    const auto stored = vault->store(credential("kept@pec.it"), Secret());
    REQUIRE_FALSE(stored.has_value());
    CHECK(stored.error().code == ErrorCode::invalid_data);
    must_hold(*vault, credential("kept@pec.it"), "fake-kept");
}

TEST_CASE_TEMPLATE("a name that is no text is refused", Backend, EVERY_VAULT) {
    auto vault = opened<Backend>();
    for (const std::string& login : {std::string("\xff\xfe@pec.it"), std::string("a\0b@pec.it", 10)}) {
        CHECK(vault->store(credential(login), fake("fake")).error().code == ErrorCode::invalid_data);
    }
}

TEST_CASE_TEMPLATE("fifty entries are each found", Backend, EVERY_VAULT) {
    auto vault = opened<Backend>();
    for (int i = 0; i < 50; ++i)
        must_store(*vault, credential("n" + std::to_string(i) + "@pec.it"), "fake-" + std::to_string(i));
    for (int i = 0; i < 50; ++i)
        must_hold(*vault, credential("n" + std::to_string(i) + "@pec.it"), "fake-" + std::to_string(i));
}
