// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "agent/Connection.h"
#include "agent/Work.h"
#include "service/rpc/Protocol.h"

#include <map>
#include <memory>
#include <optional>
#include <string>

namespace rinnova::agent {

/// One client and what is known of it.
struct Client {
    std::unique_ptr<Connection> connection;
    std::optional<int> process; ///< at the other end
    bool greeted = false;
    bool live = false; ///< a live host: it is asked, and asks nothing
    bool subscribed = false;
    std::string language;
    bool interactive = false;
    std::map<rpc::CallId, std::shared_ptr<Work::Job>> calls; ///< not answered yet
};

} // namespace rinnova::agent
