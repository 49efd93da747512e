// SPDX-License-Identifier: Apache-2.0
#include "fleet/server/http/Server.h"

#include "base/Text.h"
#include "fleet/server/http/Connection.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <map>
#include <mutex>
#include <set>
#include <thread>

namespace rinnova::fleet {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;
using boost::system::error_code;

Result<std::shared_ptr<asio::ssl::context>> tls_of(const ServerSettings& settings) {
    if (settings.certificate.empty())
        return std::shared_ptr<asio::ssl::context>();
    auto tls = std::make_shared<asio::ssl::context>(asio::ssl::context::tls_server);
    try {
        tls->set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_sslv3 |
                         asio::ssl::context::no_tlsv1 | asio::ssl::context::no_tlsv1_1);
        SSL_CTX_set_mode(tls->native_handle(), SSL_MODE_RELEASE_BUFFERS);
        tls->use_certificate_chain_file(settings.certificate.string());
        tls->use_private_key_file(settings.key.string(), asio::ssl::context::pem);
    } catch (const boost::system::system_error& error) {
        return fail(
            ErrorCode::invalid_data,
            translate("fleet", "The certificate or its key cannot be used: %1", {error.code().message()}), {},
            settings.certificate.string());
    }
    return tls;
}

class BeastServer final : public Server {
  public:
    BeastServer(ServerSettings settings, Handler handler, Metrics& metrics)
        : m_settings(std::move(settings)), m_handler(std::move(handler)), m_metrics(metrics),
          m_order(asio::make_strand(m_io)),
          m_acceptor(m_io), m_context{m_settings, m_handler, m_metrics, m_pieces, m_stopping, m_requests} {}
    ~BeastServer() override { m_pieces.join(); }

    Result<void> open() {
        if (auto read = reload_certificate(); !read)
            return read;
        try {
            const auto found = tcp::resolver(m_io).resolve(m_settings.host, std::to_string(m_settings.port));
            const tcp::endpoint place = *found.begin();
            m_acceptor.open(place.protocol());
            m_acceptor.set_option(tcp::acceptor::reuse_address(true));
            m_acceptor.bind(place);
            m_acceptor.listen(4096);
        } catch (const boost::system::system_error& error) {
            return fail(ErrorCode::busy, translate("fleet", "Cannot listen at %1, port %2: %3",
                                                   {m_settings.host, std::to_string(m_settings.port),
                                                    error.code().message()}));
        }
        return {};
    }

    unsigned short port() const override { return m_acceptor.local_endpoint().port(); }

    void run() override {
        asio::co_spawn(m_order, accept(), asio::detached);
        std::vector<std::thread> threads;
        for (int i = 1; i < m_settings.threads; ++i)
            threads.emplace_back([this] { m_io.run(); });
        m_io.run();
        for (std::thread& thread : threads)
            thread.join();
    }

    void stop(std::chrono::seconds grace) override {
        m_stopping = true;
        asio::co_spawn(m_order, end_within(grace), asio::detached);
    }

    Result<void> reload_certificate() override {
        auto tls = tls_of(m_settings);
        if (!tls)
            return tl::unexpected(tls.error());
        const std::lock_guard lock(m_mutex);
        m_tls = std::move(*tls);
        return {};
    }

  private:
    std::shared_ptr<asio::ssl::context> tls() {
        const std::lock_guard lock(m_mutex);
        return m_tls;
    }

    asio::awaitable<void> accept() {
        while (!m_stopping) {
            error_code error;
            tcp::socket socket = co_await m_acceptor.async_accept(
                asio::make_strand(m_io), asio::redirect_error(asio::use_awaitable, error));
            if (error == asio::error::operation_aborted || !m_acceptor.is_open())
                co_return;
            if (error) { // out of descriptors: the others go on
                asio::steady_timer pause(m_io, std::chrono::milliseconds(100));
                co_await pause.async_wait(asio::use_awaitable);
                continue;
            }
            take(std::move(socket));
        }
    }

    void take(tcp::socket socket) {
        error_code error;
        const std::string peer = socket.remote_endpoint(error).address().to_string();
        if (error || !enter(peer)) {
            m_metrics.connections_cut += 1;
            return;
        }
        const auto executor = socket.get_executor();
        asio::co_spawn(executor, serve_connection(beast::tcp_stream(std::move(socket)), tls(), m_context),
                       [this, peer](const std::exception_ptr&) { leave(peer); });
    }

    bool enter(const std::string& peer) {
        const std::lock_guard lock(m_mutex);
        int& of_peer = m_of_address[peer];
        const bool too_many = m_open >= m_settings.most_connections ||
                              (!m_settings.behind_proxy && of_peer >= m_settings.most_of_one_address);
        if (too_many) {
            if (of_peer == 0)
                m_of_address.erase(peer);
            return false;
        }
        ++of_peer;
        m_metrics.connections = ++m_open;
        return true;
    }

    void leave(const std::string& peer) {
        const std::lock_guard lock(m_mutex);
        m_metrics.connections = --m_open;
        if (const auto found = m_of_address.find(peer); found != m_of_address.end() && --found->second == 0)
            m_of_address.erase(found);
    }

    asio::awaitable<void> end_within(std::chrono::seconds grace) {
        error_code ignored;
        m_acceptor.close(ignored);
        const auto latest = std::chrono::steady_clock::now() + grace;
        asio::steady_timer timer(m_io);
        while (m_requests > 0 && std::chrono::steady_clock::now() < latest) {
            timer.expires_after(std::chrono::milliseconds(50));
            co_await timer.async_wait(asio::use_awaitable);
        }
        m_io.stop();
    }

    ServerSettings m_settings;
    Handler m_handler;
    Metrics& m_metrics;
    std::mutex m_mutex;
    std::shared_ptr<asio::ssl::context> m_tls;
    std::map<std::string, int> m_of_address;
    int m_open = 0;
    std::atomic<bool> m_stopping = false;
    asio::thread_pool m_pieces{2};
    std::atomic<int> m_requests = 0;
    asio::io_context m_io;
    asio::strand<asio::io_context::executor_type> m_order; ///< an acceptor is for one thread at a time
    tcp::acceptor m_acceptor;
    ConnectionContext m_context;
};

} // namespace

Result<std::unique_ptr<Server>> Server::listen(ServerSettings settings, Handler handler, Metrics& metrics) {
    auto server = std::make_unique<BeastServer>(std::move(settings), std::move(handler), metrics);
    if (auto opened = server->open(); !opened)
        return tl::unexpected(opened.error());
    return server;
}

} // namespace rinnova::fleet
