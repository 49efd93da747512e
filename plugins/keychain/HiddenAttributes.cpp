// SPDX-License-Identifier: Apache-2.0
#include "HiddenAttributes.h"

#include "sdk/Hex.h"

#include <openssl/evp.h>

#include <algorithm>

namespace rinnova::keychain {

namespace {

constexpr std::string_view hidden_prefix = "gkr:compat:hashed:";
constexpr std::string_view compatibility_prefix = "gkr:compat:";
constexpr std::string_view number_prefix = "gkr:compat:uint32:";
constexpr std::size_t hash_digits = 32;

std::string md5_of(std::string_view text) {
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    if (EVP_Digest(text.data(), text.size(), digest, &size, EVP_md5(), nullptr) != 1)
        return {}; // a system that forbids MD5: then nothing is revealed
    return hex_of(std::span(digest).first(size));
}

bool is_number(const Attributes& attributes, std::string_view name) {
    return attributes.contains(std::string(number_prefix) + std::string(name));
}

} // namespace

void KnownWords::add(std::string_view word) {
    m_by_hash.emplace(md5_of(word), word);
}

std::string_view KnownWords::behind(std::string_view hash) const {
    const auto at = m_by_hash.find(hash);
    return at == m_by_hash.end() ? std::string_view() : std::string_view(at->second);
}

Attributes reveal(const Attributes& attributes, const KnownWords& words) {
    Attributes shown;
    for (const auto& [name, value] : attributes) {
        if (!std::string_view(name).starts_with(compatibility_prefix)) {
            shown.emplace(name, value);
            continue;
        }
        if (!std::string_view(name).starts_with(hidden_prefix))
            continue;
        const std::string plain = name.substr(hidden_prefix.size());
        if (const std::string_view word = words.behind(value); !word.empty())
            shown.emplace(plain, word);
        else if (plain == "protocol" || plain == "proto")
            shown.emplace(plain, value);
    }
    return shown;
}

std::string identity_of(const Attributes& attributes) {
    if (const auto uuid = attributes.find("Uuid"); uuid != attributes.end() && attributes.contains("Path"))
        return "Uuid=" + uuid->second;
    std::map<std::string, std::string> hashes;
    for (const auto& [name, value] : attributes) {
        const std::string_view key = name;
        // The schema is added when a file is read again. Numbers (of ancient libraries) are hashed in another
        // way.
        if (key == "xdg:schema" || is_number(attributes, key))
            continue;
        if (key.starts_with(hidden_prefix) && value.size() == hash_digits)
            hashes.emplace(key.substr(hidden_prefix.size()), value);
        else if (!key.starts_with(compatibility_prefix))
            hashes.emplace(key, md5_of(value));
    }
    std::string identity;
    for (const auto& [name, hash] : hashes)
        identity += name + '=' + hash + '\n';
    return identity;
}

} // namespace rinnova::keychain
