// SPDX-License-Identifier: Apache-2.0
#include "profile/handover/Address.h"

#include "base/Text.h"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>

#include <array>
#include <cerrno>
#include <memory>
#include <set>

namespace rinnova::handover {

namespace {

/// In digits; empty for what no link can name: other families, and addresses that hold for one cable only.
std::string in_digits(const sockaddr* address) {
    std::array<char, INET6_ADDRSTRLEN> text{};
    if (address->sa_family == AF_INET) {
        const auto* four = reinterpret_cast<const sockaddr_in*>(address);
        return inet_ntop(AF_INET, &four->sin_addr, text.data(), text.size()) != nullptr ? text.data() : "";
    }
    if (address->sa_family != AF_INET6)
        return {};
    const auto* six = reinterpret_cast<const sockaddr_in6*>(address);
    if (IN6_IS_ADDR_LINKLOCAL(&six->sin6_addr))
        return {};
    return inet_ntop(AF_INET6, &six->sin6_addr, text.data(), text.size()) != nullptr ? text.data() : "";
}

std::string joined(const std::set<std::string>& words) {
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text;
}

} // namespace

Result<std::string> address_of_interface(const std::string& name) {
    if (name.empty())
        return "127.0.0.1";
    ifaddrs* list = nullptr;
    if (getifaddrs(&list) != 0)
        return fail_errno(errno, translate("profile", "the network interfaces cannot be listed"), name);
    const std::unique_ptr<ifaddrs, decltype(&freeifaddrs)> owner(list, &freeifaddrs);
    std::set<std::string> names;
    std::string four;
    std::string six;
    for (const ifaddrs* at = list; at != nullptr; at = at->ifa_next) {
        names.insert(at->ifa_name);
        if (name != at->ifa_name || at->ifa_addr == nullptr || (at->ifa_flags & IFF_UP) == 0)
            continue;
        std::string& found = at->ifa_addr->sa_family == AF_INET ? four : six;
        if (found.empty())
            found = in_digits(at->ifa_addr);
    }
    if (!names.contains(name))
        return fail(ErrorCode::invalid_data,
                    translate("profile", "There is no network interface “%1”.", {name}),
                    translate("profile", "There are: %1", {joined(names)}));
    if (four.empty() && six.empty())
        return fail(ErrorCode::unreachable,
                    translate("profile", "The network interface “%1” has no address.", {name}),
                    translate("profile", "Connect it, or name another one: %1", {joined(names)}));
    return four.empty() ? six : four;
}

} // namespace rinnova::handover
