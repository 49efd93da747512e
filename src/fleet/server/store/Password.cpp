// SPDX-License-Identifier: Apache-2.0
#include "fleet/protocol/Encoding.h"
#include "fleet/server/store/Users.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <charconv>
#include <mutex>
#include <stdexcept>
#include <vector>

namespace rinnova::fleet {

namespace {

// OWASP, Password Storage Cheat Sheet: of the settings of equal strength the one that takes 16 MiB.
struct Cost {
    std::uint64_t n = 16384, r = 8, p = 5;
};
constexpr std::size_t hash_bytes = 32;
constexpr std::uint64_t most_memory = 64 * 1024 * 1024;

std::string derive(const Secret& password, std::string_view salt, const Cost& cost) {
    static std::mutex one_at_a_time; // many tries at once do not take the memory of many
    const std::lock_guard lock(one_at_a_time);
    std::string hash(hash_bytes, '\0');
    const int done = password.expose([&](std::string_view bytes) {
        return EVP_PBE_scrypt(bytes.data(), bytes.size(), reinterpret_cast<const unsigned char*>(salt.data()),
                              salt.size(), cost.n, cost.r, cost.p, most_memory,
                              reinterpret_cast<unsigned char*>(hash.data()), hash.size());
    });
    if (done != 1)
        throw std::runtime_error("no scrypt");
    return hash;
}

std::vector<std::string_view> parts_of(std::string_view text) {
    std::vector<std::string_view> parts;
    for (;;) {
        const auto end = text.find('$');
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos)
            return parts;
        text.remove_prefix(end + 1);
    }
}

} // namespace

std::string hash_password(const Secret& password) {
    const Cost cost;
    const std::string salt = random_bytes(16);
    return "scrypt$" + std::to_string(cost.n) + "$" + std::to_string(cost.r) + "$" + std::to_string(cost.p) +
           "$" + to_base64url(salt) + "$" + to_base64url(derive(password, salt, cost));
}

bool is_password(const Secret& password, std::string_view hash) {
    const auto parts = parts_of(hash);
    if (parts.size() != 6 || parts[0] != "scrypt")
        return false;
    Cost cost;
    for (const auto& [text, number] :
         {std::pair(parts[1], &cost.n), std::pair(parts[2], &cost.r), std::pair(parts[3], &cost.p)})
        std::from_chars(text.data(), text.data() + text.size(), *number);
    const auto salt = from_base64url(parts[4]);
    const auto expected = from_base64url(parts[5]);
    if (!salt || !expected || expected->size() != hash_bytes)
        return false;
    return CRYPTO_memcmp(derive(password, *salt, cost).data(), expected->data(), hash_bytes) == 0;
}

} // namespace rinnova::fleet
