// SPDX-License-Identifier: Apache-2.0
#include "service/rpc/Channel.h"

namespace rinnova::rpc {

tl::expected<Json, Trouble> DirectChannel::call(std::string_view method, const Json& params,
                                                std::span<const Secret* const> secrets,
                                                const ProgressCallback& progress, std::stop_token stop) {
    const Method* found = find_method(method);
    if (found == nullptr)
        return tl::unexpected(trouble_of(Fault::no_method, std::string(method)));
    std::vector<Secret> own;
    for (const Secret* secret : secrets)
        own.push_back(secret->clone());
    return run(*found, [this]() -> Result<Service*> { return m_service.get(); },
               {params, own, progress, std::move(stop)});
}

} // namespace rinnova::rpc
