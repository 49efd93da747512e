// SPDX-License-Identifier: Apache-2.0
#include "service/rpc/RemoteService.h"

#include "base/Text.h"
#include "service/rpc/Calls.h"

#include <algorithm>

namespace rinnova::rpc {

namespace {

Error not_understood(std::string_view what) {
    return {ErrorCode::internal,
            translate("service", "The background agent's answer cannot be understood: %1", {what}),
            translate("service", "Start the agent again, so that it has the version of this program."),
            {}};
}

template <typename T>
Result<T> from_json(const Json& json) {
    T value{};
    std::string wrong;
    JsonReader(json, {}, wrong, false).read(json, value, {});
    if (!wrong.empty())
        return tl::unexpected(not_understood(wrong));
    return value;
}

Error error_of(const Trouble& trouble) {
    switch (trouble.fault) {
    case Fault::failed:
    case Fault::ending:
        return trouble.error;
    case Fault::too_long:
        return {ErrorCode::invalid_data,
                translate("service", "That is too much for one call."),
                translate("service", "Do it in several parts."),
                {}};
    case Fault::not_json:
    case Fault::no_request:
    case Fault::no_method:
    case Fault::wrong_params:
    case Fault::not_greeted:
    case Fault::other_version:
    case Fault::other_user:
    case Fault::too_many:
        break;
    }
    return not_understood(trouble.error.message);
}

template <typename T>
Json json(const T& value) {
    return JsonWriter::json_of(value);
}

} // namespace

void RemoteService::remember(std::vector<Error> warnings) {
    for (Error& warning : warnings)
        if (std::find(m_warnings.begin(), m_warnings.end(), warning) == m_warnings.end())
            m_warnings.push_back(std::move(warning));
}

Result<Json> RemoteService::value_of(std::string_view method, const Json& params, const Extras& extras) {
    if (m_channel->lost()) {
        auto another = m_another();
        if (!another)
            return tl::unexpected(another.error());
        m_channel = std::move(*another);
    }
    auto result = m_channel->call(method, params, extras.secrets, extras.progress, extras.stop);
    if (!result) {
        remember(result.error().warnings);
        return tl::unexpected(error_of(result.error()));
    }
    if (!result->is_object() || !result->contains("value"))
        return tl::unexpected(not_understood("value"));
    if (const auto warnings = result->find("warnings"); warnings != result->end())
        if (auto list = from_json<std::vector<Error>>(*warnings))
            remember(std::move(*list));
    return std::move((*result)["value"]);
}

template <typename T>
Result<T> RemoteService::call(std::string_view method, const Json& params, const Extras& extras) {
    auto value = value_of(method, params, extras);
    if (!value)
        return tl::unexpected(value.error());
    if constexpr (std::is_void_v<T>)
        return {};
    else
        return from_json<T>(*value);
}

/// What cannot fail by its interface: an error becomes a warning.
template <typename T>
std::vector<T> RemoteService::list(std::string_view method, const Json& params) {
    auto found = call<std::vector<T>>(method, params);
    if (!found)
        remember({found.error()});
    return found.value_or(std::vector<T>());
}

Result<DiscoverReport> RemoteService::discover() {
    return call<DiscoverReport>("discover");
}

Result<AccountStatus> RemoteService::track(const TrackRequest& request) {
    return call<AccountStatus>("track", json(request));
}

Result<std::vector<AccountStatus>> RemoteService::track_many(const std::vector<TrackRequest>& requests) {
    return call<std::vector<AccountStatus>>("track_many", json(TrackManyCall{requests}));
}

Result<std::vector<AccountStatus>> RemoteService::track_all() {
    return call<std::vector<AccountStatus>>("track_all");
}

Result<void> RemoteService::untrack(const AccountName& account) {
    return call<void>("untrack", json(account));
}

Result<std::vector<AccountStatus>> RemoteService::status(const StatusRequest& request) {
    return call<std::vector<AccountStatus>>("status", json(OfAccount{request.account}));
}

Result<RotationPreview> RemoteService::prepare(const RotateRequest& request) {
    return call<RotationPreview>("prepare", json(request));
}

Result<RotationReport> RemoteService::rotate(const RotateRequest& request, const Secret& password,
                                             const ProgressCallback& progress, std::stop_token stop) {
    return call<RotationReport>("rotate", json(RotateCall{request, 0}),
                                {{&password}, progress, std::move(stop)});
}

Result<RotationReport> RemoteService::rotate_from(const RotateRequest& request, const std::string& slot_id,
                                                  const ProgressCallback& progress, std::stop_token stop) {
    return call<RotationReport>("rotate_from", json(RotateFromCall{request, slot_id}),
                                {{}, progress, std::move(stop)});
}

Result<RotationReport> RemoteService::rotate_batch(const std::vector<BatchItem>& items,
                                                   const ProgressCallback& progress, std::stop_token stop) {
    BatchCall batch;
    Extras extras{{}, progress, std::move(stop)};
    for (const BatchItem& item : items) {
        batch.items.push_back({item.request, extras.secrets.size()});
        extras.secrets.push_back(item.password);
    }
    return call<RotationReport>("rotate_batch", json(batch), extras);
}

Result<RotationReport> RemoteService::retry(const RetryRequest& request, const ProgressCallback& progress,
                                            std::stop_token stop) {
    return call<RotationReport>("retry", json(request), {{}, progress, std::move(stop)});
}

Result<RotationReport> RemoteService::undo(const AccountName& account, bool probe,
                                           const ProgressCallback& progress, std::stop_token stop) {
    return call<RotationReport>("undo", json(UndoCall{account, probe}), {{}, progress, std::move(stop)});
}

Result<void> RemoteService::discard(const AccountName& account) {
    return call<void>("discard", json(account));
}

Result<AccountStatus> RemoteService::extend(const AccountName& account, Date until) {
    return call<AccountStatus>("extend", json(ExtendCall{account, until}));
}

Result<std::vector<AccountStatus>> RemoteService::verify(const std::optional<AccountName>& account,
                                                         const ProgressCallback& progress) {
    return call<std::vector<AccountStatus>>("verify", json(OfAccount{account}), {{}, progress, {}});
}

Result<AccountStatus> RemoteService::confirm(const std::string& slot_id) {
    return call<AccountStatus>("confirm", json(SlotCall{slot_id}));
}

Result<void> RemoteService::unlock(const std::string& slot_id, const Secret& password) {
    return call<void>("unlock", json(UnlockCall{slot_id, 0}), {{&password}, {}, {}});
}

Result<AccountStatus> RemoteService::snooze(const AccountName& account, const std::optional<Date>& until) {
    return call<AccountStatus>("snooze", json(SnoozeCall{account, until}));
}

Result<AccountStatus> RemoteService::acknowledge(const AccountName& account, Reaction reaction) {
    return call<AccountStatus>("acknowledge", json(AcknowledgeCall{account, reaction}));
}

Result<AccountReminders> RemoteService::reminders(const AccountName& account) {
    return call<AccountReminders>("reminders", json(account));
}

Result<AccountReminders> RemoteService::set_reminders(const AccountName& account,
                                                      const std::optional<std::vector<int>>& days) {
    return call<AccountReminders>("set_reminders", json(SetRemindersCall{account, days}));
}

Result<std::string> RemoteService::calendar() {
    return call<std::string>("calendar");
}

Result<std::optional<SecondChannel>> RemoteService::second_channel() {
    return call<std::optional<SecondChannel>>("second_channel");
}

Result<void> RemoteService::try_second_channel(const Secret* password, std::stop_token stop) {
    Extras extras{{}, {}, std::move(stop)};
    if (password != nullptr)
        extras.secrets.push_back(password);
    const auto place = password != nullptr ? std::optional<std::size_t>(0) : std::nullopt;
    return call<void>("try_second_channel", json(TrySecondChannelCall{place}), extras);
}

Result<FleetStatus> RemoteService::fleet_status() {
    return call<FleetStatus>("fleet_status");
}

Result<FleetStatus> RemoteService::fleet_join(const std::string& url, const Secret& token,
                                              std::stop_token stop) {
    return call<FleetStatus>("fleet_join", json(FleetJoinCall{url, 0}), {{&token}, {}, std::move(stop)});
}

Result<FleetStatus> RemoteService::fleet_push(std::stop_token stop) {
    return call<FleetStatus>("fleet_push", Json::object(), {{}, {}, std::move(stop)});
}

Result<FleetStatus> RemoteService::fleet_leave(std::stop_token stop) {
    return call<FleetStatus>("fleet_leave", Json::object(), {{}, {}, std::move(stop)});
}

Result<std::vector<Finding>> RemoteService::doctor(const std::optional<AccountName>& account) {
    return call<std::vector<Finding>>("doctor", json(OfAccount{account}));
}

Result<std::vector<HistoryEntry>> RemoteService::history(const std::optional<AccountName>& account) {
    return call<std::vector<HistoryEntry>>("history", json(OfAccount{account}));
}

std::vector<ProviderStatus> RemoteService::providers() {
    return list<ProviderStatus>("providers");
}

std::vector<Error> RemoteService::check_provider(const std::string& file) {
    return list<Error>("check_provider", json(FileCall{file}));
}

std::vector<PluginStatus> RemoteService::plugins() {
    return list<PluginStatus>("plugins");
}

} // namespace rinnova::rpc
