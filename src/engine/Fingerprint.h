// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Secret.h"
#include "vault/Vault.h"

#include <string>

namespace rinnova {

/// Tells whether two passwords are the same without keeping either: HMAC-SHA-256 under a random key that
/// lives in the vault. Without that key a fingerprint helps nobody to guess.
class Fingerprint {
  public:
    /// Loads the key, or makes one.
    static Result<Fingerprint> with_key_from(Vault& vault);
    /// Loads the key; `not-found` when there is none yet.
    static Result<Fingerprint> with_known_key_from(Vault& vault);

    std::string of(const Secret& password) const; ///< 64 hex digits

  private:
    explicit Fingerprint(Secret key) : m_key(std::move(key)) {}
    Secret m_key;
};

} // namespace rinnova
