// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/server/http/Server.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core/tcp_stream.hpp>

#include <atomic>

namespace rinnova::fleet {

/// What the connections of a server share.
struct ConnectionContext {
    const ServerSettings& settings;
    const Handler& handler;
    Metrics& metrics;
    boost::asio::thread_pool& pieces; ///< where pieces of long bodies are made
    const std::atomic<bool>& stopping;
    std::atomic<int>& requests; ///< under way
};

/// Serves one connection to its end; with TLS when `tls` is there. Throws nothing that is not its caller's
/// concern.
boost::asio::awaitable<void> serve_connection(boost::beast::tcp_stream stream,
                                              std::shared_ptr<boost::asio::ssl::context> tls,
                                              ConnectionContext& context);

} // namespace rinnova::fleet
