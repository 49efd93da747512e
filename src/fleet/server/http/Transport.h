// SPDX-License-Identifier: Apache-2.0
#pragma once

// clang-format off: awaitable.hpp of Boost 1.74 needs it, and does not say so
#include <utility>
// clang-format on

#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/beast/core/tcp_stream.hpp>

#include <chrono>
#include <memory>
#include <optional>
#include <string_view>

namespace rinnova::fleet {

/// Bytes from and to one client, in clear or by TLS. What goes wrong is thrown, as
/// boost::system::system_error: `beast::error::timeout` past the limit. One unit for each kind: their
/// templates take long to compile.
class Transport {
  public:
    virtual ~Transport() = default;

    /// Shakes hands.
    virtual boost::asio::awaitable<void> open() = 0;
    /// At least one byte.
    virtual boost::asio::awaitable<std::size_t> read_some(boost::asio::mutable_buffer buffer) = 0;
    /// All of them.
    virtual boost::asio::awaitable<void> write(std::string_view bytes) = 0;
    /// Says that nothing more will come. Throws nothing.
    virtual boost::asio::awaitable<void> close() = 0;
    /// For all that is begun before the next call of this; none: without end.
    virtual void set_limit(std::optional<std::chrono::seconds> limit) = 0;
};

std::unique_ptr<Transport> plain_transport(boost::beast::tcp_stream stream);
std::unique_ptr<Transport> tls_transport(boost::beast::tcp_stream stream, boost::asio::ssl::context& tls);

} // namespace rinnova::fleet
