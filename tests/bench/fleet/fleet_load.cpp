// SPDX-License-Identifier: Apache-2.0
// Simulated devices that report as fast as they are answered, over connections that are kept alive, against
// rinnova-fleet and against the floor. One JSON object a line for each stage; behind each a line on standard
// input is waited for.
//
//     bench-fleet server PORT TOKEN DEVICES CONNECTIONS   joins, reports, the same again, at half that rate,
//     two
//                                                         years of renewals of at most 5,000 devices
//     bench-fleet floor PORT CERTIFICATE KEY DATABASE DEVICES CONNECTIONS
#include "bench/fleet/Floor.h"
#include "fleet/protocol/Encoding.h"
#include "fleet/protocol/Envelope.h"
#include "fleet/protocol/Gzip.h"
#include "fleet/protocol/Join.h"
#include "fleet/protocol/Token.h"

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <thread>

using namespace rinnova;
using namespace rinnova::fleet;

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using std::chrono::steady_clock;

class Client {
  public:
    explicit Client(unsigned short port) : m_tls(asio::ssl::context::tls_client), m_stream(m_io, m_tls) {
        m_stream.next_layer().connect(tcp::endpoint(asio::ip::make_address("127.0.0.1"), port));
        m_stream.next_layer().set_option(tcp::no_delay(true));
        m_stream.handshake(asio::ssl::stream_base::client);
    }
    unsigned post(const char* path, const std::string& body) {
        http::request<http::string_body> request(http::verb::post, path, 11);
        request.set(http::field::host, "localhost");
        request.body() = body;
        request.prepare_payload();
        http::write(m_stream, request);
        http::response<http::string_body> response;
        http::read(m_stream, m_buffer, response);
        return response.result_int();
    }

  private:
    asio::io_context m_io;
    asio::ssl::context m_tls;
    beast::ssl_stream<tcp::socket> m_stream;
    beast::flat_buffer m_buffer;
};

struct Device {
    SigningKey key = SigningKey::generate();
    std::string machine = to_hex(random_bytes(16));
};

/// Two accounts each. Both are renewed every 90 days.
std::string report_of(const Device& device, std::size_t number, std::uint64_t sequence, int renewals = 0) {
    using namespace std::chrono_literals;
    Report report;
    report.machine = device.machine;
    report.instance = device.machine;
    report.made_at = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    report.device = {"PC-" + std::to_string(number), "user", "Debian GNU/Linux", "12", "0.1.0"};
    const Date today = std::chrono::floor<std::chrono::days>(report.made_at);
    for (std::size_t i = 0; i < 2; ++i) {
        ReportedAccount account;
        account.name = {"aruba-pec", "mailbox" + std::to_string(number * 2 + i) + "@pec.it", "", ""};
        const Date first_end = today + std::chrono::days((number * 2 + i) % 90);
        account.validity = {first_end - std::chrono::days(90 - 90 * renewals),
                            first_end + std::chrono::days(90 * renewals), ExpirySource::panel};
        if (renewals > 0)
            account.rotation = {report.made_at - 1h + std::chrono::seconds(renewals), AccountOutcome::done};
        account.slots = {{"thunderbird", SlotKind::imap, SlotState::in_sync, 1},
                         {"thunderbird", SlotKind::smtp, SlotState::in_sync, 1}};
        report.accounts.push_back(account);
    }
    return seal(EnvelopeKind::report, sequence, compress(to_json(report)), device.key);
}

/// Each message once, from as many connections; the answers' times in milliseconds.
std::vector<double> send_all(unsigned short port, const char* path, const std::vector<std::string>& messages,
                             std::size_t connections, double per_second, double& seconds) {
    std::vector<std::vector<double>> times(connections);
    std::atomic<std::size_t> next = 0;
    std::atomic<std::size_t> refused = 0;
    const auto start = steady_clock::now();
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < connections; ++i)
        threads.emplace_back([&, i] {
            Client client(port);
            for (std::size_t number; (number = next++) < messages.size();) {
                auto due = steady_clock::now();
                if (per_second > 0) {
                    // By the plan, not by the last answer: waiting in a queue counts.
                    due =
                        start + std::chrono::duration_cast<steady_clock::duration>(
                                    std::chrono::duration<double>(static_cast<double>(number) / per_second));
                    std::this_thread::sleep_until(due);
                }
                refused += client.post(path, messages[number]) != 200 ? 1 : 0;
                times[i].push_back(
                    std::chrono::duration<double, std::milli>(steady_clock::now() - due).count());
            }
        });
    for (std::thread& thread : threads)
        thread.join();
    seconds = std::chrono::duration<double>(steady_clock::now() - start).count();
    if (refused > 0)
        std::cerr << refused << " refused\n";
    std::vector<double> all;
    for (const auto& of_one : times)
        all.insert(all.end(), of_one.begin(), of_one.end());
    std::sort(all.begin(), all.end());
    return all;
}

void print(const std::string& what, const std::vector<double>& times, double seconds) {
    const auto at = [&](double share) {
        const auto place = static_cast<std::size_t>(share * static_cast<double>(times.size()));
        return times.empty() ? 0 : times[std::min(times.size() - 1, place)];
    };
    std::cout << nlohmann::json{{"what", what},
                                {"messages", times.size()},
                                {"per_second", static_cast<double>(times.size()) / seconds},
                                {"p50_ms", at(0.5)},
                                {"p99_ms", at(0.99)}}
                     .dump()
              << std::endl;
    std::string go_on;
    std::getline(std::cin, go_on);
}

std::vector<std::string> reports_of(const std::vector<Device>& devices, std::size_t count,
                                    std::uint64_t sequence, int renewals = 0) {
    std::vector<std::string> messages;
    for (std::size_t i = 0; i < std::min(count, devices.size()); ++i)
        messages.push_back(report_of(devices[i], i, sequence, renewals));
    return messages;
}

/// How many a second.
double report(unsigned short port, const std::string& what, const std::vector<std::string>& messages,
              std::size_t connections, double per_second = 0) {
    double seconds = 0;
    const auto times = send_all(port, "/fleet/v1/report", messages, connections, per_second, seconds);
    print(what, times, seconds);
    return static_cast<double>(messages.size()) / seconds;
}

int run_server(const std::vector<std::string>& words) {
    const auto port = static_cast<unsigned short>(std::stoi(words.at(1)));
    const auto token = token_from(Secret::copy_of(words.at(2)));
    const std::vector<Device> devices(std::stoul(words.at(3)));
    const std::size_t connections = std::stoul(words.at(4));
    const std::string half =
        token->for_server.expose([](std::string_view bytes) { return std::string(bytes); });
    std::vector<std::string> joins;
    for (const Device& device : devices)
        joins.push_back(seal(EnvelopeKind::join, 0,
                             to_json(JoinRequest{half,
                                                 device.key.public_key(),
                                                 device.machine,
                                                 {"PC", "user", "Debian GNU/Linux", "12", "0.1.0"}}),
                             device.key));
    double seconds = 0;
    const auto times = send_all(port, "/fleet/v1/join", joins, connections, 0, seconds);
    print("join", times, seconds);
    constexpr std::size_t some = 20'000;
    constexpr std::size_t few = 5'000;
    report(port, "first reports", reports_of(devices, devices.size(), 1), connections);
    const double rate = report(port, "the same again", reports_of(devices, devices.size(), 2), connections);
    report(port, "at half that rate", reports_of(devices, some, 3), connections, rate / 2);
    int renewals = 0;
    for (const char* year : {"a year of renewals", "another year of renewals"}) {
        std::vector<std::string> messages;
        for (int quarter = 0; quarter < 4; ++quarter) {
            ++renewals;
            const auto more = reports_of(devices, few, 3 + static_cast<std::uint64_t>(renewals), renewals);
            messages.insert(messages.end(), more.begin(), more.end());
        }
        report(port, year, messages, connections);
    }
    return 0;
}

int run_floor(const std::vector<std::string>& words) {
    const auto port = static_cast<unsigned short>(std::stoi(words.at(1)));
    const std::vector<Device> devices(std::stoul(words.at(5)));
    std::map<std::string, PublicKey> keys;
    for (const Device& device : devices)
        keys.emplace(device.key.public_key().id(), device.key.public_key());
    std::atomic<bool> stop = false;
    std::atomic<bool> ready = false;
    std::thread server(
        [&] { bench::serve_floor(port, words.at(2), words.at(3), words.at(4), keys, stop, ready); });
    while (!ready)
        std::this_thread::yield();
    double seconds = 0;
    for (const std::uint64_t sequence : {1U, 2U}) {
        const auto messages = reports_of(devices, devices.size(), sequence);
        const auto times = send_all(port, "/", messages, std::stoul(words.at(6)), 0, seconds);
        print("floor", times, seconds);
    }
    stop = true;
    asio::io_context io;
    tcp::socket(io).connect(tcp::endpoint(asio::ip::make_address("127.0.0.1"), port));
    server.join();
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> words(argv + 1, argv + argc);
    if (words.size() == 5 && words[0] == "server")
        return run_server(words);
    if (words.size() == 7 && words[0] == "floor")
        return run_floor(words);
    std::cerr << "usage: bench-fleet server PORT TOKEN DEVICES CONNECTIONS\n"
                 "       bench-fleet floor PORT CERTIFICATE KEY DATABASE DEVICES CONNECTIONS\n";
    return 2;
}
