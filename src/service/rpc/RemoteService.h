// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service/Service.h"
#include "service/rpc/Channel.h"

#include <functional>
#include <memory>

namespace rinnova::rpc {

/// The service at the other end of a channel. Not for several threads at once.
///
/// When the other side goes away in the middle of a call, that call fails with `unreachable`: what it reached
/// is in the ledger's journal. The next one goes through a new channel.
class RemoteService final : public Service {
  public:
    using MakeChannel = std::function<Result<std::unique_ptr<Channel>>()>;

    RemoteService(std::unique_ptr<Channel> channel, MakeChannel another)
        : m_channel(std::move(channel)), m_another(std::move(another)) {}

    std::vector<Error> warnings() override { return m_warnings; }
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

  private:
    struct Extras {
        std::vector<const Secret*> secrets{};
        ProgressCallback progress{};
        std::stop_token stop{};
    };
    template <typename T>
    Result<T> call(std::string_view method, const Json& params, const Extras& extras);
    template <typename T>
    Result<T> call(std::string_view method, const Json& params = Json::object()) {
        return call<T>(method, params, {});
    }
    template <typename T>
    std::vector<T> list(std::string_view method, const Json& params = Json::object());
    Result<Json> value_of(std::string_view method, const Json& params, const Extras& extras);
    void remember(std::vector<Error> warnings);

    std::unique_ptr<Channel> m_channel;
    MakeChannel m_another;
    std::vector<Error> m_warnings;
};

} // namespace rinnova::rpc
