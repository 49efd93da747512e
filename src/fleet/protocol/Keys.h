// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"
#include "base/Secret.h"

#include <string>
#include <string_view>

namespace rinnova::fleet {

/// An Ed25519 public key (RFC 8032).
struct PublicKey {
    std::string bytes; ///< 32

    bool operator==(const PublicKey&) const = default;
    /// What the key's owner is called everywhere: 32 hex digits, the first half of the key's SHA-256.
    std::string id() const;
};

/// `invalid-data` when these are no 32 bytes.
Result<PublicKey> public_key_from(std::string_view bytes);

/// An Ed25519 private key: 32 bytes, in secure memory.
class SigningKey {
  public:
    static SigningKey generate();
    /// `invalid-data` when these are no 32 bytes.
    static Result<SigningKey> from(Secret seed);

    const Secret& seed() const noexcept { return m_seed; }
    const PublicKey& public_key() const noexcept { return m_public_key; }
    /// 64 bytes.
    std::string sign(std::string_view message) const;

  private:
    SigningKey(Secret seed, PublicKey public_key)
        : m_seed(std::move(seed)), m_public_key(std::move(public_key)) {}

    Secret m_seed;
    PublicKey m_public_key;
};

bool is_signature_of(std::string_view signature, std::string_view message, const PublicKey& key);

} // namespace rinnova::fleet
