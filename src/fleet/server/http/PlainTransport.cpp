// SPDX-License-Identifier: Apache-2.0
#include "fleet/server/http/Transport.h"

#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

namespace rinnova::fleet {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;

class PlainTransport final : public Transport {
  public:
    explicit PlainTransport(beast::tcp_stream stream) : m_stream(std::move(stream)) {}

    asio::awaitable<void> open() override { co_return; }
    asio::awaitable<std::size_t> read_some(asio::mutable_buffer buffer) override {
        co_return co_await m_stream.async_read_some(buffer, asio::use_awaitable);
    }
    asio::awaitable<void> write(std::string_view bytes) override {
        co_await asio::async_write(m_stream, asio::buffer(bytes.data(), bytes.size()), asio::use_awaitable);
    }
    asio::awaitable<void> close() override {
        boost::system::error_code ignored;
        m_stream.socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
        co_return;
    }
    void set_limit(std::optional<std::chrono::seconds> limit) override {
        if (limit)
            m_stream.expires_after(*limit);
        else
            m_stream.expires_never();
    }

  private:
    beast::tcp_stream m_stream;
};

} // namespace

std::unique_ptr<Transport> plain_transport(beast::tcp_stream stream) {
    return std::make_unique<PlainTransport>(std::move(stream));
}

} // namespace rinnova::fleet
