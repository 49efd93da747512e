// SPDX-License-Identifier: Apache-2.0
// The hashes are those that gnome-keyring 42.1 showed of a keyring that was locked since its start.
#include "HiddenAttributes.h"

#include <doctest/doctest.h>

using namespace rinnova::keychain;

namespace {

const Attributes hidden{{"gkr:compat:hashed:protocol", "b2a4d1002579716e40261daba3be0fc7"},
                        {"gkr:compat:hashed:server", "9efa2c8cc08e9a35cf795de6a32e5b14"},
                        {"gkr:compat:hashed:user", "558022940129679988e02db4e1d4a1cd"},
                        {"xdg:schema", "org.freedesktop.Secret.Generic"}};
const Attributes shown{{"protocol", "imap"}, {"server", "imaps.pec.aruba.it"}, {"user", "mario@pec.it"}};

} // namespace

TEST_CASE("an item has one identity, locked or not") {
    CHECK(identity_of(hidden) == identity_of(shown));
    Attributes read_again = shown;
    read_again["xdg:schema"] = "org.freedesktop.Secret.Generic";
    CHECK(identity_of(read_again) == identity_of(shown));
}

TEST_CASE("another value, name or number of attributes is another identity") {
    for (const auto& [name, value] :
         {std::pair("user", "luigi@pec.it"), std::pair("server", "x"), std::pair("port", "993")}) {
        Attributes other = shown;
        other[name] = value;
        CHECK(identity_of(other) != identity_of(shown));
    }
    CHECK(identity_of({{"a", "b"}, {"c", "d"}}) != identity_of({{"a", "d"}, {"c", "b"}}));
}

TEST_CASE("numbers of ancient libraries do not make another identity when they are locked") {
    Attributes with_number = shown;
    with_number["port"] = "993";
    with_number["gkr:compat:uint32:port"] = "993";
    Attributes locked = hidden;
    locked["gkr:compat:hashed:port"] = "403842021";
    CHECK(identity_of(with_number) == identity_of(locked));
}

TEST_CASE("an entry of KeePassXC is the one it is whatever its user edits") {
    const Attributes before{
        {"Uuid", "6bb28b74"}, {"Path", "/X"}, {"Title", "X"}, {"Notes", ""}, {"server", "s"}};
    Attributes after = before;
    after["Title"] = "Y";
    after["Path"] = "/Mail/Y";
    after["TOTP"] = "123456";
    CHECK(identity_of(after) == identity_of(before));
    after["Uuid"] = "7cc39c85";
    CHECK(identity_of(after) != identity_of(before));
}

TEST_CASE("known words are seen behind their hashes, and nothing else") {
    KnownWords words;
    words.add("imaps.pec.aruba.it");
    words.add("imap");
    const Attributes revealed = reveal(hidden, words);
    CHECK(revealed.at("server") == "imaps.pec.aruba.it");
    CHECK(revealed.at("protocol") == "imap");
    CHECK_FALSE(revealed.contains("user"));
    words.add("mario@pec.it");
    CHECK(reveal(hidden, words).at("user") == "mario@pec.it");
    CHECK(reveal(shown, words) == shown);
}
