// SPDX-License-Identifier: Apache-2.0
#include "fleet/reporter/FleetKeys.h"

#include "base/Text.h"
#include "fleet/protocol/Encoding.h"

namespace rinnova::fleet {

namespace {

constexpr const char* key_name = "key";
constexpr const char* secret_name = "secret";

/// Kept as text: some keychains show or convert what they take for text.
Secret text_of(const Secret& bytes) {
    return bytes.expose([](std::string_view plain) {
        std::string digits = to_hex(plain);
        return Secret::take(digits);
    });
}

std::optional<Secret> bytes_of(const Secret& text) {
    return text.expose([](std::string_view digits) -> std::optional<Secret> {
        auto bytes = from_hex(digits);
        return bytes ? std::optional(Secret::take(*bytes)) : std::nullopt;
    });
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
    if (auto stored = m_vault.store(place_of(key_name), text_of(fresh.seed())); !stored)
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
    return secret ? m_vault.store(place_of(secret_name), text_of(secret->bytes()))
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
