// SPDX-License-Identifier: Apache-2.0
#include "fleet/reporter/FleetKeys.h"

#include "base/Text.h"

namespace rinnova::fleet {

namespace {

constexpr const char* key_name = "key";
constexpr const char* secret_name = "secret";

/// Kept as text: some keychains show or convert what they take for text.
Secret hex_of(const Secret& bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    Secret text(2 * bytes.size());
    bytes.expose([&](std::string_view from) {
        text.fill([&](std::span<char> to) {
            for (std::size_t i = 0; i < from.size(); ++i) {
                const auto byte = static_cast<unsigned char>(from[i]);
                to[2 * i] = digits[byte >> 4U];
                to[2 * i + 1] = digits[byte & 15U];
            }
        });
    });
    return text;
}

int value_of_digit(char digit) {
    return digit >= '0' && digit <= '9' ? digit - '0' : digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
}

std::optional<Secret> bytes_of(const Secret& text) {
    Secret bytes(text.size() / 2);
    const bool fine = text.expose([&](std::string_view from) {
        return from.size() % 2 == 0 && bytes.fill([&](std::span<char> to) {
            for (std::size_t i = 0; i < to.size(); ++i) {
                const int high = value_of_digit(from[2 * i]);
                const int low = value_of_digit(from[2 * i + 1]);
                if (high < 0 || low < 0)
                    return false;
                to[i] = static_cast<char>(high * 16 + low);
            }
            return true;
        });
    });
    return fine ? std::optional(std::move(bytes)) : std::nullopt;
}

} // namespace

VaultKey FleetKeys::place_of(const char* what) const {
    return {VaultKey::Kind::fleet, {}, m_machine + " " + what};
}

Result<Secret> FleetKeys::load(const char* what) {
    if (auto opened = m_vault.open(); !opened)
        return tl::unexpected(opened.error());
    const auto text = m_vault.load(place_of(what));
    if (!text)
        return tl::unexpected(text.error());
    auto bytes = bytes_of(*text);
    if (!bytes)
        return fail(ErrorCode::not_found, translate("fleet", "The key of this device is damaged."));
    return std::move(*bytes);
}

Result<SigningKey> FleetKeys::key() {
    auto seed = load(key_name);
    if (!seed)
        return tl::unexpected(seed.error());
    auto key = SigningKey::from(std::move(*seed));
    if (!key)
        return fail(ErrorCode::not_found, translate("fleet", "The key of this device is damaged."));
    return key;
}

Result<SigningKey> FleetKeys::key_or_new() {
    auto known = key();
    if (known || known.error().code != ErrorCode::not_found)
        return known;
    SigningKey fresh = SigningKey::generate();
    if (auto stored = m_vault.store(place_of(key_name), hex_of(fresh.seed())); !stored)
        return tl::unexpected(stored.error());
    return fresh;
}

Result<FleetSecret> FleetKeys::fleet_secret() {
    auto bytes = load(secret_name);
    if (!bytes)
        return tl::unexpected(bytes.error());
    return FleetSecret::from(std::move(*bytes));
}

Result<void> FleetKeys::keep(const std::optional<FleetSecret>& secret) {
    if (auto opened = m_vault.open(); !opened)
        return opened;
    return secret ? m_vault.store(place_of(secret_name), hex_of(secret->bytes()))
                  : m_vault.erase(place_of(secret_name));
}

Result<void> FleetKeys::erase_key() {
    if (auto opened = m_vault.open(); !opened)
        return opened;
    return m_vault.erase(place_of(key_name));
}

Result<void> FleetKeys::erase() {
    auto erased = erase_key();
    return erased ? m_vault.erase(place_of(secret_name)) : erased;
}

} // namespace rinnova::fleet
