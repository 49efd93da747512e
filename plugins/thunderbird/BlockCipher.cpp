// SPDX-License-Identifier: Apache-2.0
#include "BlockCipher.h"

#include "sdk/Target.h"

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <climits>

namespace rinnova::thunderbird {

namespace {

const unsigned char* octets(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

unsigned char* octets(std::span<char> bytes) {
    return reinterpret_cast<unsigned char*>(bytes.data());
}

const EVP_CIPHER* algorithm(Cipher cipher) {
    switch (cipher) {
    case Cipher::des3:
        return EVP_des_ede3_cbc();
    case Cipher::aes256:
        return EVP_aes_256_cbc();
    }
    return nullptr;
}

tl::unexpected<Error> broken_library() {
    return fail(ErrorCode::internal, translate("thunderbird", "The cryptographic library refused to work."));
}

} // namespace

std::size_t key_bytes(Cipher cipher) noexcept {
    switch (cipher) {
    case Cipher::des3:
        return 24;
    case Cipher::aes256:
        return 32;
    }
    return 0;
}

std::size_t block_bytes(Cipher cipher) noexcept {
    switch (cipher) {
    case Cipher::des3:
        return 8;
    case Cipher::aes256:
        return 16;
    }
    return 0;
}

void BlockCipher::Free::operator()(evp_cipher_ctx_st* context) const noexcept {
    EVP_CIPHER_CTX_free(context);
}

Result<BlockCipher> BlockCipher::make(Cipher cipher, const Secret& key) {
    BlockCipher made;
    made.m_cipher = cipher;
    made.m_decrypting.reset(EVP_CIPHER_CTX_new());
    made.m_encrypting.reset(EVP_CIPHER_CTX_new());
    if (key.size() != key_bytes(cipher) || !made.m_decrypting || !made.m_encrypting)
        return broken_library();
    const bool ready = key.expose([&](std::string_view bytes) {
        return EVP_DecryptInit_ex(made.m_decrypting.get(), algorithm(cipher), nullptr, octets(bytes),
                                  nullptr) == 1 &&
               EVP_EncryptInit_ex(made.m_encrypting.get(), algorithm(cipher), nullptr, octets(bytes),
                                  nullptr) == 1;
    });
    if (!ready)
        return broken_library();
    return made;
}

std::optional<Secret> BlockCipher::decrypt(std::string_view iv, std::string_view ciphertext) const {
    const std::size_t block = block_bytes(m_cipher);
    if (iv.size() != block || ciphertext.empty() || ciphertext.size() % block != 0 ||
        ciphertext.size() > INT_MAX / 2)
        return std::nullopt;
    EVP_CIPHER_CTX* const context = m_decrypting.get();
    if (EVP_DecryptInit_ex(context, nullptr, nullptr, nullptr, octets(iv)) != 1)
        return std::nullopt;
    Secret plaintext(ciphertext.size() + block);
    const int length = plaintext.fill([&](std::span<char> out) {
        int body = 0;
        int tail = 0;
        if (EVP_DecryptUpdate(context, octets(out), &body, octets(ciphertext),
                              static_cast<int>(ciphertext.size())) != 1 ||
            EVP_DecryptFinal_ex(context, octets(out) + body, &tail) != 1)
            return -1;
        return body + tail;
    });
    if (length < 0)
        return std::nullopt;
    plaintext.shrink(static_cast<std::size_t>(length));
    return plaintext;
}

Result<std::string> BlockCipher::encrypt(std::string_view iv, std::string_view plaintext) const {
    const std::size_t block = block_bytes(m_cipher);
    EVP_CIPHER_CTX* const context = m_encrypting.get();
    if (iv.size() != block || plaintext.size() > INT_MAX / 2 ||
        EVP_EncryptInit_ex(context, nullptr, nullptr, nullptr, octets(iv)) != 1)
        return broken_library();
    std::string ciphertext(plaintext.size() + block, '\0');
    int body = 0;
    int tail = 0;
    unsigned char* const out = octets(std::span<char>(ciphertext));
    if (EVP_EncryptUpdate(context, out, &body, octets(plaintext), static_cast<int>(plaintext.size())) != 1 ||
        EVP_EncryptFinal_ex(context, out + body, &tail) != 1)
        return broken_library();
    ciphertext.resize(static_cast<std::size_t>(body + tail));
    return ciphertext;
}

Result<std::string> random_bytes(std::size_t count) {
    std::string bytes(count, '\0');
    if (RAND_bytes(octets(std::span<char>(bytes)), static_cast<int>(count)) != 1)
        return broken_library();
    return bytes;
}

} // namespace rinnova::thunderbird
