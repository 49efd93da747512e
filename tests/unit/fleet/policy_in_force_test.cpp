// SPDX-License-Identifier: Apache-2.0
#include "service/FleetPolicy.h"
#include "support/ScratchFolder.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::test;

namespace {

Paths empty_machine(const ScratchFolder& folder) {
    return {folder.path(), folder / "config", folder / "state", {}, folder / "etc"};
}

/// What a policy may not touch.
Provider without_what_it_may(Provider provider) {
    provider.credential.lifetime = {};
    provider.credential.policies.clear();
    provider.credential.activate.clear();
    provider.credential.renew.clear();
    return provider;
}

constexpr const char* own_server = R"({"schema":1,"id":"aruba-pec","extends":"aruba-pec",
    "servers":{"imap":[{"host":"imap.evil.example","port":993,"tls":"implicit"}]}})";

} // namespace

TEST_CASE("a policy changes lifetimes and steps of the provider it names, and nothing else of any") {
    const ScratchFolder folder;
    const Paths paths = empty_machine(folder);
    const ProviderStore before = ProviderStore::load(paths);
    fleet::FleetPolicy policy;
    policy.providers.push_back({"aruba-pec",
                                Lifetime{180, 6},
                                {{Lifetime{30, {}}, Date{}, {}, "circular"}},
                                {},
                                {{"en", {"As the administrator says."}}}});
    const ProviderStore after = providers_under(policy, paths);
    REQUIRE(after.all().size() == before.all().size());
    for (std::size_t i = 0; i < before.all().size(); ++i)
        CHECK(without_what_it_may(after.all()[i]) == without_what_it_may(before.all()[i]));
    const auto& was = before.find("aruba-pec")->credential;
    const auto& rules = after.find("aruba-pec")->credential;
    CHECK(rules.lifetime == Lifetime{180, 6});
    CHECK(rules.policies.size() == was.policies.size() + 1);
    CHECK(rules.activate == was.activate);
    CHECK(rules.renew.at("en") == std::vector<std::string>{"As the administrator says."});
    CHECK(providers_under({}, paths).all() == before.all());
}

TEST_CASE("provider files of a fleet stand below the machine's own") {
    const ScratchFolder folder;
    const Paths paths = empty_machine(folder);
    fleet::FleetPolicy policy;
    policy.provider_files = {own_server};
    CHECK(providers_under(policy, paths).find("aruba-pec")->has_host("imap.evil.example"));
    put_file(paths.machine_config / "providers/aruba-pec.json",
             R"({"schema":1,"id":"aruba-pec","extends":"aruba-pec",
                 "servers":{"imap":[{"host":"imap.own.example","port":993,"tls":"implicit"}]}})");
    const ProviderStore store = providers_under(policy, paths);
    CHECK(store.find("aruba-pec")->has_host("imap.own.example"));
    CHECK_FALSE(store.find("aruba-pec")->has_host("imap.evil.example"));
}

TEST_CASE("the cadence of a policy is everybody's, but for accounts that the user has set apart") {
    Config config;
    config.disabled_plugins = {"outlook"};
    config.reminders.accounts["a@pec.it"].days = std::vector<int>{5};
    const ReminderPolicy before = config.reminders.general;
    fleet::FleetPolicy policy;
    policy.reminders.days = std::vector<int>{30, 2};
    policy.disabled_plugins = {"keychain"};
    put_in_force(policy, config);
    CHECK(config.reminders.policy_of("b@pec.it").days == std::vector<int>{30, 2});
    CHECK(config.reminders.policy_of("a@pec.it").days == std::vector<int>{5});
    CHECK(config.reminders.general.hours == before.hours);
    CHECK(config.disabled_plugins == std::set<std::string>{"keychain", "outlook"});
}
