// SPDX-License-Identifier: Apache-2.0
#include "fleet/protocol/Token.h"

#include "base/Text.h"
#include "fleet/protocol/Encoding.h"

#include <openssl/rand.h>

#include <stdexcept>

namespace rinnova::fleet {

namespace {

constexpr std::string_view family = "rinnova-fleet-";
constexpr std::string_view prefix = "rinnova-fleet-1.";
constexpr std::size_t part = 32;
constexpr std::size_t checksum_bytes = 4;
constexpr char has_policy_key = 1;
constexpr char has_fleet_secret = 2;

std::string checksum(std::string_view bytes) {
    return sha256(bytes).substr(0, checksum_bytes);
}

Result<JoinToken> from_bytes(std::string_view bytes) {
    const auto damaged = [] {
        return fail(ErrorCode::invalid_data,
                    translate("fleet", "This is no token, or a part of it is missing."),
                    translate("fleet", "Copy it whole, from its first letter to its last."));
    };
    if (bytes.size() < 1 + part + checksum_bytes)
        return damaged();
    const std::string_view body = bytes.substr(0, bytes.size() - checksum_bytes);
    const char flags = body.front();
    const std::size_t parts = 1 + (flags & has_policy_key ? 1U : 0U) + (flags & has_fleet_secret ? 1U : 0U);
    if (checksum(body) != bytes.substr(body.size()) || (flags & ~(has_policy_key | has_fleet_secret)) != 0 ||
        body.size() != 1 + parts * part)
        return damaged();
    JoinToken token{Secret::copy_of(body.substr(1, part)), std::nullopt, std::nullopt};
    if (flags & has_policy_key)
        token.policy_key = PublicKey{std::string(body.substr(1 + part, part))};
    if (flags & has_fleet_secret)
        token.fleet_secret = std::move(*FleetSecret::from(Secret::copy_of(body.substr(body.size() - part))));
    return token;
}

} // namespace

JoinToken JoinToken::make(std::optional<PublicKey> policy_key, std::optional<FleetSecret> fleet_secret) {
    Secret for_server(part);
    for_server.fill([](std::span<char> bytes) {
        if (RAND_priv_bytes(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(bytes.size())) !=
            1)
            throw std::runtime_error("no random bytes");
    });
    return {std::move(for_server), std::move(policy_key), std::move(fleet_secret)};
}

Secret to_text(const JoinToken& token) {
    std::string bytes(1, static_cast<char>((token.policy_key ? has_policy_key : 0) |
                                           (token.fleet_secret ? has_fleet_secret : 0)));
    bytes.reserve(1 + 3 * part + checksum_bytes);
    token.for_server.expose([&](std::string_view half) { bytes += half; });
    if (token.policy_key)
        bytes += token.policy_key->bytes;
    if (token.fleet_secret)
        token.fleet_secret->bytes().expose([&](std::string_view secret) { bytes += secret; });
    bytes += checksum(bytes);
    std::string digits = to_base64url(bytes);
    std::string text;
    text.reserve(prefix.size() + digits.size());
    text.append(prefix).append(digits);
    wipe(bytes);
    wipe(digits);
    return Secret::take(text);
}

Result<JoinToken> token_from(const Secret& text) {
    return text.expose([](std::string_view word) -> Result<JoinToken> {
        constexpr std::string_view blanks = " \t\r\n";
        word.remove_prefix(std::min(word.find_first_not_of(blanks), word.size()));
        word.remove_suffix(word.size() - (word.find_last_not_of(blanks) + 1));
        if (word.starts_with(family) && !word.starts_with(prefix))
            return fail(ErrorCode::unsupported, translate("fleet", "This token is of another version."));
        std::optional<std::string> bytes;
        if (word.starts_with(prefix))
            bytes = from_base64url(word.substr(prefix.size()));
        auto token = from_bytes(bytes.value_or(std::string()));
        if (bytes)
            wipe(*bytes);
        return token;
    });
}

std::string token_hash(std::string_view for_server) {
    return to_hex(sha256(for_server));
}

} // namespace rinnova::fleet
