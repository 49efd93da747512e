// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "agent/Connection.h"
#include "agent/Work.h"
#include "service/rpc/Protocol.h"

#include <map>
#include <memory>
#include <string>

namespace rinnova::agent {

/// One client and what is known of it.
struct Client {
    std::unique_ptr<Connection> connection;
    bool greeted = false;
    bool subscribed = false;
    std::string language;
    bool interactive = false;
    std::map<rpc::CallId, std::shared_ptr<Work::Job>> calls; ///< not answered yet
};

} // namespace rinnova::agent
