// SPDX-License-Identifier: Apache-2.0
#include "KeychainTarget.h"
#include "KeyringFile.h"
#include "support/ScratchFolder.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::keychain;

TEST_CASE("a collection's file is named as its object is, with what D-Bus does not take") {
    const std::filesystem::path folder = "/home/mario/.local/share/keyrings";
    for (const auto& [collection, name] :
         {std::pair("/org/freedesktop/secrets/collection/login", "login"),
          std::pair("/org/freedesktop/secrets/collection/Mail_20box", "Mail box"),
          std::pair("/org/freedesktop/secrets/collection/a_5fb", "a_b"),
          std::pair("/org/freedesktop/secrets/collection/a_", "a_"),
          std::pair("/org/freedesktop/secrets/collection/_2e_2e_2fx", ""), std::pair("", "")})
        CHECK(keyring_file(folder, collection) == folder / (std::string(name) + ".keyring"));
}

TEST_CASE("only files that are there are watched, each once") {
    const test::ScratchFolder home;
    sdk::TargetContext context;
    context.home = home.path();
    test::put_file(home / ".local/share/keyrings/login.keyring", "x");
    KeychainTarget target(context);
    Slot slot;
    slot.locator = "/org/freedesktop/secrets/collection/login";
    Slot elsewhere;
    elsewhere.locator = "/org/freedesktop/secrets/collection/kdewallet";
    CHECK(target.stores_of({slot, elsewhere, slot}) ==
          std::vector<std::filesystem::path>{home / ".local/share/keyrings/login.keyring"});
}
