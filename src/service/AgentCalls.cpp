// SPDX-License-Identifier: Apache-2.0
// What the agent asks of the service beside what every front end can.
#include "base/Residue.h"
#include "engine/Calendar.h"
#include "engine/ClientsInTheWay.h"
#include "engine/Config.h"
#include "service/LocalService.h"

#include <algorithm>

namespace rinnova {

namespace {

VaultKey key_of(const SecondChannel::Mail& mail) {
    return {VaultKey::Kind::second_channel, {}, mail.username + "@" + mail.server.host};
}

/// With whoever is in the way of those that are pending; a target that cannot be asked tells of nobody.
Result<std::vector<OpenSlotNow>> open_slots(const World& world,
                                            const std::vector<std::pair<AccountKey, Slot>>& slots) {
    const auto waiting = waiting_slots(world);
    if (!waiting)
        return tl::unexpected(waiting.error());
    std::vector<OpenSlotNow> open;
    for (const auto& [account, slot] : slots) {
        if (!is_open(slot.state))
            continue;
        OpenSlotNow now{account, slot, false, std::nullopt};
        const auto found = std::find_if(waiting->begin(), waiting->end(),
                                        [&](const WaitingSlot& one) { return one.slot.id == now.slot.id; });
        if (found == waiting->end())
            now.client_open = slot.state == SlotState::pending;
        else if (found->client)
            now.client_open = true, now.client = found->client->process;
        open.push_back(std::move(now));
    }
    return open;
}

} // namespace

Result<WaitList> LocalService::wait_list() {
    const auto slots = m_parts.ledger.all_slots();
    if (!slots)
        return tl::unexpected(slots.error());
    WaitList list;
    if (slots->empty())
        return list; // without loading any plugin
    const World place = world();
    auto open = open_slots(place, *slots);
    if (!open)
        return tl::unexpected(open.error());
    auto stores = watched_stores(place);
    if (!stores)
        return tl::unexpected(stores.error());
    return WaitList{std::move(*open), std::move(*stores)};
}

Result<std::vector<Drift>> LocalService::find_drift() {
    const auto accounts = m_parts.ledger.accounts();
    if (!accounts)
        return tl::unexpected(accounts.error());
    if (accounts->empty())
        return std::vector<Drift>(); // without loading any plugin
    return rinnova::find_drift(world());
}

Result<std::optional<SecondChannel>> LocalService::second_channel() {
    if (!m_parts.second_channel)
        return std::nullopt;
    const auto accounts = m_parts.ledger.accounts();
    if (!accounts)
        return tl::unexpected(accounts.error());
    if (auto fit = check_second_channel(*m_parts.second_channel, *accounts); !fit)
        return tl::unexpected(fit.error());
    return m_parts.second_channel;
}

Result<void> LocalService::keep_second_channel_password(const Secret& password) {
    const ResidueWipe wipe_at_the_end;
    const auto channel = second_channel();
    if (!channel)
        return tl::unexpected(channel.error());
    if (!*channel || !(*channel)->mail)
        return fail(ErrorCode::unsupported,
                    translate("service", "No mail account is configured as the second channel."),
                    translate("service", "Name one in config.json: docs/configuration.md says how."));
    Vault& vault = world().vault;
    if (auto opened = vault.open(); !opened)
        return opened;
    return vault.store(key_of(*(*channel)->mail), password);
}

Result<void> LocalService::send_by_second_channel(const std::string& message, std::stop_token stop) {
    const ResidueWipe wipe_at_the_end;
    const auto channel = second_channel();
    if (!channel)
        return tl::unexpected(channel.error());
    if (!*channel || !(*channel)->mail || !m_parts.send_mail)
        return fail(ErrorCode::unsupported,
                    translate("service", "No mail account is configured as the second channel."));
    Vault& vault = world().vault;
    if (auto opened = vault.open(); !opened)
        return opened;
    const auto password = vault.load(key_of(*(*channel)->mail));
    if (!password && password.error().code == ErrorCode::not_found)
        return fail(ErrorCode::needs_user,
                    translate("service", "The password of the second channel is not known."),
                    translate("service", "Give it once with “rinnova agent second-channel”."));
    if (!password)
        return tl::unexpected(password.error());
    return m_parts.send_mail(*(*channel)->mail, *password, message, stop);
}

Result<bool> LocalService::refresh_calendar() {
    if (m_parts.calendar_file.empty())
        return false;
    return rinnova::refresh_calendar(m_parts.ledger, m_parts.clock, m_parts.reminders, m_parts.calendar_file);
}

std::string LocalService::renewal_page(const AccountKey& account) {
    const Provider* provider = provider_store().find(account.provider);
    return provider != nullptr ? provider->credential.url : std::string();
}

} // namespace rinnova
