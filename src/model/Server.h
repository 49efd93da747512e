// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rinnova {

enum class Tls { implicit, starttls, none };

/// What a slot's password is for. `generic`: a store that does not say (a keychain item).
enum class SlotKind { imap, pop3, smtp, archive, generic };

std::string_view to_string(Tls tls) noexcept;
std::optional<Tls> tls_from(std::string_view text) noexcept;
std::string_view to_string(SlotKind kind) noexcept;
std::optional<SlotKind> slot_kind_from(std::string_view text) noexcept;

/// One mail server, as a provider file or the user names it.
struct Server {
    SlotKind kind = SlotKind::imap;
    std::string host; ///< lower case
    std::uint16_t port = 0;
    Tls tls = Tls::implicit;
    std::string source;   ///< where this row was read; empty for the user's own
    std::string verified; ///< the day it was checked, ISO 8601; empty: unproven

    bool operator==(const Server&) const = default;
};

/// The usual port (IANA), for a server given by host alone.
std::uint16_t default_port(SlotKind kind, Tls tls) noexcept;
/// The TLS mode a port implies, when nothing else tells: 143, 110, 25 and 587 STARTTLS, any other implicit.
Tls tls_of_port(std::uint16_t port) noexcept;

} // namespace rinnova
