// SPDX-License-Identifier: Apache-2.0
// One of several programs that use the vault at once:
//
//     vault_writer libsecret|qtkeychain NAME COUNT
//
// Tries the vault with a write, then stores COUNT entries of its own and one that all share, reading each
// back. Exit 0 when all went well, else what went wrong on standard output.
#include "vault/libsecret/SecretServiceVault.h"
#include "vault/qtkeychain/QtKeychainVault.h"

#include <QCoreApplication>

#include <cstdio>
#include <cstdlib>

using namespace rinnova;

namespace {

VaultKey key_of(const std::string& login) {
    return {VaultKey::Kind::credential, {"aruba-pec", login}, "rotation-1"};
}

Result<void> write_all(Vault& vault, const std::string& name, int count) {
    for (int i = 0; i < count; ++i) {
        if (const auto tried = try_with_a_write(vault); !tried)
            return tried;
        const std::string number = std::to_string(i);
        const Secret own = Secret::copy_of("fake-" + name + number);
        if (const auto stored = vault.store(key_of(name + number), own); !stored)
            return stored;
        if (const auto loaded = vault.load(key_of(name + number)); !loaded || !(*loaded == own))
            return fail(ErrorCode::internal, "another program's entry came back");
        // Between our write and its reading back the other program may write: that is seen, and is no damage.
        const auto shared = vault.store(key_of("shared"), own);
        if (!shared && shared.error().code != ErrorCode::internal)
            return shared;
        if (const auto loaded = vault.load(key_of("shared")); !loaded)
            return tl::unexpected(loaded.error());
    }
    return {};
}

} // namespace

int main(int count, char** arguments) {
    if (count < 4)
        return 2;
    QCoreApplication application(count, arguments);
    const VaultOptions options{.interactive = false, .call_limit = std::chrono::seconds(20)};
    SecretServiceVault libsecret(options, std::make_unique<SystemClock>());
    QtKeychainVault qtkeychain(options, Wallet::secret_service);
    Vault& vault =
        std::string_view(arguments[1]) == "libsecret" ? static_cast<Vault&>(libsecret) : qtkeychain;
    const auto done = write_all(vault, arguments[2], std::atoi(arguments[3]));
    if (!done)
        std::printf("%s: %s\n", arguments[2], done.error().message.c_str());
    return done ? 0 : 1;
}
