// SPDX-License-Identifier: Apache-2.0
// Which keychain a desktop has, and that a program loads what it needs for it and nothing else.
#include "integration/vault/Vaults.h"
#include "vault/NoVault.h"
#include "vault/SystemVault.h"
#include "vault/VaultModule.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

using namespace rinnova;
using namespace rinnova_test;

namespace {

const auto yes = [] { return std::optional(true); };
const auto no = [] { return std::optional(false); };
const auto cannot_tell = []() -> std::optional<bool> { return std::nullopt; };

std::filesystem::path built_modules() {
    return std::filesystem::path(RINNOVA_BINARY_DIR) / "lib/rinnova/vault";
}

bool has_loaded(const std::string& library) {
    std::ifstream maps("/proc/self/maps");
    const std::string text{std::istreambuf_iterator<char>(maps), {}};
    return text.find(library) != std::string::npos;
}

} // namespace

TEST_SUITE_BEGIN("choice");

TEST_CASE("every desktop with a Secret Service, and every one that is not KDE, has libsecret's vault") {
    CHECK(choose_vault_module("GNOME", no) == "libsecret");
    CHECK(choose_vault_module("ubuntu:GNOME", no) == "libsecret");
    CHECK(choose_vault_module("", no) == "libsecret");
    CHECK(choose_vault_module("KDE", yes) == "libsecret");
    CHECK(choose_vault_module("LXQt", no) == "libsecret");
}

TEST_CASE("a KDE without a Secret Service has QtKeychain's vault") {
    CHECK(choose_vault_module("KDE", no) == "qtkeychain");
    CHECK(choose_vault_module("ubuntu:KDE", no) == "qtkeychain");
    CHECK(choose_vault_module("NOTKDE:KDELIKE", no) == "libsecret");
}

TEST_CASE("a KDE whose keychain does not answer has libsecret's, which says so") {
    CHECK(choose_vault_module("KDE", cannot_tell) == "libsecret");
}

TEST_CASE("without the modules there is no vault, and the answer names them") {
    need_application();
    const auto vault = make_vault_for("GNOME", "/nonexistent", {});
    CHECK(vault->name() == "none");
    const auto stored = vault->store(credential("a@pec.it"), fake("fake"));
    REQUIRE_FALSE(stored.has_value());
    CHECK(stored.error().code == ErrorCode::unsupported);
    CHECK(stored.error().where.find("/nonexistent/libsecret") != std::string::npos);
    CHECK(stored.error().hint.find("--without-vault") != std::string::npos);
}

TEST_SUITE_END();
TEST_SUITE_BEGIN("loading");

TEST_CASE("a program loads libsecret with its vault, and QtKeychain not at all") {
    need_application();
    REQUIRE_FALSE(has_loaded("libsecret-1"));
    REQUIRE_FALSE(has_loaded("libgio-2"));
    const auto vault = make_system_vault({.interactive = false, .call_limit = std::chrono::seconds(5)});
    CHECK(vault->name() == "libsecret");
    const auto tried = try_with_a_write(*vault);
    CHECK_MESSAGE(tried.has_value(), tried.error().message);
    CHECK(has_loaded("libsecret-1"));
    CHECK_FALSE(has_loaded("libqt6keychain"));
    CHECK_FALSE(has_loaded("libQt6DBus"));
}

TEST_SUITE_END();
TEST_SUITE_BEGIN("kde-without-service");

TEST_CASE("on a KDE without a Secret Service QtKeychain is loaded") {
    need_application();
    const auto vault = make_system_vault({.interactive = false, .call_limit = std::chrono::seconds(5)});
    CHECK(vault->name() == "qtkeychain");
    CHECK(has_loaded("libqt6keychain"));
    CHECK(vault->open().error().code == ErrorCode::unsupported);
}

TEST_SUITE_END();
TEST_SUITE_BEGIN("kde-with-service");

TEST_CASE("on a KDE with a Secret Service it is used") {
    need_application();
    const auto vault = make_vault_for("KDE", built_modules(), {});
    CHECK(vault->name() == "libsecret");
    CHECK(try_with_a_write(*vault).has_value());
}

TEST_SUITE_END();
