// SPDX-License-Identifier: Apache-2.0
#include "fleet/server/http/Connection.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>

#include <algorithm>

namespace rinnova::fleet {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using boost::system::error_code;
using Parser = http::request_parser<http::string_body>;

constexpr std::uint32_t most_header_bytes = 16 * 1024;
constexpr std::uint64_t most_body_bytes = 64 * 1024;
constexpr std::uint64_t most_policy_body_bytes = 300 * 1024;

/// Hands the request over and waits for its response, without a thread.
asio::awaitable<Response> ask(const Handler& handler, Request request) {
    return asio::async_initiate<const asio::use_awaitable_t<>, void(Response)>(
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

std::string lower(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return result;
}

/// The client that a trusted proxy names last: what stands before that the client may have made up.
std::string forwarded_address(std::string_view header) {
    const auto comma = header.rfind(',');
    std::string_view last = comma == std::string_view::npos ? header : header.substr(comma + 1);
    last.remove_prefix(std::min(last.find_first_not_of(' '), last.size()));
    return std::string(last.substr(0, 64));
}

/// None when target or fields are malformed.
std::optional<Request> request_of(Parser& parser, const ConnectionContext& context, const std::string& peer) {
    auto& message = parser.get();
    Request request;
    request.method = std::string(message.method_string());
    const std::string target(message.target());
    const auto question = target.find('?');
    const auto path = decode_percent(std::string_view(target).substr(0, question), false);
    const auto query = fields_from(
        question == std::string::npos ? std::string_view() : std::string_view(target).substr(question + 1));
    if (!path || !query || !path->starts_with('/'))
        return std::nullopt;
    request.path = *path;
    request.query = *query;
    for (const auto& field : message)
        request.headers.emplace(
            lower(std::string_view(field.name_string().data(), field.name_string().size())),
            std::string(field.value()));
    request.body = std::move(message.body());
    request.address = peer;
    request.secure = !context.settings.certificate.empty();
    if (context.settings.behind_proxy) {
        if (const auto from = request.header("x-forwarded-for"); !from.empty())
            request.address = forwarded_address(from);
        request.secure = request.header("x-forwarded-proto") == "https";
    }
    return request;
}

template <typename Message>
void set_head(Message& message, const Response& response, unsigned version, bool keep_alive) {
    message.version(version);
    message.result(static_cast<unsigned>(response.status));
    message.set(http::field::server, "rinnova-fleet");
    message.set(http::field::content_type, response.type);
    message.set("X-Content-Type-Options", "nosniff");
    for (const auto& [name, value] : response.headers)
        message.insert(name, value);
    message.keep_alive(keep_alive);
}

template <typename Stream>
asio::awaitable<void> send_whole(Stream& stream, const Response& response, unsigned version, bool keep_alive,
                                 bool head_only) {
    http::response<http::string_body> message;
    set_head(message, response, version, keep_alive);
    message.body() = response.body;
    message.prepare_payload();
    if (head_only)
        message.body().clear();
    http::response_serializer<http::string_body> serializer(message);
    co_await http::async_write(stream, serializer, asio::use_awaitable);
}

template <typename Stream>
asio::awaitable<void> send_in_pieces(Stream& stream, const Response& response, unsigned version,
                                     ConnectionContext& context) {
    http::response<http::empty_body> message;
    set_head(message, response, version, version >= 11);
    message.chunked(version >= 11);
    http::response_serializer<http::empty_body> head(message);
    co_await http::async_write_header(stream, head, asio::use_awaitable);
    for (;;) {
        const auto piece = co_await make_piece(context.pieces, response.pieces);
        if (!piece)
            throw boost::system::system_error(asio::error::operation_aborted);
        beast::get_lowest_layer(stream).expires_after(context.settings.one_piece);
        if (piece->empty())
            break;
        if (version >= 11)
            co_await asio::async_write(stream, http::make_chunk(asio::buffer(*piece)), asio::use_awaitable);
        else
            co_await asio::async_write(stream, asio::buffer(*piece), asio::use_awaitable);
    }
    if (version >= 11)
        co_await asio::async_write(stream, http::make_chunk_last(), asio::use_awaitable);
}

struct UnderWay {
    explicit UnderWay(std::atomic<int>& count) : m_count(count) { ++m_count; }
    ~UnderWay() { --m_count; }
    UnderWay(const UnderWay&) = delete;
    UnderWay& operator=(const UnderWay&) = delete;

  private:
    std::atomic<int>& m_count;
};

std::uint64_t body_limit(std::string_view target) {
    return target.starts_with("/api/v1/policy") ? most_policy_body_bytes : most_body_bytes;
}

/// The whole request; a status when it is none.
template <typename Stream>
asio::awaitable<int> receive(Stream& stream, beast::flat_buffer& buffer, Parser& parser) {
    parser.header_limit(most_header_bytes);
    parser.body_limit(most_policy_body_bytes);
    error_code error;
    co_await http::async_read_header(stream, buffer, parser,
                                     asio::redirect_error(asio::use_awaitable, error));
    if (error == http::error::header_limit)
        co_return 431;
    if (error == http::error::body_limit)
        co_return 413;
    if (error && error.category() == http::make_error_code(http::error::bad_version).category() &&
        error != http::error::end_of_stream && error != http::error::partial_message)
        co_return 400;
    if (error)
        throw boost::system::system_error(error);
    const auto& head = parser.get();
    parser.body_limit(body_limit(std::string_view(head.target().data(), head.target().size())));
    if (const auto length = parser.content_length();
        length && *length > body_limit({head.target().data(), head.target().size()}))
        co_return 413;
    if (head[http::field::expect] == "100-continue") {
        http::response<http::empty_body> go_on(http::status::continue_, head.version());
        co_await http::async_write(stream, go_on, asio::use_awaitable);
    }
    co_await http::async_read(stream, buffer, parser, asio::redirect_error(asio::use_awaitable, error));
    if (error == http::error::body_limit)
        co_return 413;
    if (error)
        throw boost::system::system_error(error);
    co_return 0;
}

template <typename Stream>
asio::awaitable<bool> serve_request(Stream& stream, beast::flat_buffer& buffer, ConnectionContext& context,
                                    const std::string& peer) {
    auto& timed = beast::get_lowest_layer(stream);
    if (buffer.size() == 0) {
        timed.expires_after(context.settings.idle);
        const std::size_t come = co_await stream.async_read_some(buffer.prepare(4096), asio::use_awaitable);
        buffer.commit(come);
    }
    const UnderWay under_way(context.requests);
    // For all of the request, however it drips in.
    timed.expires_after(context.settings.one_request);
    Parser parser;
    const int fault = co_await receive(stream, buffer, parser);
    std::optional<Request> request;
    if (fault == 0)
        request = request_of(parser, context, peer);
    const unsigned version = parser.get().version();
    bool keep_alive = request && parser.get().keep_alive() && !context.stopping;
    const bool head_only = request && request->method == "HEAD";
    if (head_only)
        request->method = "GET";
    timed.expires_never();
    Response response;
    if (request)
        response = co_await ask(context.handler, std::move(*request));
    else
        response = plain_text(fault == 0 ? 400 : fault, "bad request\n");
    context.metrics.responses.add(std::to_string(response.status), 1);
    timed.expires_after(context.settings.one_piece);
    keep_alive = keep_alive && !context.stopping;
    if (response.pieces && !head_only)
        co_await send_in_pieces(stream, response, version, context);
    else
        co_await send_whole(stream, response, version, keep_alive, head_only);
    co_return keep_alive && (!response.pieces || version >= 11);
}

template <typename Stream>
asio::awaitable<void> serve_requests(Stream& stream, ConnectionContext& context, const std::string& peer) {
    beast::flat_buffer buffer;
    while (co_await serve_request(stream, buffer, context, peer))
        if (buffer.size() == 0)
            buffer.shrink_to_fit(); // thousands may wait
}

} // namespace

asio::awaitable<void> serve_connection(beast::tcp_stream stream, std::shared_ptr<asio::ssl::context> tls,
                                       ConnectionContext& context) {
    error_code ignored;
    const std::string peer = stream.socket().remote_endpoint(ignored).address().to_string();
    stream.socket().set_option(asio::ip::tcp::no_delay(true), ignored);
    try {
        if (tls) {
            beast::ssl_stream<beast::tcp_stream> secure(std::move(stream), *tls);
            beast::get_lowest_layer(secure).expires_after(context.settings.one_request);
            co_await secure.async_handshake(asio::ssl::stream_base::server, asio::use_awaitable);
            co_await serve_requests(secure, context, peer);
            beast::get_lowest_layer(secure).expires_after(std::chrono::seconds(5));
            co_await secure.async_shutdown(asio::redirect_error(asio::use_awaitable, ignored));
        } else {
            co_await serve_requests(stream, context, peer);
            stream.socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
        }
    } catch (const boost::system::system_error& error) {
        if (error.code() == beast::error::timeout)
            context.metrics.connections_cut += 1;
    }
}

} // namespace rinnova::fleet
