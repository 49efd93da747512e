// SPDX-License-Identifier: Apache-2.0
#include "cli/AgentSetup.h"
#include "service/rpc/SocketChannel.h"

namespace rinnova::cli {

Result<std::optional<rpc::AgentStatus>> running_agent(const Paths& paths) {
    auto channel = rpc::SocketChannel::connect(paths.agent_socket(), rpc::hello_from(paths, "en", false));
    if (!channel && channel.error().code == ErrorCode::not_found)
        return std::nullopt;
    if (!channel)
        return tl::unexpected(channel.error());
    const auto answer = (*channel)->call("agent", Json::object(), {}, {}, {});
    if (!answer)
        return tl::unexpected(answer.error().error);
    rpc::AgentStatus status;
    std::string wrong;
    if (const auto value = answer->find("value"); value != answer->end())
        JsonReader(*value, {}, wrong, false).read(*value, status, {});
    return status;
}

} // namespace rinnova::cli
