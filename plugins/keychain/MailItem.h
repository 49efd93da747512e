// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sdk/Target.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace rinnova::keychain {

using Attributes = std::map<std::string, std::string, std::less<>>; ///< as the Secret Service has them
using Hosts = std::set<std::string, std::less<>>;                   ///< lower case

/// What an item of a mail program says of the login that it holds the password of.
struct MailItem {
    SlotKind kind = SlotKind::generic;
    std::string host; ///< lower case
    std::optional<std::uint16_t> port;
    std::optional<Tls> tls;
    std::string username; ///< as the client sends it; empty when the item does not say, or hides it

    bool operator==(const MailItem&) const = default;
};

/// A host as programs write it: `imaps.pec.aruba.it`, `imaps.pec.aruba.it:993`,
/// `imaps://imaps.pec.aruba.it:993/`, `imaps://mario.rossi%40pec.it@imaps.pec.aruba.it`, `[::1]:993`.
struct WrittenHost {
    std::string scheme; ///< lower case; empty when there is none
    std::string host;   ///< lower case, without a final dot
    std::optional<std::uint16_t> port;

    bool operator==(const WrittenHost&) const = default;
};

/// None when it is no host.
std::optional<WrittenHost> parse_host(std::string_view text);

/// The mail login of an item, by its attributes and whatever its schema: `server`, `host` or `domain` names
/// one of the hosts; `user`, `login`, `username` or `account` the user; `protocol`, `proto`, `service` or the
/// port the kind. None when it names none of the hosts.
std::optional<MailItem> mail_item_from(const Attributes& attributes, const Hosts& hosts);

/// An entry of Rinnova's own vault: never a slot.
bool is_own(const Attributes& attributes);

/// `imaps`, `IMAP`, `pop`, `submission`, …: the kind and, where the word says it, the TLS mode. None for
/// other words.
struct Protocol {
    SlotKind kind = SlotKind::generic;
    std::optional<Tls> tls;

    bool operator==(const Protocol&) const = default;
};
std::optional<Protocol> protocol_from(std::string_view word);
/// Those words, in lower case.
std::vector<std::string> protocol_words();
/// The kind that a well-known port is for; `generic` for any other.
SlotKind kind_of_port(std::uint16_t port) noexcept;

} // namespace rinnova::keychain
