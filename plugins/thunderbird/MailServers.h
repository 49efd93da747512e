// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "PrefsJs.h"
#include "sdk/Target.h"

#include <cstdint>
#include <string>
#include <vector>

namespace rinnova::thunderbird {

/// How Thunderbird logs in (nsMsgAuthMethod), for servers that are given a password.
enum class AuthMethod {
    password_cleartext, ///< "Normal password"
    password_encrypted, ///< CRAM-MD5 and the like
    ntlm,
    any, ///< the program chooses
};

/// A mail server of a profile that logs in with a password.
struct MailServer {
    SlotKind kind = SlotKind::imap;
    std::string host; ///< as in the preferences
    std::uint16_t port = 0;
    Tls tls = Tls::none;
    std::string username; ///< as in the preferences
    AuthMethod auth_method = AuthMethod::password_cleartext;
    bool borrows_password = false; ///< an outgoing server that may use its incoming server's password

    bool operator==(const MailServer&) const = default;
};

/// The servers of all accounts, incoming ones first. Left out: local folders, feeds, news; servers without a
/// host or a user name; those that need no password of ours (OAuth2, Kerberos, certificates, no
/// authentication, Exchange).
std::vector<MailServer> mail_servers(const Prefs& prefs);

} // namespace rinnova::thunderbird
