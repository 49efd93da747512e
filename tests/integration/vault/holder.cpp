// SPDX-License-Identifier: Apache-2.0
// A program that keeps a password in a vault and then holds still, so that its memory can be searched:
//
//     vault_holder libsecret|qtkeychain
//
// Reads the password from standard input, up to a line end. Prints `holding` while it has it in a Secret, and
// waits for a line; then stores it, loads it, frees it, prints `freed` (or what went wrong), and waits for
// the end of input.
#include "base/ProcessHardening.h"
#include "vault/libsecret/SecretServiceVault.h"
#include "vault/qtkeychain/QtKeychainVault.h"

#include <QCoreApplication>

#include <unistd.h>

#include <cstdio>
#include <cstring>

using namespace rinnova;

namespace {

/// Byte by byte into its place, so that no other copy is made.
Secret read_password() {
    Secret password(256);
    std::size_t size = 0;
    password.fill([&](std::span<char> bytes) {
        while (size < bytes.size() && ::read(0, &bytes[size], 1) == 1 && bytes[size] != '\n')
            ++size;
    });
    password.shrink(size);
    return password;
}

void say(const std::string& text) {
    std::puts(text.c_str());
    std::fflush(stdout);
}

void wait_for_line() {
    for (char c = 0; ::read(0, &c, 1) == 1 && c != '\n';) {
    }
}

std::string store_and_load(Vault& vault) {
    const VaultKey key{VaultKey::Kind::credential, {"aruba-pec", "mario.rossi@pec.it"}, "rotation-1"};
    const Secret password = read_password();
    say("holding");
    wait_for_line();
    if (const auto stored = vault.store(key, password); !stored)
        return stored.error().message;
    const auto loaded = vault.load(key);
    if (!loaded)
        return loaded.error().message;
    return *loaded == password ? "freed" : "something else came back";
}

} // namespace

int main(int count, char** arguments) {
    harden_process();
    QCoreApplication application(count, arguments);
    const VaultOptions options{.interactive = false, .call_limit = std::chrono::seconds(5)};
    SecretServiceVault libsecret(options, std::make_unique<SystemClock>());
    QtKeychainVault qtkeychain(options, wallet_of_qtkeychain("", ""));
    const bool by_libsecret = count > 1 && std::strcmp(arguments[1], "libsecret") == 0;
    say(store_and_load(by_libsecret ? static_cast<Vault&>(libsecret) : qtkeychain));
    wait_for_line();
    return 0;
}
