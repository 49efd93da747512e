// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sdk/Target.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct evp_cipher_ctx_st;

namespace rinnova::thunderbird {

/// The ciphers that Mozilla's programs have used for stored passwords, both in CBC mode with PKCS#7 padding.
enum class Cipher { des3, aes256 };

std::size_t key_bytes(Cipher cipher) noexcept;
std::size_t block_bytes(Cipher cipher) noexcept;

/// A key that is ready for use. Its copy inside OpenSSL is wiped with it.
class BlockCipher {
  public:
    /// `internal` when the key has the wrong size or OpenSSL lacks the cipher.
    static Result<BlockCipher> make(Cipher cipher, const Secret& key);

    Cipher cipher() const noexcept { return m_cipher; }
    /// None when this key did not make the ciphertext, or it is damaged. (One in 256 such texts passes for
    /// good.)
    std::optional<Secret> decrypt(std::string_view iv, std::string_view ciphertext) const;
    Result<std::string> encrypt(std::string_view iv, std::string_view plaintext) const;

  private:
    struct Free {
        void operator()(evp_cipher_ctx_st* context) const noexcept;
    };
    using Context = std::unique_ptr<evp_cipher_ctx_st, Free>;

    Cipher m_cipher = Cipher::aes256;
    Context m_decrypting;
    Context m_encrypting;
};

/// `count` random bytes, for initialisation vectors and identifiers. `internal` when the system has none to
/// give.
Result<std::string> random_bytes(std::size_t count);

} // namespace rinnova::thunderbird
