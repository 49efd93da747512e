// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "AccountPlace.h"

namespace rinnova::outlook {

/// One password of an account, and what it is for.
struct Login {
    SlotKind kind = SlotKind::imap; ///< imap, pop3 or smtp
    std::string host;               ///< lower case
    std::optional<std::uint16_t> port;
    std::optional<Tls> tls; ///< none when Outlook finds out by itself
    std::string username;
    std::optional<RegistryValue> sealed; ///< as it stands in the registry; none: nothing is remembered

    /// What Outlook calls the value that holds the password.
    std::u16string_view value_name() const;
};

/// An account of Outlook's that logs in with a password to an IMAP or POP3 server.
struct MailAccount {
    AccountPlace place;
    /// The incoming one, then the outgoing one where it has a password of its own.
    std::vector<Login> logins;
    std::vector<Error> problems; ///< what of it cannot be told and is left alone
};

/// Reads one account. None when it is of another kind (Exchange, ActiveSync, a store) or not yet complete;
/// `invalid-data` when it cannot be told whose its passwords are.
Result<std::optional<MailAccount>> read_account(const Registry& registry, const AccountPlace& place);

/// The slot of one of its logins. Its id is made of the account's key, the kind, the server and the user: a
/// key that comes to hold another login is another slot.
Slot slot_of(const MailAccount& account, const Login& login);

/// Tells one state of a login from another: server, user, and the sealed value, which is salted and says
/// nothing about the password.
std::string state_of(const MailAccount& account, const Login& login);

} // namespace rinnova::outlook
