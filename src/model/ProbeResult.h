// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/Server.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rinnova {

enum class ProbeVerdict {
    accepted,
    refused,     ///< the server answered the login with no
    unreachable, ///< no answer: name, connection, time limit, a connection that broke off
    tls_error,   ///< certificate or handshake: never a wrong password
    skipped,     ///< not asked
};

std::string_view to_string(ProbeVerdict verdict) noexcept;
std::optional<ProbeVerdict> probe_verdict_from(std::string_view text) noexcept;

struct ProbeResult {
    ProbeVerdict verdict = ProbeVerdict::skipped;
    std::optional<SlotKind> protocol; ///< imap, pop3 or smtp; none when skipped
    std::string host;
    std::uint16_t port = 0;
    std::string detail; ///< the server's own words, or the library's; scrubbed of the password

    bool operator==(const ProbeResult&) const = default;
};

} // namespace rinnova
