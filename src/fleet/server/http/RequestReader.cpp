// SPDX-License-Identifier: Apache-2.0
#include "fleet/server/http/RequestReader.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <algorithm>

namespace rinnova::fleet {

namespace {

namespace http = boost::beast::http;

constexpr std::uint32_t most_header_bytes = 16 * 1024;
constexpr std::uint64_t most_body_bytes = 64 * 1024;
constexpr std::uint64_t most_policy_body_bytes = 300 * 1024;

std::uint64_t body_limit(std::string_view target) {
    return target.starts_with("/api/v1/policy") ? most_policy_body_bytes : most_body_bytes;
}

std::string lower(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return result;
}

/// Several of one name are one list (RFC 9110, 5.3): who looks for the last of a proxy finds it, whether the
/// proxy made a line of its own or went on with the client's.
void add_header(Request& request, const std::string& name, std::string_view value) {
    const auto [place, fresh] = request.headers.emplace(name, value);
    if (!fresh)
        place->second.append(name == "cookie" ? "; " : ", ").append(value);
}

} // namespace

struct RequestReader::Parser : http::request_parser<http::string_body> {};

RequestReader::RequestReader() : m_parser(std::make_unique<Parser>()) {
    m_parser->header_limit(most_header_bytes);
    m_parser->body_limit(most_policy_body_bytes);
}
RequestReader::~RequestReader() = default;

std::size_t RequestReader::take(std::string_view bytes) {
    std::size_t taken = 0;
    while (taken < bytes.size() && m_fault == 0 && !m_parser->is_done()) {
        const bool head_was_done = m_parser->is_header_done();
        boost::system::error_code error;
        const std::size_t step =
            m_parser->put(boost::asio::const_buffer(bytes.data() + taken, bytes.size() - taken), error);
        taken += step;
        if (error == http::error::header_limit)
            m_fault = 431;
        else if (error == http::error::body_limit)
            m_fault = 413;
        else if (error && error != http::error::need_more)
            m_fault = 400;
        if (m_fault == 0 && !head_was_done && m_parser->is_header_done())
            look_at_head();
        else if (step == 0)
            break;
    }
    return taken;
}

void RequestReader::look_at_head() {
    const auto& head = m_parser->get();
    const std::uint64_t limit = body_limit({head.target().data(), head.target().size()});
    m_parser->body_limit(limit);
    if (const auto length = m_parser->content_length(); length && *length > limit)
        m_fault = 413;
    m_parser->eager(true);
    m_wants_continue = m_fault == 0 && !m_parser->is_done() && head[http::field::expect] == "100-continue";
}

bool RequestReader::is_done() const {
    return m_parser->is_done();
}
bool RequestReader::wants_continue() const {
    return m_wants_continue;
}
unsigned RequestReader::version() const {
    return m_parser->is_header_done() ? m_parser->get().version() : 11;
}
bool RequestReader::keep_alive() const {
    return m_parser->is_header_done() && m_parser->get().keep_alive();
}

std::optional<Request> RequestReader::request() {
    auto& message = m_parser->get();
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
        add_header(request, lower({field.name_string().data(), field.name_string().size()}),
                   {field.value().data(), field.value().size()});
    request.body = std::move(message.body());
    return request;
}

} // namespace rinnova::fleet
