// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"
#include "fleet/protocol/Keys.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rinnova::fleet {

/// What a signed message is for. A signature made for one kind is none for another.
enum class EnvelopeKind { join, report, leave, policy };

std::string_view to_string(EnvelopeKind kind) noexcept;

/// A signed message (docs/fleet-protocol.md): one line of text, then the payload as it is.
///
///     RINNOVA-FLEET 1 <kind> <sender> <number> <signature>\n<payload>
///
/// The signature, in base64url, is over the same bytes without the blank and the signature.
struct Envelope {
    EnvelopeKind kind = EnvelopeKind::report;
    std::string sender;       ///< the id of the key that signed
    std::uint64_t number = 0; ///< of a report and a leave: its sequence; of a policy: its version; else 0
    std::string signature;    ///< 64 bytes
    std::string payload;

    bool operator==(const Envelope&) const = default;
};

inline constexpr int protocol_version = 1;
/// A whole envelope that goes to the server.
inline constexpr std::size_t most_envelope_bytes = 64 * 1024;
/// A whole policy envelope.
inline constexpr std::size_t most_policy_bytes = 256 * 1024;

/// The envelope's bytes.
std::string seal(EnvelopeKind kind, std::uint64_t number, std::string_view payload, const SigningKey& key);

/// Takes the envelope apart; says nothing of the signature yet. `unsupported` for another version of the
/// protocol, `invalid-data` for anything that `seal` would not have written or that is larger than `most`.
Result<Envelope> open_envelope(std::string_view bytes, std::size_t most = most_envelope_bytes);

/// Whether the owner of this key has signed it, and is the one that the envelope names.
bool is_signed_by(const Envelope& envelope, const PublicKey& key);

} // namespace rinnova::fleet
