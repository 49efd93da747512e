// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service/Service.h"
#include "service/rpc/Protocol.h"

#include <span>
#include <stop_token>
#include <string_view>

namespace rinnova::rpc {

/// What a call is made with.
struct Call {
    const Json& params;
    std::span<const Secret> secrets; ///< those that the parameters name by their place
    ProgressCallback progress;
    std::stop_token stop;
};

/// One method of `Service` as the socket offers it.
struct Method {
    enum class Needs {
        ledger,  ///< answered at once, whatever else is under way
        engine,  ///< waits for its turn; changes nothing that `status` shows
        changes, ///< waits for its turn; `status` may be another one afterwards
    };
    std::string_view name;
    Needs needs;
    Result<Json> (*run)(Service& service, const Call& call);
};

/// Null when there is none of that name.
const Method* find_method(std::string_view name);
std::span<const Method> all_methods();

/// Runs it: `{"value":…}`, and `"warnings":[…]` when the service has some. What is thrown inside, by the
/// making of the service too, becomes an error.
tl::expected<Json, Trouble> run(const Method& method, const std::function<Result<Service*>()>& service,
                                const Call& call);

} // namespace rinnova::rpc
