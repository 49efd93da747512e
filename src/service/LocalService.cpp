// SPDX-License-Identifier: Apache-2.0
#include "service/LocalService.h"

#include "base/PathText.h"
#include "base/Residue.h"
#include "engine/Calendar.h"
#include "engine/HandedOut.h"
#include "engine/Rebuild.h"
#include "engine/Recovery.h"
#include "engine/Rotate.h"
#include "engine/Tracking.h"

namespace rinnova {

namespace {

constexpr std::string_view rebuild_setting = "rebuild"; // until it is done
constexpr std::string_view aside_setting = "set-aside"; // until somebody was told

std::string state_name(PluginInfo::State state) {
    switch (state) {
    case PluginInfo::State::loaded:
        return "loaded";
    case PluginInfo::State::disabled:
        return "disabled";
    case PluginInfo::State::failed:
        return "failed";
    }
    return "failed";
}

Result<AccountStatus> only_one(Result<std::vector<AccountStatus>> accounts) {
    if (!accounts)
        return tl::unexpected(accounts.error());
    return std::move(accounts->front());
}

} // namespace

LocalService::LocalService(LocalParts parts)
    : m_parts(std::move(parts)),
      m_notices(m_parts.ledger, m_parts.clock, m_parts.reminders, m_parts.second_channel.has_value()) {
    if (const auto& aside = m_parts.ledger.set_aside())
        for (const std::string_view setting : {rebuild_setting, aside_setting})
            (void)m_parts.ledger.set_setting(setting, aside->string());
    // Whoever set it aside, and found the accounts again, may have had nobody to tell.
    if (const auto aside = m_parts.ledger.setting(aside_setting); aside && !aside->empty())
        m_parts.warnings.push_back(
            {ErrorCode::invalid_data,
             translate("service", "The ledger was damaged; it is kept as %1.", {*aside}),
             translate("service",
                       "Your accounts are found again from the mail programs and the keychain; check the "
                       "dates with “rinnova status”."),
             *aside});
}

LocalService::~LocalService() = default;

const ProviderStore& LocalService::provider_store() {
    if (!m_providers)
        m_providers = m_parts.load_providers();
    return *m_providers;
}

const PluginSet& LocalService::plugin_set() {
    if (!m_plugins)
        m_plugins = m_parts.load_plugins();
    return *m_plugins;
}

World LocalService::world() {
    const bool first = !m_probe;
    if (first)
        m_probe = m_parts.make_probe();
    World world{m_parts.ledger, own_vault(),   *m_probe,         provider_store(),     plugin_set().targets,
                m_parts.clock,  m_parts.paths, m_parts.language, m_parts.write_profile};
    if (first)
        rebuild_if_needed(world);
    return world;
}

void LocalService::rebuild_if_needed(const World& world) {
    if (!must_rebuild())
        return;
    if (auto rebuilt = rebuild(world); rebuilt)
        (void)m_parts.ledger.set_setting(rebuild_setting, "");
    else
        m_parts.warnings.push_back(rebuilt.error());
}

bool LocalService::must_rebuild() {
    const auto pending = m_parts.ledger.setting(rebuild_setting);
    return pending && !pending->empty();
}

void LocalService::add_warnings(std::vector<Error> warnings) {
    m_parts.warnings.insert(m_parts.warnings.end(), std::make_move_iterator(warnings.begin()),
                            std::make_move_iterator(warnings.end()));
}

Result<RotationReport> LocalService::finish_cut_off(std::stop_token stop) {
    const auto cut_off = rinnova::cut_off({m_parts.ledger, m_parts.clock});
    if (cut_off && cut_off->empty())
        return RotationReport{}; // without loading any plugin
    return rinnova::finish_cut_off(world(), std::move(stop));
}

Result<std::vector<AccountStatus>> LocalService::with_notices(Result<std::vector<AccountStatus>> accounts) {
    if (!accounts || accounts->empty())
        return accounts;
    auto planned = m_notices.next_notices();
    if (!planned)
        return tl::unexpected(planned.error());
    std::map<Timestamp, std::string> texts; // many accounts share theirs, and zones are slow to ask
    for (AccountStatus& account : *accounts) {
        const auto next = planned->find(account.account);
        if (next == planned->end())
            continue;
        const auto [text, fresh] = texts.try_emplace(next->second);
        if (fresh)
            text->second = to_iso(next->second, m_parts.clock.utc_offset(next->second));
        account.next_notice = text->second;
    }
    return accounts;
}

Result<AccountStatus> LocalService::with_notices(Result<AccountStatus> account) {
    if (!account)
        return account;
    return only_one(with_notices(std::vector<AccountStatus>{std::move(*account)}));
}

std::vector<Error> LocalService::warnings() {
    if (const auto aside = m_parts.ledger.setting(aside_setting); aside && !aside->empty() && !must_rebuild())
        (void)m_parts.ledger.set_setting(aside_setting, "");
    std::vector<Error> all = m_parts.warnings;
    if (m_providers)
        all.insert(all.end(), m_providers->problems().begin(), m_providers->problems().end());
    return all;
}

Result<DiscoverReport> LocalService::discover() {
    auto report = rinnova::discover(world());
    if (report)
        for (const PluginInfo& plugin : plugin_set().plugins)
            if (plugin.error)
                report->problems.push_back(*plugin.error);
    return report;
}

Result<AccountStatus> LocalService::track(const TrackRequest& request) {
    return only_one(track_many({request}));
}

Result<std::vector<AccountStatus>> LocalService::track_many(const std::vector<TrackRequest>& requests) {
    return with_notices(rinnova::track(world(), requests));
}

Result<std::vector<AccountStatus>> LocalService::track_all() {
    return with_notices(rinnova::track_all(world()));
}

Result<void> LocalService::untrack(const AccountName& account) {
    return rinnova::untrack(world(), account);
}

Result<std::vector<AccountStatus>> LocalService::status(const StatusRequest& request) {
    // Needs the ledger alone, unless that is to be built anew first.
    if (must_rebuild())
        (void)world();
    auto accounts = rinnova::status({m_parts.ledger, m_parts.clock}, request.account);
    return request.next_notices ? with_notices(std::move(accounts)) : accounts;
}

Result<RotationPreview> LocalService::prepare(const RotateRequest& request) {
    return rinnova::prepare(world(), request);
}

Result<RotationReport> LocalService::rotate(const RotateRequest& request, const Secret& password,
                                            const ProgressCallback& progress, std::stop_token stop) {
    const ResidueWipe wipe_at_the_end;
    return rinnova::rotate_batch(world(), {{request, &password}}, progress, std::move(stop));
}

Result<RotationReport> LocalService::rotate_from(const RotateRequest& request, const std::string& slot_id,
                                                 const ProgressCallback& progress, std::stop_token stop) {
    const ResidueWipe wipe_at_the_end;
    return rinnova::rotate_from(world(), request, slot_id, progress, std::move(stop));
}

Result<RotationReport> LocalService::rotate_batch(const std::vector<BatchItem>& items,
                                                  const ProgressCallback& progress, std::stop_token stop) {
    const ResidueWipe wipe_at_the_end;
    return rinnova::rotate_batch(world(), items, progress, std::move(stop));
}

Result<RotationReport> LocalService::retry(const RetryRequest& request, const ProgressCallback& progress,
                                           std::stop_token stop) {
    const ResidueWipe wipe_at_the_end;
    return rinnova::retry(world(), request, progress, std::move(stop));
}

Result<RotationReport> LocalService::undo(const AccountName& account, bool probe,
                                          const ProgressCallback& progress, std::stop_token stop) {
    const ResidueWipe wipe_at_the_end;
    return rinnova::undo(world(), account, probe, progress, std::move(stop));
}

Result<void> LocalService::discard(const AccountName& account) {
    return rinnova::discard(world(), account);
}

Result<AccountStatus> LocalService::extend(const AccountName& account, Date until) {
    return with_notices(rinnova::extend(world(), account, until));
}

Result<std::vector<AccountStatus>> LocalService::verify(const std::optional<AccountName>& account,
                                                        const ProgressCallback& progress) {
    const ResidueWipe wipe_at_the_end;
    if (progress)
        progress({Progress::Stage::verifying, {}, 0, 0});
    return with_notices(rinnova::verify(world(), account));
}

Result<AccountStatus> LocalService::confirm(const std::string& slot_id) {
    return with_notices(rinnova::confirm(world(), slot_id));
}

Result<void> LocalService::unlock(const std::string& slot_id, const Secret& password) {
    const ResidueWipe wipe_at_the_end;
    return rinnova::unlock(world(), slot_id, password);
}

Result<void> LocalService::copy(const AccountName& account, std::chrono::seconds time,
                                const std::function<void()>& held, std::stop_token stop) {
    if (!m_parts.hold_on_clipboard)
        return Service::copy(account, time, held, std::move(stop));
    const auto password = current_password(world(), account);
    if (!password)
        return tl::unexpected(password.error());
    return m_parts.hold_on_clipboard(*password, time, held, stop);
}

Result<AccountStatus> LocalService::snooze(const AccountName& account, const std::optional<Date>& until) {
    if (auto day = m_notices.snooze(account, until); !day)
        return tl::unexpected(day.error());
    return only_one(status({account}));
}

Result<AccountStatus> LocalService::acknowledge(const AccountName& account, Reaction reaction) {
    if (auto noted = m_notices.react(account, reaction); !noted)
        return tl::unexpected(noted.error());
    return only_one(status({account}));
}

Result<std::string> LocalService::calendar() {
    return export_calendar(m_parts.ledger, m_parts.clock, m_parts.reminders);
}

Result<std::vector<Finding>> LocalService::doctor(const std::optional<AccountName>& account) {
    return rinnova::doctor(world(), account);
}

Result<std::vector<HistoryEntry>> LocalService::history(const std::optional<AccountName>& account) {
    auto records = rinnova::history({m_parts.ledger, m_parts.clock}, account);
    if (!records)
        return tl::unexpected(records.error());
    std::vector<HistoryEntry> entries;
    for (HistoryRecord& record : *records)
        entries.push_back({record.at, std::move(record.account), std::move(record.kind),
                           std::move(record.text), std::move(record.rotation)});
    return entries;
}

std::vector<ProviderStatus> LocalService::providers() {
    std::vector<ProviderStatus> all;
    for (const Provider& provider : provider_store().all())
        all.push_back({provider, unproven_parts(provider)});
    return all;
}

std::vector<Error> LocalService::check_provider(const std::string& file) {
    ProviderCheck check = check_provider_file(path_from_utf8(file), provider_store());
    std::vector<Error> found = std::move(check.errors);
    for (std::string& warning : check.warnings)
        found.push_back({ErrorCode::unsupported, std::move(warning), {}, file});
    return found;
}

std::vector<PluginStatus> LocalService::plugins() {
    std::vector<PluginStatus> all;
    for (const PluginInfo& plugin : plugin_set().plugins)
        all.push_back({plugin.id, plugin.name, plugin.file.string(), state_name(plugin.state),
                       plugin.client_versions, plugin.capabilities, plugin.error});
    return all;
}

Result<ProfileSource> LocalService::profile_source(const ProfileRequest& request) {
    return rinnova::profile_source(world(), request);
}

Result<void> LocalService::note_handed_out(const AccountKey& account, const std::filesystem::path& file) {
    return rinnova::note_handed_out(world().ledger, account, file);
}

} // namespace rinnova
