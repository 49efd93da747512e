// SPDX-License-Identifier: Apache-2.0
#include "providers/ProviderFile.h"

namespace rinnova {

namespace {

/// What a provider is that states nothing and extends nothing.
Provider unstated() {
    Provider provider;
    provider.usernames = {"{address}"};
    provider.probe_order = {SlotKind::imap, SlotKind::pop3, SlotKind::smtp};
    return provider;
}

template <typename T>
void override_with(T& value, const std::optional<T>& stated) {
    if (stated)
        value = *stated;
}

/// Kind by kind: a file that names its IMAP servers keeps the other kinds of the one that it extends.
std::vector<Server> servers_of(const ProviderFile& file, const Provider& base) {
    std::vector<Server> servers;
    for (const SlotKind kind : {SlotKind::imap, SlotKind::pop3, SlotKind::smtp, SlotKind::archive}) {
        const auto stated = file.servers.find(kind);
        const std::vector<Server> rows =
            stated != file.servers.end() ? stated->second : base.servers_of(kind);
        servers.insert(servers.end(), rows.begin(), rows.end());
    }
    return servers;
}

} // namespace

Provider provider_of(const ProviderFile& file, const Provider* base) {
    Provider provider = base != nullptr ? *base : unstated();
    provider.id = file.id;
    provider.extends = file.extends;
    provider.origin = file.origin;
    provider.servers = servers_of(file, provider);
    override_with(provider.name, file.name);
    override_with(provider.domains, file.domains);
    override_with(provider.usernames, file.usernames);
    override_with(provider.ca_file, file.ca_file);
    override_with(provider.probe_order, file.probe_order);
    Provider::CredentialRules& rules = provider.credential;
    override_with(rules.lifetime, file.lifetime);
    override_with(rules.policies, file.policies);
    override_with(rules.extendable, file.extendable);
    override_with(rules.grace_hours, file.grace_hours);
    override_with(rules.url, file.url);
    override_with(rules.activate, file.activate);
    override_with(rules.renew, file.renew);
    override_with(rules.source, file.source);
    override_with(rules.verified, file.verified);
    return provider;
}

} // namespace rinnova
