// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/Server.h"

#include <optional>
#include <span>
#include <string>

namespace rinnova {

/// Ways to send a password, all of them as it is: TLS protects it.
enum class Mechanism {
    plain,   ///< SASL PLAIN, RFC 4616
    login,   ///< SASL LOGIN, draft-murchison-sasl-login
    command, ///< the protocol's own: IMAP `LOGIN`, POP3 `USER` and `PASS`
};

/// The ways that a server offers.
struct Offer {
    bool plain = false;
    bool login = false;
    bool command = false;

    bool operator==(const Offer&) const = default;
};

/// What the lines of a server's greeting and of its answer to CAPABILITY, CAPA or EHLO offer.
Offer offer_of(SlotKind protocol, std::span<const std::string> lines);

/// The one to use: the first of PLAIN, LOGIN and the protocol's own. None when the server has no place for a
/// password.
std::optional<Mechanism> mechanism_for(const Offer& offer);

} // namespace rinnova
