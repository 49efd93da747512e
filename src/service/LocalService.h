// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/Drift.h"
#include "engine/Notices.h"
#include "engine/PluginRegistry.h"
#include "engine/ProfileSource.h"
#include "engine/World.h"
#include "fleet/reporter/FleetMember.h"
#include "model/SecondChannel.h"
#include "service/Service.h"
#include "service/WaitList.h"

#include <functional>
#include <memory>
#include <optional>

namespace rinnova {

/// What a service in this process is put together from. What costs time is made at its first use.
struct LocalParts {
    Paths paths;
    const Clock& clock;
    std::string language; ///< `it` or `en`
    Ledger ledger;
    std::function<std::unique_ptr<Vault>()> make_vault;
    std::function<std::unique_ptr<Probe>()> make_probe;
    std::function<ProviderStore()> load_providers;
    std::function<PluginSet()> load_plugins;
    /// Comes back when the password is on the clipboard no more.
    std::function<Result<void>(const Secret&, std::chrono::seconds, const std::function<void()>& held,
                               const std::stop_token&)>
        hold_on_clipboard;
    std::vector<Error> warnings;
    ReminderSettings reminders{};
    std::optional<SecondChannel> second_channel{};
    /// As `send_mail` of the probe's layer.
    std::function<Result<std::vector<Error>>(const SecondChannel::Mail& mail, const Secret& password,
                                             const std::string& message, const std::stop_token& stop)>
        send_mail{};
    std::filesystem::path calendar_file{}; ///< kept fresh by the agent; empty: none
    std::function<Result<std::filesystem::path>(const MailProfile&)> write_profile{}; ///< see `World`
    std::shared_ptr<fleet::FleetMember> fleet_member{}; ///< none where this build has no fleets
    fleet::Post fleet_post{};
};

/// The service in this process. Not for several threads at once.
class LocalService final : public Service {
  public:
    explicit LocalService(LocalParts parts);
    ~LocalService() override;

    /// Goes on with rotations whose process ended in their midst; see `finish_cut_off`.
    Result<RotationReport> finish_cut_off(std::stop_token stop);
    /// A damaged ledger was set aside, and the next call that needs the mail programs fills the new one:
    /// until then `status` is such a call too.
    bool must_rebuild();
    void add_warnings(std::vector<Error> warnings);

    std::vector<Error> warnings() override;
    Result<DiscoverReport> discover() override;
    Result<AccountStatus> track(const TrackRequest& request) override;
    Result<std::vector<AccountStatus>> track_many(const std::vector<TrackRequest>& requests) override;
    Result<std::vector<AccountStatus>> track_all() override;
    Result<void> untrack(const AccountName& account) override;
    Result<std::vector<AccountStatus>> status(const StatusRequest& request) override;
    Result<RotationPreview> prepare(const RotateRequest& request) override;
    Result<RotationReport> rotate(const RotateRequest& request, const Secret& password,
                                  const ProgressCallback& progress, std::stop_token stop) override;
    Result<RotationReport> rotate_from(const RotateRequest& request, const std::string& slot_id,
                                       const ProgressCallback& progress, std::stop_token stop) override;
    Result<RotationReport> rotate_batch(const std::vector<BatchItem>& items, const ProgressCallback& progress,
                                        std::stop_token stop) override;
    Result<RotationReport> retry(const RetryRequest& request, const ProgressCallback& progress,
                                 std::stop_token stop) override;
    Result<RotationReport> undo(const AccountName& account, bool probe, const ProgressCallback& progress,
                                std::stop_token stop) override;
    Result<void> discard(const AccountName& account) override;
    Result<AccountStatus> extend(const AccountName& account, Date until) override;
    Result<std::vector<AccountStatus>> verify(const std::optional<AccountName>& account,
                                              const ProgressCallback& progress) override;
    Result<AccountStatus> confirm(const std::string& slot_id) override;
    Result<void> unlock(const std::string& slot_id, const Secret& password) override;
    Result<void> copy(const AccountName& account, std::chrono::seconds time,
                      const std::function<void()>& held, std::stop_token stop) override;
    Result<AccountStatus> snooze(const AccountName& account, const std::optional<Date>& until) override;
    Result<AccountStatus> acknowledge(const AccountName& account, Reaction reaction) override;
    Result<AccountReminders> reminders(const AccountName& account) override;
    Result<AccountReminders> set_reminders(const AccountName& account,
                                           const std::optional<std::vector<int>>& days) override;
    Result<std::string> calendar() override;
    Result<std::optional<SecondChannel>> second_channel() override;
    Result<void> try_second_channel(const Secret* password, std::stop_token stop) override;
    Result<FleetStatus> fleet_status() override;
    Result<FleetStatus> fleet_join(const std::string& url, const Secret& token,
                                   std::stop_token stop) override;
    Result<FleetStatus> fleet_push(std::stop_token stop) override;
    Result<FleetStatus> fleet_leave(std::stop_token stop) override;
    Result<std::vector<Finding>> doctor(const std::optional<AccountName>& account) override;
    Result<std::vector<HistoryEntry>> history(const std::optional<AccountName>& account) override;
    std::vector<ProviderStatus> providers() override;
    std::vector<Error> check_provider(const std::string& file) override;
    std::vector<PluginStatus> plugins() override;

    // Not of the interface: what the agent does by itself.
    Notices& notices() noexcept { return m_notices; }
    /// To whoever is told by the second channel; a mail account's password is in the vault. Gives what kept
    /// it from single recipients, when it has reached others.
    Result<std::vector<Error>> send_by_second_channel(const ChannelMessage& message, std::stop_token stop);
    Result<WaitList> wait_list();
    Result<std::vector<Drift>> find_drift();
    /// Whether the calendar that others subscribe to was written anew; false without one.
    Result<bool> refresh_calendar();
    /// What is due to be sent to the fleet; the sending is the caller's, over `fleet_post`, on a thread of
    /// his. `problems`: of the agent itself.
    Result<std::optional<fleet::Parcel>> next_fleet_parcel(fleet::Occasion occasion,
                                                           const std::vector<std::string>& problems);
    Result<void> take_fleet_answer(const fleet::Parcel& parcel, const Result<fleet::HttpAnswer>& answer);
    /// Null where this build has no fleets.
    fleet::FleetMember* fleet_member() noexcept { return m_parts.fleet_member.get(); }
    const fleet::Post& fleet_post() const noexcept { return m_parts.fleet_post; }
    /// How this one waits for the fleet's server: `way` calls what it is given, once.
    void wait_for_servers(std::function<void(const std::function<void()>& wait)> way) {
        m_wait = std::move(way);
    }
    /// Where a new password is made for this account; empty when nobody knows.
    std::string renewal_page(const AccountKey& account);

    /// Not of the interface, as it may hold the password: for `LocalProfileExport` alone.
    Result<ProfileSource> profile_source(const ProfileRequest& request);
    Result<void> note_handed_out(const AccountKey& account, const std::filesystem::path& file);

  private:
    World world();
    Vault& own_vault();
    Result<fleet::ReportSources> fleet_sources(std::vector<std::string> problems);
    Result<void> send_to_fleet(const fleet::Parcel& parcel, const std::stop_token& stop);
    Result<SecondChannel> usable_second_channel();
    Result<std::vector<Error>> send_mail(const SecondChannel::Mail& mail, const Secret& password,
                                         const ChannelMessage& message, const std::stop_token& stop);
    const ProviderStore& provider_store();
    const PluginSet& plugin_set();
    void rebuild_if_needed(const World& world);
    Result<std::vector<AccountStatus>> with_notices(Result<std::vector<AccountStatus>> accounts);
    Result<AccountStatus> with_notices(Result<AccountStatus> account);

    LocalParts m_parts;
    std::function<void(const std::function<void()>&)> m_wait = [](const auto& wait) { wait(); };
    Notices m_notices;
    std::unique_ptr<Vault> m_vault;
    std::unique_ptr<Probe> m_probe;
    std::optional<ProviderStore> m_providers;
    std::optional<PluginSet> m_plugins;
};

} // namespace rinnova
