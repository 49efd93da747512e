// SPDX-License-Identifier: Apache-2.0
#include "integration/vault/Vaults.h"
#include "vault/MemoryVault.h"
#include "vault/NoVault.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova_test;

namespace {

struct MemoryVaultOfThisTest {
    SystemClock clock;
    MemoryVault vault{clock};
    MemoryVaultOfThisTest() { need_application(); }
};

} // namespace

TEST_SUITE_BEGIN("memory");

TEST_CASE_FIXTURE(MemoryVaultOfThisTest,
                  "a vault in memory fails as told until it is healed, and loses nothing") {
    REQUIRE(vault.store(credential("a"), fake("fake-1")).has_value());
    for (const ErrorCode code :
         {ErrorCode::locked, ErrorCode::unsupported, ErrorCode::timed_out, ErrorCode::unreachable}) {
        vault.fail_with(code);
        CHECK(vault.open().error().code == code);
        CHECK(vault.load(credential("a")).error().code == code);
        CHECK(vault.load(credential("nobody")).error().code == code);
        CHECK(vault.store(credential("a"), fake("fake-2")).error().code == code);
        CHECK(vault.erase(credential("a")).error().code == code);
        CHECK(vault.list().error().code == code);
        CHECK(try_with_a_write(vault).error().code == code);
    }
    vault.heal();
    CHECK((vault.load(credential("a")).value() == fake("fake-1")));
}

TEST_CASE_FIXTURE(MemoryVaultOfThisTest, "the n-th write fails, with or without having written") {
    vault.fail_at_write(2, ErrorCode::timed_out);
    CHECK(vault.store(credential("a"), fake("fake-1")).has_value());
    CHECK(vault.store(credential("b"), fake("fake-2")).error().code == ErrorCode::timed_out);
    CHECK(vault.store(credential("c"), fake("fake-3")).has_value());
    CHECK_FALSE(vault.holds(credential("b")));
    vault.lose_answer_of_write(1, ErrorCode::unreachable);
    CHECK(vault.store(credential("d"), fake("fake-4")).error().code == ErrorCode::unreachable);
    CHECK(vault.holds(credential("d")));
    CHECK(vault.writes() == 4);
    CHECK(vault.size() == 3);
}

TEST_CASE_FIXTURE(MemoryVaultOfThisTest, "trying with a write fails when the write does, and cleans up") {
    vault.fail_at_write(1, ErrorCode::locked);
    CHECK(try_with_a_write(vault).error().code == ErrorCode::locked);
    CHECK(try_with_a_write(vault).has_value());
    CHECK(vault.size() == 0);
    vault.lose_answer_of_write(1, ErrorCode::internal);
    CHECK(try_with_a_write(vault).has_value()); // at the second attempt
    CHECK(vault.size() == 0);
}

namespace {

/// Keeps something else than it is given.
class ForgetfulVault final : public Vault {
  public:
    std::string_view name() const override { return "forgetful"; }
    Result<void> open() override { return {}; }
    Result<void> store(const VaultKey&, const Secret&) override { return {}; }
    Result<Secret> load(const VaultKey&) override { return fake("something else"); }
    Result<void> erase(const VaultKey&) override { return {}; }
    Result<std::vector<VaultEntry>> list() override { return std::vector<VaultEntry>{}; }
};

} // namespace

TEST_CASE("trying with a write notices a vault that keeps something else") {
    need_application();
    ForgetfulVault vault;
    CHECK(try_with_a_write(vault).error().code == ErrorCode::internal);
}

TEST_CASE("no vault answers every call with why") {
    NoVault vault({ErrorCode::unsupported, "none here", "hint", {}});
    CHECK(vault.open().error().message == "none here");
    CHECK(vault.store(credential("a"), fake("fake")).error().code == ErrorCode::unsupported);
    CHECK(vault.load(credential("a")).error().code == ErrorCode::unsupported);
    CHECK(vault.erase(credential("a")).error().code == ErrorCode::unsupported);
    CHECK(vault.list().error().code == ErrorCode::unsupported);
    CHECK(try_with_a_write(vault).error().hint == "hint");
}

TEST_SUITE_END();
