// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"
#include "fleet/server/Metrics.h"
#include "fleet/server/http/Message.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace rinnova::fleet {

using Respond = std::function<void(Response)>; ///< once, from any thread
/// Must not block: called by the threads that serve all connections.
using Handler = std::function<void(Request, Respond)>;

struct ServerSettings {
    std::string host = "127.0.0.1";
    unsigned short port = 8443;
    std::filesystem::path certificate; ///< PEM, its chain behind it; empty: plain HTTP, behind a proxy
    std::filesystem::path key;
    bool behind_proxy = false; ///< X-Forwarded-For and X-Forwarded-Proto of the peer count
    int most_connections = 10'000;
    int most_of_one_address = 500; ///< not behind a proxy
    std::chrono::seconds idle = std::chrono::seconds(60);
    std::chrono::seconds one_request = std::chrono::seconds(10); ///< to be received in
    std::chrono::seconds one_piece = std::chrono::seconds(30);   ///< to be sent in
    int threads = 2;
};

/// The HTTP side: connections, TLS, limits.
class Server {
  public:
    static Result<std::unique_ptr<Server>> listen(ServerSettings settings, Handler handler, Metrics& metrics);
    virtual ~Server() = default;

    virtual unsigned short port() const = 0;
    /// Serves until `stop`. Requests that have come are answered, for `grace` at the most.
    virtual void run() = 0;
    /// From any thread.
    virtual void stop(std::chrono::seconds grace) = 0;
    /// Reads certificate and key again, for connections to come. The old ones stay when that fails.
    virtual Result<void> reload_certificate() = 0;
};

} // namespace rinnova::fleet
