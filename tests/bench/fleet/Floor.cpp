// SPDX-License-Identifier: Apache-2.0
#include "bench/fleet/Floor.h"

#include "fleet/protocol/Envelope.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <sqlite3.h>

#include <condition_variable>
#include <future>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <vector>

namespace rinnova::fleet::bench {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;

/// One thread that commits what the others have checked.
class Writer {
  public:
    explicit Writer(const std::string& path) {
        check(sqlite3_open(path.c_str(), &m_database) == SQLITE_OK);
        run("PRAGMA journal_mode=WAL");
        run("PRAGMA synchronous=FULL");
        run("CREATE TABLE IF NOT EXISTS devices (id TEXT PRIMARY KEY, sequence INTEGER, report BLOB)");
        check(sqlite3_prepare_v2(
                  m_database,
                  "INSERT INTO devices VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET sequence = "
                  "excluded.sequence, report = excluded.report",
                  -1, &m_upsert, nullptr) == SQLITE_OK);
        m_thread = std::thread([this] { work(); });
    }
    ~Writer() {
        {
            const std::lock_guard lock(m_mutex);
            m_ending = true;
        }
        m_come.notify_one();
        m_thread.join();
        sqlite3_finalize(m_upsert);
        sqlite3_close(m_database);
    }
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    void keep(const Envelope& envelope) {
        std::promise<void> kept;
        auto done = kept.get_future();
        {
            const std::lock_guard lock(m_mutex);
            m_waiting.push_back({&envelope, std::move(kept)});
        }
        m_come.notify_one();
        done.get();
    }

  private:
    struct Waiting {
        const Envelope* envelope;
        std::promise<void> kept;
    };
    static void check(bool well) {
        if (!well)
            throw std::runtime_error("SQLite");
    }
    void run(const char* sql) {
        check(sqlite3_exec(m_database, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
    }
    void put(const Envelope& envelope) {
        sqlite3_bind_text(m_upsert, 1, envelope.sender.data(), static_cast<int>(envelope.sender.size()),
                          SQLITE_STATIC);
        sqlite3_bind_int64(m_upsert, 2, static_cast<sqlite3_int64>(envelope.number));
        sqlite3_bind_blob(m_upsert, 3, envelope.payload.data(), static_cast<int>(envelope.payload.size()),
                          SQLITE_STATIC);
        check(sqlite3_step(m_upsert) == SQLITE_DONE);
        sqlite3_reset(m_upsert);
    }
    void work() {
        for (;;) {
            std::vector<Waiting> batch;
            {
                std::unique_lock lock(m_mutex);
                m_come.wait(lock, [&] { return m_ending || !m_waiting.empty(); });
                if (m_waiting.empty())
                    return;
                batch.swap(m_waiting);
            }
            run("BEGIN IMMEDIATE");
            for (const Waiting& one : batch)
                put(*one.envelope);
            run("COMMIT");
            for (Waiting& one : batch)
                one.kept.set_value();
        }
    }

    sqlite3* m_database = nullptr;
    sqlite3_stmt* m_upsert = nullptr;
    std::mutex m_mutex;
    std::condition_variable m_come;
    std::vector<Waiting> m_waiting;
    bool m_ending = false;
    std::thread m_thread;
};

void serve_one(tcp::socket socket, asio::ssl::context& tls, Writer& writer,
               const std::map<std::string, PublicKey>& devices) {
    beast::ssl_stream<tcp::socket> stream(std::move(socket), tls);
    boost::system::error_code error;
    stream.handshake(asio::ssl::stream_base::server, error);
    beast::flat_buffer buffer;
    while (!error) {
        http::request<http::string_body> request;
        http::read(stream, buffer, request, error);
        if (error)
            return;
        const auto envelope = open_envelope(request.body());
        const auto device = envelope ? devices.find(envelope->sender) : devices.end();
        http::response<http::string_body> response(http::status::unauthorized, 11);
        if (device != devices.end() && is_signed_by(*envelope, device->second)) {
            writer.keep(*envelope);
            response.result(http::status::ok);
            response.body() = R"({"protocol":1})";
        }
        response.prepare_payload();
        http::write(stream, response, error);
    }
}

} // namespace

void serve_floor(unsigned short port, const std::string& certificate, const std::string& key,
                 const std::string& database, const std::map<std::string, PublicKey>& devices,
                 const std::atomic<bool>& stop, std::atomic<bool>& ready) {
    asio::io_context io;
    asio::ssl::context tls(asio::ssl::context::tls_server);
    tls.use_certificate_chain_file(certificate);
    tls.use_private_key_file(key, asio::ssl::context::pem);
    tcp::acceptor acceptor(io, tcp::endpoint(asio::ip::make_address("127.0.0.1"), port));
    Writer writer(database);
    std::vector<std::thread> connections;
    ready = true;
    while (!stop) {
        tcp::socket socket(io);
        acceptor.accept(socket); // the last one is made to end this
        if (stop)
            break;
        connections.emplace_back([&, socket = std::move(socket)]() mutable {
            serve_one(std::move(socket), tls, writer, devices);
        });
    }
    for (std::thread& connection : connections)
        connection.join();
}

} // namespace rinnova::fleet::bench
