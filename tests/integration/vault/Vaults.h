// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "vault/Vault.h"

#include <QCoreApplication>

#include <string>

namespace rinnova_test {

/// Short, so that a keychain that does not answer is noticed soon.
inline rinnova::VaultOptions patient_for(std::chrono::milliseconds call_limit) {
    return {.interactive = false, .call_limit = call_limit, .prompt_limit = std::chrono::seconds(5)};
}

inline rinnova::VaultOptions with_a_person() {
    return {
        .interactive = true, .call_limit = std::chrono::seconds(5), .prompt_limit = std::chrono::seconds(5)};
}

inline bool on_keepassxc() {
    return qEnvironmentVariable("RINNOVA_KEYCHAIN") == QLatin1String("keepassxc");
}

/// Without a person wherever that makes no difference. KeePassXC answers every removal with a question, also
/// where its settings let all of them pass, so that somebody has to be there.
inline rinnova::VaultOptions everyday() {
    return on_keepassxc() ? with_a_person() : patient_for(std::chrono::seconds(5));
}

/// QtKeychain wants an application object, and the thread that made the first job.
inline void need_application() {
    static int count = 1;
    static char name[] = "vault-test";
    static char* arguments[] = {name, nullptr};
    static QCoreApplication application(count, arguments);
}

inline rinnova::VaultKey credential(const std::string& login, const std::string& id = "rotation-1") {
    return {rinnova::VaultKey::Kind::credential, {"aruba-pec", login}, id};
}

inline rinnova::Secret fake(std::string_view text) {
    return rinnova::Secret::copy_of(text);
}

} // namespace rinnova_test
