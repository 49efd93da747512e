// SPDX-License-Identifier: Apache-2.0
#include "engine/Fingerprint.h"

#include "base/Hex.h"
#include "base/Text.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <array>

namespace rinnova {

namespace {

constexpr std::size_t key_bytes = 32;

VaultKey where_the_key_is() {
    return {VaultKey::Kind::fingerprint_key, {}, "fingerprint"};
}

} // namespace

Result<Fingerprint> Fingerprint::with_known_key_from(Vault& vault) {
    auto known = vault.load(where_the_key_is());
    if (!known)
        return tl::unexpected(known.error());
    if (known->size() != 2 * key_bytes)
        return fail(ErrorCode::not_found, translate("engine", "The key of the fingerprints is damaged."));
    return Fingerprint(std::move(*known));
}

Result<Fingerprint> Fingerprint::with_key_from(Vault& vault) {
    auto known = with_known_key_from(vault);
    if (known || known.error().code != ErrorCode::not_found)
        return known;
    // Kept as text: some keychains show or convert what they take for text.
    std::array<unsigned char, key_bytes> random{};
    if (RAND_priv_bytes(random.data(), static_cast<int>(random.size())) != 1)
        return fail(ErrorCode::internal, translate("engine", "The system gives no random numbers."));
    std::string text = hex_of(random);
    OPENSSL_cleanse(random.data(), random.size());
    Secret key = Secret::take(text);
    if (auto stored = vault.store(where_the_key_is(), key); !stored)
        return tl::unexpected(stored.error());
    return Fingerprint(std::move(key));
}

std::string Fingerprint::of(const Secret& password) const {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int length = 0;
    m_key.expose([&](std::string_view key) {
        password.expose([&](std::string_view bytes) {
            HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
                 reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data(), &length);
        });
    });
    return hex_of(std::span(digest).first(length));
}

} // namespace rinnova
