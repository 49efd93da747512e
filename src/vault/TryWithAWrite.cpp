// SPDX-License-Identifier: Apache-2.0
#include "base/Text.h"
#include "vault/Vault.h"

#include <QCoreApplication>

#include <string>

namespace rinnova {

namespace {

/// Hardly ever the key of another program that tries at the same time, and one of few: a keychain that has
/// every removal confirmed by a person keeps its test entries.
VaultKey test_key() {
    return {VaultKey::Kind::self_test,
            {},
            "self-test-" + std::to_string(QCoreApplication::applicationPid() % 16)};
}

Error gave_back_something_else() {
    return {ErrorCode::internal,
            translate("vault", "The keychain did not keep a test entry as it was given."),
            {},
            {}};
}

Result<void> write_read_erase(Vault& vault, const VaultKey& key, const Secret& test) {
    if (auto stored = vault.store(key, test); !stored)
        return stored;
    const auto loaded = vault.load(key);
    if (!loaded)
        return tl::unexpected(loaded.error());
    if (!(*loaded == test))
        return tl::unexpected(gave_back_something_else());
    auto erased = vault.erase(key);
    // The write is proven: that a person would have to confirm the removal is no failure.
    return erased || erased.error().code != ErrorCode::locked ? erased : Result<void>{};
}

/// Whether another program may have come between our calls, with the same key. A keychain that is silent,
/// locked or gone is not asked again.
bool is_worth_another_try(const Result<void>& result) {
    return !result &&
           (result.error().code == ErrorCode::not_found || result.error().code == ErrorCode::conflict ||
            result.error().code == ErrorCode::internal);
}

} // namespace

Result<void> try_with_a_write(Vault& vault) {
    if (const auto opened = vault.open(); !opened)
        return opened;
    const VaultKey key = test_key();
    const Secret test = Secret::copy_of("a test entry; it may be deleted");
    constexpr int attempts = 3;
    auto result = write_read_erase(vault, key, test);
    for (int i = 1; i < attempts && is_worth_another_try(result); ++i)
        result = write_read_erase(vault, key, test);
    if (is_worth_another_try(result))
        static_cast<void>(vault.erase(key)); // the first error is the one to tell
    return result;
}

} // namespace rinnova
