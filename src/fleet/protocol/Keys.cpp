// SPDX-License-Identifier: Apache-2.0
#include "fleet/protocol/Keys.h"

#include "base/Text.h"
#include "fleet/protocol/Encoding.h"

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <memory>
#include <stdexcept>

namespace rinnova::fleet {

namespace {

constexpr std::size_t key_bytes = 32;
constexpr std::size_t signature_bytes = 64;

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Context = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

const unsigned char* unsigned_bytes(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

Key private_key_of(const Secret& seed) {
    return seed.expose([](std::string_view bytes) {
        Key key(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, unsigned_bytes(bytes), bytes.size()),
                EVP_PKEY_free);
        if (!key)
            throw std::runtime_error("no Ed25519 key");
        return key;
    });
}

} // namespace

std::string PublicKey::id() const {
    return to_hex(sha256(bytes).substr(0, 16));
}

Result<PublicKey> public_key_from(std::string_view bytes) {
    if (bytes.size() != key_bytes)
        return fail(ErrorCode::invalid_data, translate("fleet", "This is no public key."));
    return PublicKey{std::string(bytes)};
}

SigningKey SigningKey::generate() {
    Secret seed(key_bytes);
    seed.fill([](std::span<char> bytes) {
        if (RAND_priv_bytes(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(bytes.size())) !=
            1)
            throw std::runtime_error("no random bytes");
    });
    return std::move(*from(std::move(seed)));
}

Result<SigningKey> SigningKey::from(Secret seed) {
    if (seed.size() != key_bytes)
        return fail(ErrorCode::invalid_data, translate("fleet", "This is no private key."));
    const Key key = private_key_of(seed);
    std::string bytes(key_bytes, '\0');
    std::size_t size = bytes.size();
    if (EVP_PKEY_get_raw_public_key(key.get(), reinterpret_cast<unsigned char*>(bytes.data()), &size) != 1)
        throw std::runtime_error("no Ed25519 key");
    return SigningKey(std::move(seed), PublicKey{std::move(bytes)});
}

std::string SigningKey::sign(std::string_view message) const {
    const Key key = private_key_of(m_seed);
    const Context context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    std::string signature(signature_bytes, '\0');
    std::size_t size = signature.size();
    if (!context || EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key.get()) != 1 ||
        EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size,
                       unsigned_bytes(message), message.size()) != 1)
        throw std::runtime_error("cannot sign");
    return signature;
}

bool is_signature_of(std::string_view signature, std::string_view message, const PublicKey& public_key) {
    const Key key(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, unsigned_bytes(public_key.bytes),
                                              public_key.bytes.size()),
                  EVP_PKEY_free);
    const Context context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    return key && context && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
           EVP_DigestVerify(context.get(), unsigned_bytes(signature), signature.size(),
                            unsigned_bytes(message), message.size()) == 1;
}

} // namespace rinnova::fleet
