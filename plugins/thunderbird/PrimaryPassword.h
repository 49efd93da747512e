// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "BlockCipher.h"
#include "Key4.h"
#include "sdk/Target.h"

#include <optional>
#include <string>
#include <string_view>

namespace rinnova::thunderbird {

/// The keys that a profile's stored passwords are encrypted with, opened by its primary password (the empty
/// one where none is set). A profile that is older than 2025 can have two, of different ciphers; each is
/// derived when it is first needed, since that is what takes time.
class SdrKeys {
  public:
    /// Opens with `primary_password`, or with the empty one when that is null or the profile has none.
    /// `locked` when neither fits; `invalid-data`; `unsupported` when there is no key yet, or one of an
    /// unknown kind.
    static Result<SdrKeys> open(const Key4& key4, const Secret* primary_password);

    /// Whether the empty password opened it.
    bool without_primary_password() const noexcept { return m_empty_password; }
    /// What new passwords are encrypted with: AES where there is such a key.
    Cipher preferred() const noexcept;
    /// Whether there is a key of this cipher that opens.
    bool has(Cipher cipher) { return key(cipher) != nullptr; }

    /// The content of a stored user name or password; none when it is no blob of these keys.
    std::optional<Secret> decrypt(std::string_view base64);
    /// A new blob with a fresh initialisation vector.
    Result<std::string> encrypt(Cipher cipher, std::string_view plaintext);

  private:
    struct Slot {
        std::optional<KeyWrapping> wrapping; ///< until it was opened; none when there is no such key
        std::optional<BlockCipher> key;
    };
    SdrKeys() = default;
    Slot& slot(Cipher cipher) noexcept { return cipher == Cipher::aes256 ? m_aes256 : m_des3; }
    const BlockCipher* key(Cipher cipher);
    Result<void> load(const Key4& key4);
    bool try_password(const Key4& key4, const Secret& password);

    Slot m_aes256;
    Slot m_des3;
    Secret m_password_hash;
    bool m_empty_password = false;
};

/// Whether a profile has a primary password, and whether this is it: `auth-rejected` when it is not,
/// `unsupported` when none is set.
Result<void> check_primary_password(const Key4& key4, const Secret& password);

} // namespace rinnova::thunderbird
