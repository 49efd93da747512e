// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "AccountsDatabase.h"

namespace rinnova::apple_mail {

/// One server that Mail logs in to with a password.
struct MailServer {
    SlotKind kind = SlotKind::imap;
    std::string host;
    std::optional<std::uint16_t> port;
    std::optional<Tls> tls;
    std::string username;
    std::string account;    ///< what Mail's list of accounts calls it
    std::string identifier; ///< stable: what its slot's id is made of
    bool managed = false;   ///< it came with a configuration profile
    std::string profile;    ///< that one's UUID, where Mail knows it

    bool operator==(const MailServer&) const = default;
};

struct MailServers {
    std::vector<MailServer> servers;     ///< each account's incoming one first, then its outgoing one
    std::vector<std::string> incomplete; ///< accounts whose server or user cannot be made out
};

/// The servers of the accounts that are in use. Outgoing ones are those that an account names
/// (`SendingAccountIdentifier`); what a row lacks comes from its parents. Accounts that log in without a
/// password (OAuth) are left out.
MailServers servers_of(const std::vector<AccountRow>& rows);

/// Host in lower case and without blanks; empty when it can be none.
std::string clean_host(std::string_view text);
std::optional<std::uint16_t> port_of(const Scalar& value);
/// `SSLEnabled` and `SSLIsDirect`, as Mail has them; the port decides where the second is missing.
std::optional<Tls> tls_from(std::optional<bool> enabled, std::optional<bool> direct,
                            std::optional<std::uint16_t> port);
/// Whether a scheme of Mail's is one that shows the server a token.
bool is_token_scheme(std::string_view scheme);

} // namespace rinnova::apple_mail
