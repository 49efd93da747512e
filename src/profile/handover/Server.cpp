// SPDX-License-Identifier: Apache-2.0
#include "profile/handover/Server.h"

#include "base/Text.h"
#include "profile/handover/Address.h"
#include "profile/handover/Certificate.h"
#include "profile/handover/Chance.h"
#include "profile/handover/Delivery.h"
#include "profile/handover/Offer.h"
#include "profile/handover/Page.h"
#include "profile/handover/QrCode.h"
#include "profile/handover/Replies.h"

#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/ssl.hpp>

#include <list>
#include <memory>

namespace rinnova::handover {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace ssl = asio::ssl;
using tcp = asio::ip::tcp;
using boost::system::error_code;

constexpr std::size_t most_header_bytes = 8192;
constexpr std::size_t most_form_bytes = 256;

/// A phone or a passer-by, for one request.
struct Connection {
    Connection(tcp::socket socket, ssl::context& tls) : stream(std::move(socket), tls) {}
    beast::tcp_stream& transport() { return beast::get_lowest_layer(stream); }

    beast::ssl_stream<beast::tcp_stream> stream;
    bool fetching = false;
};

class Server {
  public:
    Server(const Secret& file, const HandOverRequest& request, Offer offer, const HandOverListener& tell)
        : m_file(file), m_request(request), m_offer(std::move(offer)), m_tell(tell) {}

    Result<void> open(const std::string& address, Timestamp now);
    HandOverEnd run(const std::stop_token& stop);

  private:
    asio::awaitable<void> listen();
    asio::awaitable<void> wait_for_end();
    asio::awaitable<void> talk(std::shared_ptr<Connection> connection);
    asio::awaitable<void> answer(Connection& connection, const http::request<http::string_body>& request);
    asio::awaitable<void> send(Connection& connection, PageReply reply);
    asio::awaitable<void> give(Connection& connection, unsigned version);
    asio::awaitable<bool> arrives(Connection& connection, unsigned version);

    void make_room();
    PageReply page(const http::request<http::string_body>& request, http::status status,
                   PageContent::Notice notice) const;
    void finish(HandOverEnd how);

    const Secret& m_file;
    const HandOverRequest& m_request;
    Offer m_offer;
    const HandOverListener& m_tell;
    asio::io_context m_context{1};
    ssl::context m_tls{ssl::context::tls_server};
    tcp::acceptor m_acceptor{m_context};
    std::list<std::weak_ptr<Connection>> m_connections; ///< the oldest first
    HandOverEnd m_end = HandOverEnd::stopped;
};

tl::unexpected<Error> cannot_listen(const std::string& address, const error_code& error) {
    return fail(ErrorCode::unreachable,
                translate("profile", "The page cannot be offered at %1: %2", {address, error.message()}));
}

Result<void> Server::open(const std::string& address, Timestamp now) {
    SSL_CTX* const context = m_tls.native_handle();
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_num_tickets(context, 0);
    const auto fingerprint = use_new_certificate(context, address, now);
    if (!fingerprint)
        return tl::unexpected(fingerprint.error());
    const tcp::endpoint endpoint(asio::ip::make_address(address), 0);
    error_code error;
    m_acceptor.open(endpoint.protocol(), error);
    if (!error)
        m_acceptor.bind(endpoint, error);
    if (!error)
        m_acceptor.listen(asio::socket_base::max_listen_connections, error);
    const std::string port = error ? std::string() : std::to_string(m_acceptor.local_endpoint(error).port());
    if (error)
        return cannot_listen(address, error);
    const std::string host = endpoint.address().is_v6() ? "[" + address + "]" : address;
    const std::string link = "https://" + host + ":" + port + m_offer.path();
    m_tell(HandOverReady{link, *fingerprint, m_offer.code(), qr_code(link)});
    return {};
}

HandOverEnd Server::run(const std::stop_token& stop) {
    asio::co_spawn(m_context, listen(), asio::detached);
    asio::co_spawn(m_context, wait_for_end(), asio::detached);
    const std::stop_callback ended(
        stop, [this] { asio::post(m_context, [this] { finish(HandOverEnd::stopped); }); });
    m_context.run();
    return m_end;
}

void Server::finish(HandOverEnd how) {
    m_end = how;
    m_context.stop();
}

asio::awaitable<void> Server::wait_for_end() {
    asio::steady_timer timer(m_context, m_request.limits.lifetime);
    error_code ignored;
    co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
    // What is on its way may arrive; that it could not be asked for any more decides in `give`.
    m_acceptor.close(ignored);
    if (!m_offer.under_way())
        finish(HandOverEnd::expired);
}

asio::awaitable<void> Server::listen() {
    asio::steady_timer pause(m_context);
    while (m_acceptor.is_open()) {
        error_code error;
        tcp::socket socket =
            co_await m_acceptor.async_accept(asio::redirect_error(asio::use_awaitable, error));
        if (!error) {
            make_room();
            auto connection = std::make_shared<Connection>(std::move(socket), m_tls);
            m_connections.push_back(connection);
            asio::co_spawn(m_context, talk(std::move(connection)), asio::detached);
            continue;
        }
        // Out of descriptors, say: that passes, and trying at once would only burn time.
        pause.expires_after(std::chrono::milliseconds(100));
        co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
    }
}

/// Whoever has been here longest without fetching anything goes first.
void Server::make_room() {
    m_connections.remove_if([](const std::weak_ptr<Connection>& one) { return one.expired(); });
    for (auto at = m_connections.begin();
         m_connections.size() >= m_request.limits.connections && at != m_connections.end();) {
        const std::shared_ptr<Connection> connection = at->lock();
        if (connection && connection->fetching) {
            ++at;
            continue;
        }
        if (connection)
            connection->transport().close();
        at = m_connections.erase(at);
    }
}

asio::awaitable<void> Server::talk(std::shared_ptr<Connection> connection) {
    try {
        connection->transport().expires_after(m_request.limits.request);
        co_await connection->stream.async_handshake(ssl::stream_base::server, asio::use_awaitable);
        beast::flat_buffer buffer(most_header_bytes + most_form_bytes);
        http::request_parser<http::string_body> parser;
        parser.header_limit(most_header_bytes);
        parser.body_limit(most_form_bytes);
        co_await http::async_read(connection->stream, buffer, parser, asio::use_awaitable);
        co_await answer(*connection, parser.get());
    } catch (const boost::system::system_error&) {
        // Went away, took too long, or speaks something else: nothing was given, and nothing is to be said.
    }
}

asio::awaitable<void> Server::answer(Connection& connection,
                                     const http::request<http::string_body>& request) {
    if (m_offer.expired()) {
        co_await send(connection, text_reply(http::status::gone, request.version()));
        if (!m_offer.under_way())
            finish(HandOverEnd::expired);
        co_return;
    }
    if (!m_offer.is_at({request.target().data(), request.target().size()})) {
        co_await send(connection, text_reply(http::status::not_found, request.version()));
        co_return;
    }
    if (request.method() == http::verb::get || request.method() == http::verb::head) {
        if (request.method() == http::verb::get)
            m_tell(HandOverOpened{});
        PageReply reply = page(request, http::status::ok, PageContent::Notice::none);
        if (request.method() == http::verb::head)
            reply.body().clear();
        co_await send(connection, std::move(reply));
        co_return;
    }
    if (request.method() != http::verb::post) {
        co_await send(connection, text_reply(http::status::method_not_allowed, request.version()));
        co_return;
    }
    switch (m_offer.ask_for_file(request.body())) {
    case Offer::Answer::file:
        co_await give(connection, request.version());
        break;
    case Offer::Answer::busy:
        co_await send(connection, page(request, http::status::conflict, PageContent::Notice::busy));
        break;
    case Offer::Answer::closed:
        co_await send(connection, page(request, http::status::gone, PageContent::Notice::closed));
        break;
    case Offer::Answer::wrong_code:
        m_tell(HandOverWrongCode{m_offer.left()});
        if (m_offer.left() > 0) {
            co_await send(connection,
                          page(request, http::status::forbidden, PageContent::Notice::wrong_code));
        } else {
            co_await send(connection, page(request, http::status::gone, PageContent::Notice::closed));
            finish(HandOverEnd::too_many_wrong_codes);
        }
    }
}

PageReply Server::page(const http::request<http::string_body>& request, http::status status,
                       PageContent::Notice notice) const {
    const auto wished = request[http::field::accept_language];
    const std::string nonce = random_name();
    return page_reply(status,
                      page_text({page_language({wished.data(), wished.size()}, m_request.language),
                                 m_request.account, m_offer.asks_code(), notice, m_offer.left(), nonce}),
                      nonce, request.version());
}

asio::awaitable<void> Server::send(Connection& connection, PageReply reply) {
    error_code ignored;
    co_await http::async_write(connection.stream, reply, asio::redirect_error(asio::use_awaitable, ignored));
    co_await connection.stream.async_shutdown(asio::redirect_error(asio::use_awaitable, ignored));
}

asio::awaitable<void> Server::give(Connection& connection, unsigned version) {
    connection.fetching = true;
    bool arrived = false;
    try {
        arrived = co_await arrives(connection, version);
    } catch (const boost::system::system_error&) {
        // Broken off in the middle: it can be fetched again.
    }
    connection.fetching = false;
    m_offer.delivered(arrived);
    if (arrived)
        finish(HandOverEnd::given);
    else
        m_tell(HandOverCut{});
    if (!arrived && (m_offer.expired() || !m_acceptor.is_open()))
        finish(HandOverEnd::expired);
}

/// Sends the file, and waits until the other side has acknowledged all of it and ended the connection in
/// order. We do not end it first, nor say that we will: a phone that has read everything it was promised may
/// close without reading on, and then its system breaks the connection off, as it does for one that was cut.
asio::awaitable<bool> Server::arrives(Connection& connection, unsigned version) {
    const HandOverLimits& limits = m_request.limits;
    const auto latest = std::chrono::steady_clock::now() + limits.download;
    connection.transport().expires_at(latest);
    FileReply reply = file_reply(m_file, m_request.file_name, version);
    http::response_serializer<http::span_body<const char>> serializer(reply);
    co_await http::async_write(connection.stream, serializer, asio::use_awaitable);
    const auto delivery = Delivery::of_all_written(connection.transport().socket().native_handle());
    connection.transport().expires_never();

    asio::steady_timer timer(m_context);
    bool ended = false;
    error_code how;
    char more = 0;
    connection.stream.async_read_some(asio::buffer(&more, 1), [&](const error_code& error, std::size_t) {
        ended = true;
        how = error;
        timer.cancel();
    });
    bool settled = false;
    error_code ignored;
    while (!ended && !settled && std::chrono::steady_clock::now() < latest) {
        timer.expires_after(limits.settle);
        co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
        settled = !ended && delivery && delivery->acknowledged();
    }
    if (!ended) {
        connection.transport().cancel();
        while (!ended) { // what reads into `more` has to end before it goes
            timer.expires_after(limits.settle);
            co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
        }
        co_return settled;
    }
    // A browser may also ask for something else: it has got what it asked for before.
    const bool in_order = !how || how == asio::error::eof || how == ssl::error::stream_truncated;
    co_return in_order&& delivery && delivery->acknowledged();
}

} // namespace

Result<HandOverEnd> hand_over(const Secret& file, const HandOverRequest& request, const Clock& clock,
                              const HandOverListener& tell, const std::stop_token& stop) {
    const auto address = address_of_interface(request.interface);
    if (!address)
        return tl::unexpected(address.error());
    auto offer = Offer::make(request, clock);
    if (!offer)
        return tl::unexpected(offer.error());
    Server server(file, request, std::move(*offer), tell);
    if (auto opened = server.open(*address, clock.now()); !opened)
        return tl::unexpected(opened.error());
    return server.run(stop);
}

} // namespace rinnova::handover
