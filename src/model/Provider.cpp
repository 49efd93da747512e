// SPDX-License-Identifier: Apache-2.0
#include "model/Provider.h"

#include "model/Account.h"

#include <algorithm>

namespace rinnova {

std::vector<Server> Provider::servers_of(SlotKind kind) const {
    std::vector<Server> found;
    std::copy_if(servers.begin(), servers.end(), std::back_inserter(found),
                 [kind](const Server& server) { return server.kind == kind; });
    return found;
}

bool Provider::has_host(std::string_view host) const {
    const std::string wanted = to_lower(host);
    return std::any_of(servers.begin(), servers.end(),
                       [&](const Server& server) { return server.host == wanted; });
}

bool Provider::has_domain_of(std::string_view address) const {
    const auto at = address.rfind('@');
    if (at == std::string_view::npos)
        return false;
    const std::string domain = to_lower(address.substr(at + 1));
    return std::find(domains.begin(), domains.end(), domain) != domains.end();
}

const std::vector<std::string>& steps_in(const LocalisedSteps& steps, std::string_view language) {
    static const std::vector<std::string> none;
    if (const auto exact = steps.find(language); exact != steps.end())
        return exact->second;
    if (const auto english = steps.find("en"); english != steps.end())
        return english->second;
    return steps.empty() ? none : steps.begin()->second;
}

} // namespace rinnova
