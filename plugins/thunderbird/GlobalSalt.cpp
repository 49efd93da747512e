// SPDX-License-Identifier: Apache-2.0
#include "GlobalSalt.h"

#include <openssl/evp.h>

#include <memory>
#include <new>

namespace rinnova::thunderbird {

namespace {
constexpr std::size_t sha384_salt_bytes = 48;
}

Secret hash_with_global_salt(std::string_view global_salt, const Secret& primary_password) {
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    const EVP_MD* const kind = global_salt.size() == sha384_salt_bytes ? EVP_sha384() : EVP_sha1();
    Secret digest(static_cast<std::size_t>(EVP_MD_get_size(kind)));
    const bool done =
        context && EVP_DigestInit_ex(context.get(), kind, nullptr) == 1 &&
        EVP_DigestUpdate(context.get(), global_salt.data(), global_salt.size()) == 1 &&
        primary_password.expose([&](std::string_view bytes) {
            return EVP_DigestUpdate(context.get(), bytes.data(), bytes.size()) == 1;
        }) &&
        digest.fill([&](std::span<char> out) {
            return EVP_DigestFinal_ex(context.get(), reinterpret_cast<unsigned char*>(out.data()), nullptr) ==
                   1;
        });
    // Both digests are built into OpenSSL: what fails here is memory.
    if (!done)
        throw std::bad_alloc();
    return digest;
}

} // namespace rinnova::thunderbird
