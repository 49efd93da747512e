// SPDX-License-Identifier: Apache-2.0
#include "AccountLookup.h"

#include "RememberPolicy.h"

namespace rinnova::outlook {

Result<AccountLookup::Found> AccountLookup::find(const Slot& slot) {
    auto known = m_accounts.find(slot.locator);
    if (known == m_accounts.end()) {
        const auto place = place_from(slot.locator);
        known = m_accounts
                    .emplace(slot.locator, place ? read_account(m_registry, *place)
                                                 : Result<std::optional<MailAccount>>(std::nullopt))
                    .first;
    }
    auto& account = known->second;
    if (!account && account.error().code != ErrorCode::not_found)
        return tl::unexpected(account.error());
    if (account && *account)
        for (Login& login : (*account)->logins)
            if (slot_of(**account, login).id == slot.id)
                return Found{&**account, &login};
    return fail(ErrorCode::not_found, translate("outlook", "Outlook no longer has this login."), {},
                slot.location);
}

bool AccountLookup::forbids_remembering(const MailAccount& account) {
    const ProfilesRoot& root = account.place.root;
    const auto known = m_forbidden.find(root.name);
    if (known != m_forbidden.end())
        return known->second;
    return m_forbidden[root.name] = outlook::forbids_remembering(m_registry, root);
}

} // namespace rinnova::outlook
