// SPDX-License-Identifier: Apache-2.0
// What the agent asks of the service beside what every front end can.
#include "base/Residue.h"
#include "engine/Calendar.h"
#include "engine/ClientsInTheWay.h"
#include "engine/Config.h"
#include "engine/NoticeCommand.h"
#include "engine/NoticeMail.h"
#include "service/LocalService.h"

#include <algorithm>

namespace rinnova {

namespace {

VaultKey key_of(const SecondChannel::Mail& mail) {
    return {VaultKey::Kind::second_channel, {}, mail.username + "@" + mail.server.host};
}

ChannelMessage test_message() {
    return {
        translate("notice", "Rinnova: this is a test"),
        translate(
            "notice",
            "Rinnova sends this to see whether its messages arrive. It writes to you when a mail password is "
            "about to expire and nobody reacts.")};
}

/// A trial is to reach everybody.
Result<void> reached_all(const Result<std::vector<Error>>& sent) {
    if (!sent)
        return tl::unexpected(sent.error());
    return sent->empty() ? Result<void>() : tl::unexpected(sent->front());
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

Result<SecondChannel> LocalService::usable_second_channel() {
    auto channel = second_channel();
    if (!channel)
        return tl::unexpected(channel.error());
    if (!*channel)
        return fail(
            ErrorCode::unsupported, translate("service", "No second channel is configured."),
            translate("service", "Name a mail account or a command as \"second_channel\" in config.json."));
    return std::move(**channel);
}

Result<std::vector<Error>> LocalService::send_mail(const SecondChannel::Mail& mail, const Secret& password,
                                                   const ChannelMessage& message,
                                                   const std::stop_token& stop) {
    return m_parts.send_mail(mail, password, notice_mail(mail, message, m_parts.clock.now()), stop);
}

Result<std::vector<Error>> LocalService::send_by_second_channel(const ChannelMessage& message,
                                                                std::stop_token stop) {
    const ResidueWipe wipe_at_the_end;
    const auto channel = usable_second_channel();
    if (!channel)
        return tl::unexpected(channel.error());
    if (!channel->mail)
        return run_notice_command(channel->command, message, std::move(stop)).map([] {
            return std::vector<Error>();
        });
    Vault& vault = world().vault;
    if (auto opened = vault.open(); !opened)
        return tl::unexpected(opened.error());
    const auto password = vault.load(key_of(*channel->mail));
    if (!password && password.error().code == ErrorCode::not_found)
        return fail(ErrorCode::needs_user,
                    translate("service", "The password of the second channel is not known."),
                    translate("service", "Give it once with “rinnova agent second-channel”."));
    if (!password)
        return tl::unexpected(password.error());
    return send_mail(*channel->mail, *password, message, stop);
}

Result<void> LocalService::try_second_channel(const Secret* password, std::stop_token stop) {
    const ResidueWipe wipe_at_the_end;
    const auto channel = usable_second_channel();
    if (!channel)
        return tl::unexpected(channel.error());
    const ChannelMessage message = test_message();
    if (password == nullptr || !channel->mail)
        return reached_all(send_by_second_channel(message, std::move(stop)));
    Vault& vault = world().vault;
    if (auto opened = vault.open(); !opened)
        return opened;
    if (auto sent = reached_all(send_mail(*channel->mail, *password, message, stop)); !sent) {
        Error error = sent.error();
        if (error.hint.empty())
            error.hint =
                translate("service", "Nothing was kept. Put it right, then give the password again.");
        return tl::unexpected(std::move(error));
    }
    return vault.store(key_of(*channel->mail), *password);
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
