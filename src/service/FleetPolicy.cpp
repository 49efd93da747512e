// SPDX-License-Identifier: Apache-2.0
#include "service/FleetPolicy.h"

namespace rinnova {

namespace {

constexpr const char* origin = "fleet";

void apply(const fleet::ProviderChange& change, Provider::CredentialRules& rules) {
    if (change.lifetime)
        rules.lifetime = *change.lifetime;
    rules.policies.insert(rules.policies.end(), change.policies.begin(), change.policies.end());
    if (!change.activate.empty())
        rules.activate = change.activate;
    if (!change.renew.empty())
        rules.renew = change.renew;
}

} // namespace

void put_in_force(const fleet::FleetPolicy& policy, Config& config) {
    policy.reminders.apply_to(config.reminders.general);
    config.disabled_plugins.insert(policy.disabled_plugins.begin(), policy.disabled_plugins.end());
}

void put_in_force(const fleet::FleetPolicy& policy, ProviderStore& providers) {
    providers.change([&](Provider& provider) {
        for (const fleet::ProviderChange& change : policy.providers)
            if (change.provider == provider.id)
                apply(change, provider.credential);
    });
}

ProviderStore providers_under(const std::optional<fleet::FleetPolicy>& policy, const Paths& paths) {
    if (!policy)
        return ProviderStore::load(paths);
    std::vector<std::pair<std::string, std::string>> documents;
    for (const std::string& json : policy->provider_files)
        documents.emplace_back(origin, json);
    ProviderStore store = ProviderStore::load(paths, documents);
    put_in_force(*policy, store);
    return store;
}

} // namespace rinnova
