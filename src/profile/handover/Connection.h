// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "profile/handover/Replies.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <memory>
#include <string_view>

namespace rinnova::handover {

namespace asio = boost::asio;
using boost::system::error_code;
using tcp = asio::ip::tcp;

/// A phone or a passer-by, for one request over TLS. What fails, a time limit too, throws
/// `boost::system::system_error`.
class Connection : public std::enable_shared_from_this<Connection> {
  public:
    Connection(asio::io_context& context, tcp::socket socket, asio::ssl::context& tls);

    /// From now on everything has to be done within this time; the connection is closed then.
    void limit(std::chrono::milliseconds time);
    /// Ends it from outside: whatever is under way fails.
    void close();

    /// Greets, and reads one whole request.
    asio::awaitable<Request> receive();
    asio::awaitable<void> send(const Head& head, std::string_view body);
    /// Says that nothing more comes, and waits for the other side to say so. Never fails.
    asio::awaitable<void> end();

    /// Waits until everything written has been acknowledged and the other side has ended the connection in
    /// order, or keeps it open for `settle` after the last acknowledged byte. False when it broke off, or
    /// nothing was acknowledged within `longest`.
    asio::awaitable<bool> arrives(std::chrono::milliseconds settle, std::chrono::milliseconds longest);

  private:
    asio::io_context& m_context;
    asio::ssl::stream<tcp::socket> m_stream;
    asio::steady_timer m_limit;
};

} // namespace rinnova::handover
