// SPDX-License-Identifier: Apache-2.0
#include "fleet/protocol/Envelope.h"

#include "base/Text.h"
#include "fleet/protocol/Encoding.h"
#include "model/Names.h"

#include <array>
#include <charconv>

namespace rinnova::fleet {

namespace {

constexpr Names<EnvelopeKind, 4> kind_names{{{EnvelopeKind::join, "join"},
                                             {EnvelopeKind::report, "report"},
                                             {EnvelopeKind::leave, "leave"},
                                             {EnvelopeKind::policy, "policy"}}};
constexpr std::string_view magic = "RINNOVA-FLEET";
constexpr std::string_view version = "1";
constexpr std::size_t most_line = 256;
constexpr std::size_t id_digits = 32;

/// The line without the signature.
std::string signed_line(EnvelopeKind kind, std::string_view sender, std::uint64_t number) {
    std::string line(magic);
    line.append(" ").append(version).append(" ").append(to_string(kind)).append(" ");
    return line.append(sender).append(" ").append(std::to_string(number));
}

std::string signed_bytes(EnvelopeKind kind, std::string_view sender, std::uint64_t number,
                         std::string_view payload) {
    return signed_line(kind, sender, number).append("\n").append(payload);
}

/// The six words of the line; fewer are empty, more are left in the last one.
std::array<std::string_view, 6> words_of(std::string_view line) {
    std::array<std::string_view, 6> words;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto end = i + 1 < words.size() ? line.find(' ') : line.size();
        words.at(i) = line.substr(0, end);
        line.remove_prefix(std::min(line.size(), end == std::string_view::npos ? end : end + 1));
    }
    return words;
}

std::optional<std::uint64_t> number_from(std::string_view text) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool canonical = !text.empty() && (text.front() != '0' || text.size() == 1);
    // Databases and JSON readers count in signed numbers.
    if (!canonical || error != std::errc() || end != text.data() + text.size() || number > INT64_MAX)
        return std::nullopt;
    return number;
}

tl::unexpected<Error> malformed() {
    return fail(ErrorCode::invalid_data, translate("fleet", "This is no signed message of a fleet."));
}

} // namespace

std::string_view to_string(EnvelopeKind kind) noexcept {
    return name_of(kind_names, kind);
}

std::string seal(EnvelopeKind kind, std::uint64_t number, std::string_view payload, const SigningKey& key) {
    const std::string sender = key.public_key().id();
    const std::string signature = key.sign(signed_bytes(kind, sender, number, payload));
    return signed_line(kind, sender, number)
        .append(" ")
        .append(to_base64url(signature))
        .append("\n")
        .append(payload);
}

Result<Envelope> open_envelope(std::string_view bytes, std::size_t most) {
    if (bytes.size() > most)
        return fail(ErrorCode::invalid_data, translate("fleet", "The message is too large."));
    const auto end = bytes.substr(0, most_line).find('\n');
    if (end == std::string_view::npos)
        return malformed();
    const auto [head, its_version, kind_name, sender, number_text, signature_text] =
        words_of(bytes.substr(0, end));
    if (head != magic)
        return malformed();
    if (its_version != version)
        return fail(ErrorCode::unsupported, translate("fleet", "The message is of another version."));
    const auto kind = value_of(kind_names, kind_name);
    const auto id = from_hex(sender);
    const auto number = number_from(number_text);
    const auto signature = from_base64url(signature_text);
    if (!kind || !id || sender.size() != id_digits || !number || !signature || signature->size() != 64)
        return malformed();
    return Envelope{*kind, std::string(sender), *number, *signature, std::string(bytes.substr(end + 1))};
}

bool is_signed_by(const Envelope& envelope, const PublicKey& key) {
    return envelope.sender == key.id() &&
           is_signature_of(envelope.signature,
                           signed_bytes(envelope.kind, envelope.sender, envelope.number, envelope.payload),
                           key);
}

} // namespace rinnova::fleet
