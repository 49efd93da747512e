// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"
#include "model/Account.h"
#include "model/Requests.h"
#include "model/Server.h"

#include <string>
#include <string_view>
#include <vector>

namespace rinnova {

/// What tells one configuration profile, or one payload in it, from another. A device puts a profile in the
/// place of an installed one with the same identifier, and keeps what a payload of the same identifier and
/// UUID made (Apple, device-management, CommonPayloadKeys): both stay for as long as the account is the same.
struct ProfileIdentity {
    std::string identifier; ///< `rinnova.account.<UUID>`, with `.mail` or `.archive` behind it for a payload
    std::string uuid;       ///< version 5, in capital letters

    bool operator==(const ProfileIdentity&) const = default;
};

/// Of the account's profile itself for an empty `part`, else of one payload: `mail`, `archive`.
ProfileIdentity profile_identity(const AccountKey& account, std::string_view part);

/// One account as Mail is to have it.
struct MailPayload {
    std::string part; ///< `mail` or `archive`
    std::string description;
    Server incoming; ///< kind imap or pop3
    Server outgoing;
    std::string username; ///< of both servers
    std::string address;  ///< empty when the login is no address: the device asks for it

    bool operator==(const MailPayload&) const = default;
};

/// What a profile says, but for the password.
struct MailProfile {
    AccountKey account;
    std::string organization; ///< who hands it out; may be empty
    std::vector<MailPayload> payloads;

    bool operator==(const MailProfile&) const = default;
};

struct ProfileRequest {
    AccountName account{};
    bool with_password = false;
    bool force_pop3 = false;
};

/// How the mail programs of this machine read the account.
struct ReadingHabits {
    bool imap = false;
    bool pop3 = false;
};

/// The profile of an account with these servers, the most trusted first: the first of its kind counts. One
/// that is read by POP3 alone is a `conflict` unless forced, as mail that only the device has is lost when
/// the profile is replaced; `needs-user` when a server is not known.
Result<MailProfile> mail_profile(const AccountKey& account, const std::vector<Server>& servers,
                                 ReadingHabits habits, bool force_pop3);

/// The address in a login: `studio@pec.it` of `segreteria/studio@pec.it`; empty when there is none.
std::string address_of(std::string_view login);

} // namespace rinnova
