// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sdk/Target.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace rinnova::keychain {

/// The kinds of entries of the Credential Manager that hold a password of a mail account (wincred.h,
/// CRED_TYPE_…).
enum class CredentialType { generic, domain };

/// An entry of the Credential Manager, without its secret.
struct Credential {
    std::string target; ///< its name: `imaps://mario.rossi%40pec.it@imaps.pec.aruba.it`
    CredentialType type = CredentialType::generic;
    std::string user;
    std::uint64_t written = 0; ///< when it was written last, in steps of 100 ns since 1601
    std::size_t secret_bytes = 0;
};

/// All of them; none where this session keeps none.
Result<std::vector<Credential>> all_credentials();
/// `not-found` when it is gone.
Result<Credential> credential(const std::string& target, CredentialType type);

/// The password, as UTF-8. `invalid-data` when it holds something else; `unsupported` for what Windows gives
/// to nobody (the passwords of domain credentials).
Result<Secret> password_of(const std::string& target, CredentialType type);

/// Puts another password in the entry's place, in the encoding of the one before. Type, persistence, comment,
/// flags, alias, attributes and user stay. `invalid-data`, with nothing written, when it would not be read
/// back as the same password.
Result<void> replace_password(const std::string& target, CredentialType type, const Secret& password);

} // namespace rinnova::keychain
