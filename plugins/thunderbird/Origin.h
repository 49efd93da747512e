// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sdk/Target.h"

#include <string>
#include <string_view>

namespace rinnova::thunderbird {

/// Under which `hostname` and `httpRealm` Thunderbird keeps the login of a mail server: `imap://host`,
/// `mailbox://host` for POP3, `smtp://host`; no port, so that servers of one host share the logins. The
/// spelling is the one that Thunderbird would look for and write: the host as in the preferences; an IPv6
/// address in brackets, and for POP3 everything unusual percent-encoded (SmtpServer.sys.mjs,
/// MsgIncomingServer.sys.mjs).
std::string login_origin(SlotKind kind, std::string_view host);

/// What spellings of one origin have in common: lower case, percent-encoding undone, no brackets. Records of
/// older versions spell a host in other ways than the preferences do today.
std::string origin_key(std::string_view origin);

/// Whether it is an origin of login_origin's kind.
bool is_mail_origin(std::string_view origin);

} // namespace rinnova::thunderbird
