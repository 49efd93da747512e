// SPDX-License-Identifier: Apache-2.0
// The administrator's fleet, as front ends and the agent use it.
#include "base/Residue.h"
#include "base/Text.h"
#include "service/LocalService.h"

#include <algorithm>

namespace rinnova {

namespace {

tl::unexpected<Error> no_fleet_here() {
    return fail(ErrorCode::unsupported, translate("service", "This build of Rinnova knows no fleets."));
}

std::optional<AccountOutcome> outcome_of(std::string_view kind) {
    if (kind == "rotated" || kind == "adopted" || kind == "undone")
        return AccountOutcome::done;
    if (kind == "refused")
        return AccountOutcome::refused;
    if (kind == "unproven")
        return AccountOutcome::unreachable;
    return std::nullopt;
}

/// The last rotation that was committed; else the last one that was tried: `staged` tells of that anyway.
std::map<AccountKey, fleet::ReportedRotation> last_rotations(const std::vector<HistoryEntry>& history) {
    std::map<AccountKey, fleet::ReportedRotation> last;
    for (const HistoryEntry& entry : history) {
        const auto outcome = outcome_of(entry.kind);
        if (!outcome)
            continue;
        const auto known = last.find(entry.account);
        if (*outcome == AccountOutcome::done || known == last.end() ||
            known->second.outcome != AccountOutcome::done)
            last[entry.account] = {entry.at, *outcome};
    }
    return last;
}

} // namespace

Vault& LocalService::own_vault() {
    if (!m_vault)
        m_vault = m_parts.make_vault();
    return *m_vault;
}

Result<fleet::ReportSources> LocalService::fleet_sources(std::vector<std::string> problems) {
    fleet::ReportSources sources;
    sources.problems = std::move(problems);
    auto accounts = status({.next_notices = false});
    if (!accounts)
        return tl::unexpected(accounts.error());
    sources.accounts = std::move(*accounts);
    if (sources.accounts.empty())
        return sources; // without loading any plugin
    if (auto findings = doctor({}))
        sources.findings = std::move(*findings);
    else
        sources.problems.emplace_back("doctor-failed");
    const auto& plugins = plugin_set().plugins;
    if (std::any_of(plugins.begin(), plugins.end(),
                    [](const PluginInfo& plugin) { return plugin.state == PluginInfo::State::failed; }))
        sources.problems.emplace_back("plugin-failed");
    const auto entries = history({});
    if (!entries)
        return tl::unexpected(entries.error());
    sources.rotations = last_rotations(*entries);
    for (const AccountStatus& account : sources.accounts)
        if (const auto found = sources.rotations.find(account.account);
            found != sources.rotations.end() && found->second.outcome == AccountOutcome::done &&
            account.open > 0)
            found->second.outcome = AccountOutcome::open;
    return sources;
}

Result<std::optional<fleet::Parcel>>
LocalService::next_fleet_parcel(fleet::Occasion occasion, const std::vector<std::string>& problems) {
    const ResidueWipe wipe_at_the_end;
    if (!m_parts.fleet_member)
        return no_fleet_here();
    return m_parts.fleet_member->next_parcel(
        occasion, [&] { return fleet_sources(problems); }, own_vault());
}

Result<void> LocalService::take_fleet_answer(const fleet::Parcel& parcel,
                                             const Result<fleet::HttpAnswer>& answer) {
    return m_parts.fleet_member->take(parcel, answer, own_vault());
}

Result<void> LocalService::send_to_fleet(const fleet::Parcel& parcel, const std::stop_token& stop) {
    Result<fleet::HttpAnswer> answer = fail(ErrorCode::internal, "?");
    m_wait([&] { answer = m_parts.fleet_post(parcel.post, stop); });
    return take_fleet_answer(parcel, answer);
}

Result<FleetStatus> LocalService::fleet_status() {
    if (!m_parts.fleet_member)
        return no_fleet_here();
    return m_parts.fleet_member->status();
}

Result<FleetStatus> LocalService::fleet_join(const std::string& url, const Secret& token,
                                             std::stop_token stop) {
    const ResidueWipe wipe_at_the_end;
    if (!m_parts.fleet_member)
        return no_fleet_here();
    const auto parcel = m_parts.fleet_member->joining(url, token, own_vault());
    if (!parcel)
        return tl::unexpected(parcel.error());
    if (auto joined = send_to_fleet(*parcel, stop); !joined)
        return tl::unexpected(joined.error());
    (void)fleet_push(stop); // the status tells of trouble with it
    return fleet_status();
}

/// Joins first where the machine's settings want that, and once more where the server knows a later number.
Result<FleetStatus> LocalService::fleet_push(std::stop_token stop) {
    constexpr int most_messages = 3;
    if (!m_parts.fleet_member)
        return no_fleet_here();
    Result<void> sent;
    for (int i = 0; i < most_messages; ++i) {
        const auto parcel = next_fleet_parcel(fleet::Occasion::asked, {});
        if (!parcel)
            return tl::unexpected(parcel.error());
        if (!*parcel)
            break;
        sent = send_to_fleet(**parcel, stop);
        if (sent && (*parcel)->kind == fleet::Parcel::Kind::report)
            break;
        const auto now = m_parts.clock.now();
        if (!sent && m_parts.fleet_member->next().value_or(Timestamp::max()) > now)
            return tl::unexpected(sent.error());
    }
    if (!sent)
        return tl::unexpected(sent.error());
    return fleet_status();
}

Result<FleetStatus> LocalService::fleet_leave(std::stop_token stop) {
    if (!m_parts.fleet_member)
        return no_fleet_here();
    const auto parcel = m_parts.fleet_member->leaving(own_vault());
    if (!parcel)
        return tl::unexpected(parcel.error());
    if (*parcel)
        if (const auto told = send_to_fleet(**parcel, stop); !told)
            add_warnings(
                {{told.error().code,
                  translate("service", "The server could not be told that this computer leaves: %1",
                            {told.error().message}),
                  translate("service", "It will show it as silent; the administrator can remove it."),
                  {}}});
    if (auto forgotten = m_parts.fleet_member->forget(own_vault()); !forgotten)
        return tl::unexpected(forgotten.error());
    return fleet_status();
}

} // namespace rinnova
