// SPDX-License-Identifier: Apache-2.0
#include "service/FrontEnd.h"

#include "base/Text.h"
#include "service/Wiring.h"
#include "service/rpc/RemoteService.h"
#include "service/rpc/SocketChannel.h"

namespace rinnova {

namespace {

/// What the user should know of an agent that was left out.
std::optional<Error> warning_for(const Error& why) {
    switch (why.code) {
    case ErrorCode::unsupported:
        return Error{
            ErrorCode::unsupported,
            translate("service", "The background agent that runs is of another version, and is left out."),
            translate("service", "Start it again: %1", {"rinnova agent install"}),
            {}};
    case ErrorCode::timed_out:
        return Error{ErrorCode::timed_out,
                     translate("service", "The background agent does not answer, and is left out."),
                     translate("service", "Start it again: %1", {"rinnova agent install"}),
                     {}};
    default:
        return std::nullopt;
    }
}

} // namespace

Result<std::unique_ptr<Service>> make_front_end_service(const Paths& paths, const Clock& clock,
                                                        const FrontEndOptions& options) {
    const LocalOptions local{options.language, options.interactive};
    std::vector<Error> warnings;
    if (!options.alone) {
        auto agent = rpc::SocketChannel::connect(
            paths.agent_socket(), rpc::hello_from(paths, options.language, options.interactive));
        if (agent)
            return std::make_unique<rpc::RemoteService>(
                std::move(*agent), [paths, &clock, local]() -> Result<std::unique_ptr<rpc::Channel>> {
                    auto service = make_local_service(paths, clock, local);
                    if (!service)
                        return tl::unexpected(service.error());
                    return std::make_unique<rpc::DirectChannel>(std::move(*service));
                });
        if (auto warning = warning_for(agent.error()))
            warnings.push_back(std::move(*warning));
    }
    auto service = make_local_service(paths, clock, local);
    if (!service)
        return tl::unexpected(service.error());
    (*service)->add_warnings(std::move(warnings));
    return std::move(*service);
}

} // namespace rinnova
