// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "MailServers.h"

namespace rinnova::apple_mail {

/// The servers in `~/Library/Mail/V2/MailData/Accounts.plist` (OS X 10.10 and before): `MailAccounts` names
/// its outgoing server as `SMTPIdentifier` = `<Hostname>:<Username>` of one of the `DeliveryAccounts`.
/// `invalid-data` when the bytes are no such list.
Result<MailServers> parse_accounts_plist(std::string_view bytes);

} // namespace rinnova::apple_mail
