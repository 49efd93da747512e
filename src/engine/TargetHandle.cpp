// SPDX-License-Identifier: Apache-2.0
#include "engine/TargetHandle.h"

#include "engine/Guard.h"

#include <atomic>

namespace rinnova {

namespace {

tl::unexpected<Error> incomplete(const std::string& plugin) {
    return fail(ErrorCode::internal,
                translate("engine", "The plugin %1 gave an incomplete answer.", {plugin}), {}, plugin);
}

} // namespace

TargetHandle::TargetHandle(std::string id, Capabilities capabilities, std::shared_ptr<sdk::Target> target,
                           CallLimits limits)
    : m_id(std::move(id)), m_capabilities(capabilities), m_target(std::move(target)), m_limits(limits) {}

template <typename Value>
Result<Value> TargetHandle::guarded(std::chrono::milliseconds limit,
                                    std::function<Result<Value>(sdk::Target&)> call) {
    if (m_hung)
        return fail(ErrorCode::timed_out, translate("engine", "The plugin %1 does not answer.", {m_id}), {},
                    m_id);
    auto finished = std::make_shared<std::atomic<bool>>(false);
    auto result = run_guarded<Value>(m_id, limit, [target = m_target, call = std::move(call), finished] {
        auto value = call(*target);
        *finished = true;
        return value;
    });
    m_hung = !result && result.error().code == ErrorCode::timed_out && !*finished;
    return result;
}

Result<sdk::Discovery> TargetHandle::discover(const sdk::DiscoverScope& scope) {
    return guarded<sdk::Discovery>(m_limits.reading,
                                   [scope](sdk::Target& target) { return target.discover(scope); });
}

Result<sdk::Plan> TargetHandle::plan(const std::vector<sdk::Change>& changes) {
    auto plan =
        guarded<sdk::Plan>(m_limits.reading, [changes](sdk::Target& target) { return target.plan(changes); });
    if (plan && plan->changes.size() != changes.size())
        return incomplete(m_id);
    return plan;
}

Result<sdk::Receipt> TargetHandle::apply(const sdk::Plan& plan, std::shared_ptr<const sdk::Secrets> secrets) {
    auto receipt = guarded<sdk::Receipt>(
        m_limits.writing, [plan, secrets](sdk::Target& target) { return target.apply(plan, *secrets); });
    if (receipt && receipt->results.size() != plan.changes.size())
        return incomplete(m_id);
    return receipt;
}

Result<std::vector<Result<Secret>>> TargetHandle::read(const std::vector<Slot>& slots,
                                                       std::shared_ptr<const sdk::Secrets> unlock) {
    auto secrets = guarded<std::vector<Result<Secret>>>(
        m_limits.reading, [slots, unlock](sdk::Target& target) -> Result<std::vector<Result<Secret>>> {
            return target.read(slots, *unlock);
        });
    if (secrets && secrets->size() != slots.size())
        return incomplete(m_id);
    return secrets;
}

Result<std::vector<sdk::SlotCheck>> TargetHandle::verify(const std::vector<Slot>& slots,
                                                         std::shared_ptr<const sdk::Secrets> secrets) {
    auto checks = guarded<std::vector<sdk::SlotCheck>>(
        m_limits.reading, [slots, secrets](sdk::Target& target) -> Result<std::vector<sdk::SlotCheck>> {
            return target.verify(slots, *secrets);
        });
    if (checks && checks->size() != slots.size())
        return incomplete(m_id);
    return checks;
}

Result<void> TargetHandle::try_unlock(const std::string& location, const Secret& password) {
    auto shared = std::make_shared<const Secret>(password.clone());
    return guarded<void>(m_limits.reading, [location, shared](sdk::Target& target) {
        return target.try_unlock(location, *shared);
    });
}

Result<std::vector<sdk::Finding>> TargetHandle::inspect(const std::vector<Slot>& slots) {
    return guarded<std::vector<sdk::Finding>>(
        m_limits.reading,
        [slots](sdk::Target& target) -> Result<std::vector<sdk::Finding>> { return target.inspect(slots); });
}

Result<std::vector<std::optional<sdk::RunningClient>>>
TargetHandle::clients_in_the_way(const std::vector<Slot>& slots) {
    using Clients = std::vector<std::optional<sdk::RunningClient>>;
    auto clients = guarded<Clients>(m_limits.reading, [slots](sdk::Target& target) -> Result<Clients> {
        return target.clients_in_the_way(slots);
    });
    if (clients && clients->size() != slots.size())
        return incomplete(m_id);
    return clients;
}

Result<std::vector<std::filesystem::path>> TargetHandle::stores_of(const std::vector<Slot>& slots) {
    using Files = std::vector<std::filesystem::path>;
    return guarded<Files>(m_limits.reading,
                          [slots](sdk::Target& target) -> Result<Files> { return target.stores_of(slots); });
}

Result<void> TargetHandle::ask_to_quit(const sdk::RunningClient& client) {
    return guarded<void>(m_limits.reading,
                         [client](sdk::Target& target) { return target.ask_to_quit(client); });
}

TargetHandle* find_target(const Targets& targets, std::string_view id) {
    for (const auto& target : targets)
        if (target->id() == id)
            return target.get();
    return nullptr;
}

} // namespace rinnova
