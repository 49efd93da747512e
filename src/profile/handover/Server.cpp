// SPDX-License-Identifier: Apache-2.0
#include "profile/handover/Server.h"

#include "base/Text.h"
#include "profile/handover/Address.h"
#include "profile/handover/Certificate.h"
#include "profile/handover/Chance.h"
#include "profile/handover/Connection.h"
#include "profile/handover/Offer.h"
#include "profile/handover/Page.h"
#include "profile/handover/QrCode.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <list>
#include <memory>

namespace rinnova::handover {

namespace {

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
    asio::awaitable<void> answer(Connection& connection, const Request& request);
    asio::awaitable<void> press(Connection& connection, const Request& request);
    asio::awaitable<void> send_page(Connection& connection, const Request& request, http::status status,
                                    PageContent::Notice notice);
    asio::awaitable<void> send_text(Connection& connection, http::status status);
    asio::awaitable<void> give(Connection& connection);

    void make_room();
    void finish(HandOverEnd how);

    const Secret& m_file;
    const HandOverRequest& m_request;
    Offer m_offer;
    const HandOverListener& m_tell;
    asio::io_context m_context{1};
    asio::ssl::context m_tls{asio::ssl::context::tls_server};
    tcp::acceptor m_acceptor{m_context};
    std::list<std::weak_ptr<Connection>> m_connections; ///< the oldest first
    const Connection* m_fetching = nullptr;
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
            auto connection = std::make_shared<Connection>(m_context, std::move(socket), m_tls);
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
        if (connection && connection.get() == m_fetching) {
            ++at;
            continue;
        }
        if (connection)
            connection->close();
        at = m_connections.erase(at);
    }
}

asio::awaitable<void> Server::talk(std::shared_ptr<Connection> connection) {
    try {
        connection->limit(m_request.limits.request);
        const Request request = co_await connection->receive();
        co_await answer(*connection, request);
    } catch (const boost::system::system_error&) {
        // Went away, took too long, or speaks something else: nothing was given, and nothing is to be said.
    }
}

asio::awaitable<void> Server::answer(Connection& connection, const Request& request) {
    const http::verb method = request.method();
    if (m_offer.expired()) {
        co_await send_text(connection, http::status::gone);
        if (!m_offer.under_way())
            finish(HandOverEnd::expired);
    } else if (!m_offer.is_at({request.target().data(), request.target().size()})) {
        co_await send_text(connection, http::status::not_found);
    } else if (method == http::verb::post) {
        co_await press(connection, request);
    } else if (method == http::verb::get || method == http::verb::head) {
        if (method == http::verb::get)
            m_tell(HandOverOpened{});
        co_await send_page(connection, request, http::status::ok, PageContent::Notice::none);
    } else {
        co_await send_text(connection, http::status::method_not_allowed);
    }
}

/// The button.
asio::awaitable<void> Server::press(Connection& connection, const Request& request) {
    using Notice = PageContent::Notice;
    switch (m_offer.ask_for_file(request.body())) {
    case Offer::Answer::file:
        co_await give(connection);
        break;
    case Offer::Answer::busy:
        co_await send_page(connection, request, http::status::conflict, Notice::busy);
        break;
    case Offer::Answer::closed:
        co_await send_page(connection, request, http::status::gone, Notice::closed);
        break;
    case Offer::Answer::wrong_code: {
        const bool last = m_offer.left() == 0;
        m_tell(HandOverWrongCode{m_offer.left()});
        co_await send_page(connection, request, last ? http::status::gone : http::status::forbidden,
                           last ? Notice::closed : Notice::wrong_code);
        if (last)
            finish(HandOverEnd::too_many_wrong_codes);
    }
    }
}

asio::awaitable<void> Server::send_page(Connection& connection, const Request& request, http::status status,
                                        PageContent::Notice notice) {
    const auto wished = request[http::field::accept_language];
    const std::string nonce = random_name();
    const std::string page =
        page_text({page_language({wished.data(), wished.size()}, m_request.language), m_request.account,
                   m_offer.asks_code(), notice, m_offer.left(), nonce});
    const bool head_alone = request.method() == http::verb::head;
    co_await connection.send(page_head(status, nonce, page.size()), head_alone ? std::string_view() : page);
    co_await connection.end();
}

asio::awaitable<void> Server::send_text(Connection& connection, http::status status) {
    const std::string text = std::string(http::obsolete_reason(status)) + "\n";
    co_await connection.send(text_head(status, text.size()), text);
    co_await connection.end();
}

/// We do not end the connection, nor say that we will: a phone that has read everything it was promised may
/// close without reading on, and then its system breaks the connection off, as it does for one that was cut.
asio::awaitable<void> Server::give(Connection& connection) {
    m_fetching = &connection;
    bool arrived = false;
    try {
        connection.limit(m_request.limits.download);
        const std::string_view bytes = m_file.expose([](std::string_view all) { return all; });
        co_await connection.send(file_head(m_request.file_name, bytes.size()), bytes);
        arrived = co_await connection.arrives(m_request.limits.settle, m_request.limits.download);
    } catch (const boost::system::system_error&) {
        // Broken off in the middle: it can be fetched again.
    }
    m_fetching = nullptr;
    m_offer.delivered(arrived);
    if (arrived) {
        finish(HandOverEnd::given);
        co_return;
    }
    m_tell(HandOverCut{});
    if (m_offer.expired() || !m_acceptor.is_open())
        finish(HandOverEnd::expired);
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
