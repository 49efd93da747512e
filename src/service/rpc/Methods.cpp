// SPDX-License-Identifier: Apache-2.0
#include "service/rpc/Methods.h"

#include "base/Text.h"
#include "service/rpc/Calls.h"

#include <algorithm>
#include <array>
#include <exception>

namespace rinnova::rpc {

namespace {

/// Thrown in this file only, when parameters are not what the method takes.
struct WrongParams {
    std::string member;
};

template <typename T>
T read(const Call& call) {
    T value{};
    std::string wrong;
    JsonReader(call.params, {}, wrong, true).read(call.params, value, {});
    if (!wrong.empty())
        throw WrongParams{wrong};
    return value;
}

const Secret& secret(const Call& call, const std::optional<std::size_t>& place) {
    if (!place || *place >= call.secrets.size())
        throw WrongParams{"password"};
    return call.secrets[*place];
}

template <typename T>
Result<Json> answer(const T& value) {
    return JsonWriter::json_of(value);
}
template <typename T>
Result<Json> answer(const Result<T>& result) {
    if (!result)
        return tl::unexpected(result.error());
    if constexpr (std::is_void_v<T>)
        return Json(nullptr);
    else
        return JsonWriter::json_of(*result);
}

std::optional<AccountName> account(const Call& call) {
    return read<OfAccount>(call).account;
}

Result<Json> track_many(Service& service, const Call& call) {
    return answer(service.track_many(read<TrackManyCall>(call).accounts));
}

Result<Json> rotate(Service& service, const Call& call) {
    const auto given = read<RotateCall>(call);
    return answer(service.rotate(given.request, secret(call, given.password), call.progress, call.stop));
}

Result<Json> rotate_from(Service& service, const Call& call) {
    const auto given = read<RotateFromCall>(call);
    return answer(service.rotate_from(given.request, given.slot, call.progress, call.stop));
}

Result<Json> rotate_batch(Service& service, const Call& call) {
    const auto given = read<BatchCall>(call);
    std::vector<BatchItem> items;
    for (const RotateCall& item : given.items)
        items.push_back({item.request, &secret(call, item.password)});
    return answer(service.rotate_batch(items, call.progress, call.stop));
}

Result<Json> undo(Service& service, const Call& call) {
    const auto given = read<UndoCall>(call);
    return answer(service.undo(given.account, given.probe, call.progress, call.stop));
}

Result<Json> extend(Service& service, const Call& call) {
    const auto given = read<ExtendCall>(call);
    return answer(service.extend(given.account, given.until));
}

Result<Json> snooze(Service& service, const Call& call) {
    const auto given = read<SnoozeCall>(call);
    return answer(service.snooze(given.account, given.until));
}

Result<Json> acknowledge(Service& service, const Call& call) {
    const auto given = read<AcknowledgeCall>(call);
    return answer(service.acknowledge(given.account, given.reaction));
}

Result<Json> set_reminders(Service& service, const Call& call) {
    const auto given = read<SetRemindersCall>(call);
    return answer(service.set_reminders(given.account, given.days));
}

Result<Json> unlock(Service& service, const Call& call) {
    const auto given = read<UnlockCall>(call);
    return answer(service.unlock(given.slot, secret(call, given.password)));
}

Result<Json> try_second_channel(Service& service, const Call& call) {
    const auto given = read<TrySecondChannelCall>(call);
    return answer(
        service.try_second_channel(given.password ? &secret(call, given.password) : nullptr, call.stop));
}

Result<Json> fleet_join(Service& service, const Call& call) {
    const auto given = read<FleetJoinCall>(call);
    return answer(service.fleet_join(given.url, secret(call, given.password), call.stop));
}

using S = Service;
using C = const Call;
using Needs = Method::Needs;

// clang-format off
constexpr std::array methods{
    Method{"discover", Needs::engine, [](S& s, C&) { return answer(s.discover()); }},
    Method{"track", Needs::changes, [](S& s, C& c) { return answer(s.track(read<TrackRequest>(c))); }},
    Method{"track_many", Needs::changes, track_many},
    Method{"track_all", Needs::changes, [](S& s, C&) { return answer(s.track_all()); }},
    Method{"untrack", Needs::changes, [](S& s, C& c) { return answer(s.untrack(read<AccountName>(c))); }},
    Method{"status", Needs::ledger, [](S& s, C& c) { return answer(s.status({account(c)})); }},
    Method{"prepare", Needs::engine, [](S& s, C& c) { return answer(s.prepare(read<RotateRequest>(c))); }},
    Method{"rotate", Needs::changes, rotate},
    Method{"rotate_from", Needs::changes, rotate_from},
    Method{"rotate_batch", Needs::changes, rotate_batch},
    Method{"retry", Needs::changes, [](S& s, C& c) { return answer(s.retry(read<RetryRequest>(c), c.progress, c.stop)); }},
    Method{"undo", Needs::changes, undo},
    Method{"discard", Needs::changes, [](S& s, C& c) { return answer(s.discard(read<AccountName>(c))); }},
    Method{"extend", Needs::changes, extend},
    Method{"verify", Needs::changes, [](S& s, C& c) { return answer(s.verify(account(c), c.progress)); }},
    Method{"confirm", Needs::changes, [](S& s, C& c) { return answer(s.confirm(read<SlotCall>(c).slot)); }},
    Method{"unlock", Needs::changes, unlock},
    Method{"snooze", Needs::changes, snooze},
    Method{"acknowledge", Needs::changes, acknowledge},
    Method{"reminders", Needs::ledger, [](S& s, C& c) { return answer(s.reminders(read<AccountName>(c))); }},
    Method{"set_reminders", Needs::changes, set_reminders},
    Method{"calendar", Needs::changes, [](S& s, C&) { return answer(s.calendar()); }},
    Method{"second_channel", Needs::ledger, [](S& s, C&) { return answer(s.second_channel()); }},
    Method{"try_second_channel", Needs::changes, try_second_channel},
    Method{"fleet_status", Needs::ledger, [](S& s, C&) { return answer(s.fleet_status()); }},
    Method{"fleet_join", Needs::changes, fleet_join},
    Method{"fleet_push", Needs::changes, [](S& s, C& c) { return answer(s.fleet_push(c.stop)); }},
    Method{"fleet_leave", Needs::changes, [](S& s, C& c) { return answer(s.fleet_leave(c.stop)); }},
    Method{"doctor", Needs::engine, [](S& s, C& c) { return answer(s.doctor(account(c))); }},
    Method{"history", Needs::ledger, [](S& s, C& c) { return answer(s.history(account(c))); }},
    Method{"providers", Needs::engine, [](S& s, C&) { return answer(s.providers()); }},
    Method{"check_provider", Needs::engine, [](S& s, C& c) { return answer(s.check_provider(read<FileCall>(c).file)); }},
    Method{"plugins", Needs::engine, [](S& s, C&) { return answer(s.plugins()); }},
};
// clang-format on

tl::unexpected<Trouble> unforeseen(const char* what) {
    return tl::unexpected(Trouble{
        Fault::failed,
        {ErrorCode::internal, translate("service", "Something unforeseen happened: %1", {what}), {}, {}}});
}

} // namespace

std::span<const Method> all_methods() {
    return methods;
}

const Method* find_method(std::string_view name) {
    const auto found = std::find_if(methods.begin(), methods.end(),
                                    [&](const Method& method) { return method.name == name; });
    return found != methods.end() ? &*found : nullptr;
}

tl::expected<Json, Trouble> run(const Method& method, const std::function<Result<Service*>()>& make,
                                const Call& call) {
    try {
        const auto service = make();
        if (!service)
            return tl::unexpected(Trouble{Fault::failed, service.error(), {}});
        auto value = method.run(**service, call);
        auto warnings = (*service)->warnings();
        if (!value)
            return tl::unexpected(Trouble{Fault::failed, value.error(), std::move(warnings)});
        Json result{{"value", std::move(*value)}};
        if (!warnings.empty())
            result["warnings"] = JsonWriter::json_of(warnings);
        return result;
    } catch (const WrongParams& wrong) {
        return tl::unexpected(trouble_of(Fault::wrong_params, "not as it should be: " + wrong.member));
    } catch (const std::exception& problem) {
        return unforeseen(problem.what());
    } catch (...) {
        return unforeseen("?");
    }
}

} // namespace rinnova::rpc
