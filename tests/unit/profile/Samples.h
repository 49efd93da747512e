// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "profile/MailProfile.h"

namespace rinnova::test {

inline const AccountKey studio{"aruba-pec", "studio@pec.it"};
inline const AccountKey secretary{"aruba-pec", "segreteria/studio@pec.it"};

inline Server server(SlotKind kind, const std::string& host, std::uint16_t port, Tls tls = Tls::implicit) {
    return {kind, host, port, tls, {}, {}};
}
inline const Server imap = server(SlotKind::imap, "imaps.pec.aruba.it", 993);
inline const Server pop3 = server(SlotKind::pop3, "pop3s.pec.aruba.it", 995);
inline const Server smtp = server(SlotKind::smtp, "smtps.pec.aruba.it", 465);

inline MailProfile sample(const AccountKey& account = secretary) {
    return mail_profile(account, {imap, smtp}, {}, false).value();
}

} // namespace rinnova::test
