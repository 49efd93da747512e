// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/Server.h"
#include "model/Validity.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rinnova {

/// Steps for a person, by language (`it`, `en`).
using LocalisedSteps = std::map<std::string, std::vector<std::string>, std::less<>>;

/// A mail service as its provider file describes it (docs/provider-files.md), `extends` already resolved.
struct Provider {
    std::string id;
    std::string name;
    std::string extends; ///< the id of the provider whose members were taken as defaults; empty when none
    std::vector<std::string> domains;
    std::vector<Server> servers;        ///< of all kinds, in the file's order within a kind
    std::vector<std::string> usernames; ///< patterns: `{address}`, `{user}/{address}`
    std::string ca_file;                ///< absolute path of an additional trust anchor; empty when none

    struct CredentialRules {
        Lifetime lifetime;
        std::vector<LifetimePolicy> policies;
        bool extendable = false;
        std::optional<int> grace_hours; ///< how long a replaced password still works, when known
        std::string url;                ///< the page that generates one
        LocalisedSteps activate;
        LocalisedSteps renew;
        std::string source;   ///< where these rules were read; empty when nobody says
        std::string verified; ///< the day they were checked, ISO 8601; empty: unproven
        bool operator==(const CredentialRules&) const = default;
    } credential;

    std::vector<SlotKind> probe_order;
    std::string origin; ///< `built-in`, or the path of the file

    bool operator==(const Provider&) const = default;

    std::vector<Server> servers_of(SlotKind kind) const;
    /// Whether one of its servers has this host, letter case ignored.
    bool has_host(std::string_view host) const;
    /// Whether the address (its part behind the last `@`) is in one of the provider's own domains.
    bool has_domain_of(std::string_view address) const;
};

/// The steps in a language, else in English, else in any.
const std::vector<std::string>& steps_in(const LocalisedSteps& steps, std::string_view language);

} // namespace rinnova
