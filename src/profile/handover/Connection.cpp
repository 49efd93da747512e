// SPDX-License-Identifier: Apache-2.0
#include "profile/handover/Connection.h"

#include "profile/handover/Delivery.h"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <array>
#include <sstream>

namespace rinnova::handover {

namespace {

constexpr std::uint32_t most_header_bytes = 8192;
constexpr std::uint64_t most_form_bytes = 256;

} // namespace

Connection::Connection(asio::io_context& context, tcp::socket socket, asio::ssl::context& tls)
    : m_context(context), m_stream(std::move(socket), tls), m_limit(context) {}

void Connection::limit(std::chrono::milliseconds time) {
    m_limit.expires_after(time);
    m_limit.async_wait([connection = weak_from_this()](const error_code& error) {
        if (const auto still_here = connection.lock(); still_here && !error)
            still_here->close();
    });
}

void Connection::close() {
    error_code ignored;
    m_stream.next_layer().close(ignored);
}

asio::awaitable<Request> Connection::receive() {
    co_await m_stream.async_handshake(asio::ssl::stream_base::server, asio::use_awaitable);
    http::request_parser<http::string_body> parser;
    parser.header_limit(most_header_bytes);
    parser.body_limit(most_form_bytes);
    parser.eager(true);
    std::array<char, most_header_bytes + most_form_bytes> bytes{};
    std::size_t filled = 0;
    while (!parser.is_done()) {
        filled += co_await m_stream.async_read_some(asio::buffer(bytes) + filled, asio::use_awaitable);
        error_code error;
        const std::size_t used = parser.put(asio::buffer(bytes.data(), filled), error);
        // More is needed, and there is room for it: all else is no request of a browser.
        if (error && (error != http::error::need_more || filled == bytes.size()))
            throw boost::system::system_error(error);
        std::copy(bytes.begin() + used, bytes.begin() + filled, bytes.begin());
        filled -= used;
    }
    co_return parser.release();
}

asio::awaitable<void> Connection::send(const Head& head, std::string_view body) {
    std::ostringstream text;
    text << head;
    const std::string before = text.str();
    const std::array<asio::const_buffer, 2> all{asio::buffer(before), asio::buffer(body.data(), body.size())};
    co_await asio::async_write(m_stream, all, asio::use_awaitable);
}

asio::awaitable<void> Connection::end() {
    error_code ignored;
    co_await m_stream.async_shutdown(asio::redirect_error(asio::use_awaitable, ignored));
}

asio::awaitable<bool> Connection::arrives(std::chrono::milliseconds settle,
                                          std::chrono::milliseconds longest) {
    const auto latest = std::chrono::steady_clock::now() + longest;
    const auto delivery = Delivery::of_all_written(m_stream.next_layer().native_handle());
    m_limit.cancel();
    asio::steady_timer timer(m_context);
    bool ended = false;
    error_code how;
    char more = 0;
    m_stream.async_read_some(asio::buffer(&more, 1), [&](const error_code& error, std::size_t) {
        ended = true;
        how = error;
        timer.cancel();
    });
    bool settled = false;
    error_code ignored;
    while (!ended && !settled && std::chrono::steady_clock::now() < latest) {
        timer.expires_after(settle);
        co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
        settled = !ended && delivery && delivery->acknowledged();
    }
    if (!ended)
        m_stream.next_layer().cancel(ignored);
    while (!ended) { // what reads into `more` has to end before it goes
        timer.expires_after(settle);
        co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
    }
    // A browser may also ask for something else: it has got what it asked for before.
    const bool in_order = !how || how == asio::error::eof || how == asio::ssl::error::stream_truncated;
    co_return settled || (in_order && delivery && delivery->acknowledged());
}

} // namespace rinnova::handover
