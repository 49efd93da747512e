// SPDX-License-Identifier: Apache-2.0
#include "engine/AccountNames.h"

#include <algorithm>
#include <set>

namespace rinnova {

namespace {

Error ambiguous(const std::string& login, const std::set<AccountKey>& candidates) {
    std::string list;
    for (const AccountKey& key : candidates)
        list += (list.empty() ? "--provider " : ", --provider ") + key.provider;
    return {ErrorCode::ambiguous, translate("engine", "%1 exists at several providers.", {login}),
            translate("engine", "Say which one is meant: %1", {list}), login};
}

} // namespace

Result<AccountKey> resolve(const AccountName& name, const std::vector<Account>& tracked,
                           const std::vector<AccountKey>& discovered) {
    const std::string login = to_lower(name.login);
    const auto matches = [&](const AccountKey& key) {
        return key.login == login && (name.provider.empty() || key.provider == name.provider);
    };
    std::set<AccountKey> ours;
    for (const Account& account : tracked)
        if (matches(account.key))
            ours.insert(account.key);
    std::set<AccountKey> known;
    std::set<AccountKey> all;
    for (const AccountKey& key : discovered) {
        if (!matches(key))
            continue;
        all.insert(key);
        if (!is_generic(key.provider))
            known.insert(key);
    }
    for (const auto* candidates : {&ours, &known, &all}) {
        if (candidates->size() == 1)
            return *candidates->begin();
        if (candidates->size() > 1)
            return tl::unexpected(ambiguous(login, *candidates));
    }
    return fail(ErrorCode::not_found,
                name.provider.empty()
                    ? translate("engine", "No account %1 is known here.", {login})
                    : translate("engine", "No account %1 at the provider “%2” is known here.",
                                {login, name.provider}),
                translate("engine",
                          "“rinnova discover” lists the accounts of this machine; “rinnova track” adds one."),
                login);
}

Result<AccountKey> key_for_new(const World& world, const AccountName& name,
                               const std::vector<Server>& servers) {
    const std::string login = to_lower(name.login);
    if (!name.provider.empty()) {
        if (is_generic(name.provider) || world.providers.find(name.provider) != nullptr)
            return AccountKey{name.provider, login};
        return fail(ErrorCode::not_found, translate("engine", "There is no provider “%1”.", {name.provider}),
                    translate("engine", "“rinnova providers” lists those that are known."), name.provider);
    }
    for (const Server& server : servers)
        if (const Provider* provider = world.providers.of_slot(server.host, login))
            return AccountKey{provider->id, login};
    std::vector<const Provider*> by_domain;
    for (const Provider& provider : world.providers.all())
        if (provider.has_domain_of(login))
            by_domain.push_back(&provider);
    if (by_domain.size() == 1)
        return AccountKey{by_domain.front()->id, login};
    for (const Server& server : servers)
        return AccountKey{generic_provider(server.host), login};
    return fail(
        ErrorCode::not_found,
        translate("engine", "No mail program here has %1, and its address does not tell the provider.",
                  {login}),
        translate("engine", "Name the provider (--provider ID) or its server (--server imap=HOST:PORT)."),
        login);
}

} // namespace rinnova
