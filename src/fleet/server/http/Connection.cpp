// SPDX-License-Identifier: Apache-2.0
#include "fleet/server/http/Connection.h"

#include "fleet/server/http/RequestReader.h"
#include "fleet/server/http/Transport.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>

namespace rinnova::fleet {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using boost::system::error_code;

constexpr std::size_t first_bytes = 4096; ///< thousands may wait for them
constexpr std::size_t more_bytes = 16 * 1024;

/// Hands the request over and waits for its response, without a thread.
asio::awaitable<Response> ask(const Handler& handler, Request request) {
    return asio::async_initiate<const asio::use_awaitable_t<>, void(Response)>(
        // NOLINTNEXTLINE(performance-unnecessary-value-param): it is moved on
        [&handler](auto completion, Request asked) {
            auto shared = std::make_shared<decltype(completion)>(std::move(completion));
            handler(std::move(asked), [shared](Response response) {
                asio::post(
                    asio::get_associated_executor(*shared),
                    [shared, response = std::move(response)]() mutable { (*shared)(std::move(response)); });
            });
        },
        asio::use_awaitable, std::move(request));
}

asio::awaitable<std::optional<std::string>> make_piece(asio::thread_pool& pool, const NextPiece& next) {
    co_return co_await asio::co_spawn(
        pool, [&next]() -> asio::awaitable<std::optional<std::string>> { co_return next(); },
        asio::use_awaitable);
}

/// The client that a trusted proxy names last: what stands before that the client may have made up.
std::string forwarded_address(std::string_view header) {
    const auto comma = header.rfind(',');
    std::string_view last = comma == std::string_view::npos ? header : header.substr(comma + 1);
    last.remove_prefix(std::min(last.find_first_not_of(' '), last.size()));
    return std::string(last.substr(0, 64));
}

void add_who_asks(Request& request, const ConnectionContext& context, const std::string& peer) {
    request.address = peer;
    request.secure = !context.settings.certificate.empty();
    if (!context.settings.behind_proxy)
        return;
    if (const auto from = request.header("x-forwarded-for"); !from.empty())
        request.address = forwarded_address(from);
    request.secure = request.header("x-forwarded-proto") == "https";
}

asio::awaitable<void> send_whole(Transport& transport, const Response& response, const Framing& framing,
                                 bool head_only) {
    std::string bytes = head_of(response, framing);
    if (!head_only)
        bytes += response.body;
    co_await transport.write(bytes);
}

asio::awaitable<void> send_in_pieces(Transport& transport, const Response& response, const Framing& framing,
                                     ConnectionContext& context) {
    co_await transport.write(head_of(response, framing));
    for (bool more = true; more;) {
        const auto piece = co_await make_piece(context.pieces, response.pieces);
        if (!piece)
            throw boost::system::system_error(asio::error::operation_aborted);
        transport.set_limit(context.settings.one_piece);
        more = !piece->empty();
        if (framing.version >= 11) // the last chunk is the empty one
            co_await transport.write(chunk_of(*piece));
        else
            co_await transport.write(*piece);
    }
}

struct UnderWay {
    explicit UnderWay(std::atomic<int>& count) : m_count(count) { ++m_count; }
    ~UnderWay() { --m_count; }
    UnderWay(const UnderWay&) = delete;
    UnderWay& operator=(const UnderWay&) = delete;

  private:
    std::atomic<int>& m_count;
};

/// What has come from a client, and was not taken yet.
class Come {
  public:
    explicit Come(Transport& transport) : m_transport(transport) {}

    bool is_empty() const { return m_bytes.empty(); }
    asio::awaitable<void> more(std::size_t most) {
        const std::size_t before = m_bytes.size();
        m_bytes.resize(before + most);
        std::size_t count = 0;
        try {
            count = co_await m_transport.read_some(asio::buffer(m_bytes.data() + before, most));
        } catch (...) {
            m_bytes.resize(before);
            throw;
        }
        m_bytes.resize(before + count);
    }
    void give_to(RequestReader& reader) { m_bytes.erase(0, reader.take(m_bytes)); }
    void give_memory_back() { m_bytes.shrink_to_fit(); }

  private:
    Transport& m_transport;
    std::string m_bytes;
};

asio::awaitable<void> receive(Transport& transport, Come& come, RequestReader& reader) {
    bool told_to_go_on = false;
    for (;;) {
        come.give_to(reader);
        if (reader.is_done() || reader.fault() != 0)
            co_return;
        if (reader.wants_continue() && !told_to_go_on) {
            told_to_go_on = true;
            co_await transport.write("HTTP/1.1 100 Continue\r\n\r\n");
        }
        co_await come.more(more_bytes);
    }
}

/// Whether another one may follow.
asio::awaitable<bool> serve_request(Transport& transport, Come& come, ConnectionContext& context,
                                    const std::string& peer) {
    if (come.is_empty()) {
        transport.set_limit(context.settings.idle);
        co_await come.more(first_bytes);
    }
    const UnderWay under_way(context.requests);
    // For all of the request, however it drips in.
    transport.set_limit(context.settings.one_request);
    RequestReader reader;
    co_await receive(transport, come, reader);
    transport.set_limit({});
    std::optional<Request> request;
    if (reader.fault() == 0)
        request = reader.request();
    const bool wants_more = request && reader.keep_alive();
    const bool head_only = request && request->method == "HEAD";
    Response response;
    if (request) {
        add_who_asks(*request, context, peer);
        if (head_only)
            request->method = "GET";
        response = co_await ask(context.handler, std::move(*request));
    } else {
        response = plain_text(reader.fault() == 0 ? 400 : reader.fault(), "bad request\n");
    }
    context.metrics.responses.add(std::to_string(response.status), 1);
    transport.set_limit(context.settings.one_piece);
    const bool in_pieces = static_cast<bool>(response.pieces);
    const Framing framing{reader.version(),
                          wants_more && !context.stopping && (!in_pieces || reader.version() >= 11)};
    if (in_pieces && !head_only)
        co_await send_in_pieces(transport, response, framing, context);
    else
        co_await send_whole(transport, response, framing, head_only);
    co_return framing.keep_alive;
}

asio::awaitable<void> serve_requests(Transport& transport, ConnectionContext& context,
                                     const std::string& peer) {
    Come come(transport);
    while (co_await serve_request(transport, come, context, peer))
        if (come.is_empty())
            come.give_memory_back();
}

} // namespace

asio::awaitable<void> serve_connection(beast::tcp_stream stream, std::shared_ptr<asio::ssl::context> tls,
                                       ConnectionContext& context) {
    error_code ignored;
    const std::string peer = stream.socket().remote_endpoint(ignored).address().to_string();
    stream.socket().set_option(asio::ip::tcp::no_delay(true), ignored);
    const auto transport = tls ? tls_transport(std::move(stream), *tls) : plain_transport(std::move(stream));
    try {
        transport->set_limit(context.settings.one_request);
        co_await transport->open();
        co_await serve_requests(*transport, context, peer);
        transport->set_limit(std::chrono::seconds(5));
        co_await transport->close();
    } catch (const boost::system::system_error& error) {
        if (error.code() == beast::error::timeout)
            context.metrics.connections_cut += 1;
    }
}

} // namespace rinnova::fleet
