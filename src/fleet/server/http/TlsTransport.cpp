// SPDX-License-Identifier: Apache-2.0
#include "fleet/server/http/Transport.h"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

namespace rinnova::fleet {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;

class TlsTransport final : public Transport {
  public:
    TlsTransport(beast::tcp_stream stream, asio::ssl::context& tls) : m_stream(std::move(stream), tls) {}

    asio::awaitable<void> open() override {
        co_await m_stream.async_handshake(asio::ssl::stream_base::server, asio::use_awaitable);
    }
    asio::awaitable<std::size_t> read_some(asio::mutable_buffer buffer) override {
        co_return co_await m_stream.async_read_some(buffer, asio::use_awaitable);
    }
    asio::awaitable<void> write(std::string_view bytes) override {
        co_await asio::async_write(m_stream, asio::buffer(bytes.data(), bytes.size()), asio::use_awaitable);
    }
    asio::awaitable<void> close() override {
        boost::system::error_code ignored;
        co_await m_stream.async_shutdown(asio::redirect_error(asio::use_awaitable, ignored));
    }
    void set_limit(std::optional<std::chrono::seconds> limit) override {
        if (limit)
            m_stream.next_layer().expires_after(*limit);
        else
            m_stream.next_layer().expires_never();
    }

  private:
    asio::ssl::stream<beast::tcp_stream> m_stream;
};

} // namespace

std::unique_ptr<Transport> tls_transport(beast::tcp_stream stream, asio::ssl::context& tls) {
    return std::make_unique<TlsTransport>(std::move(stream), tls);
}

} // namespace rinnova::fleet
