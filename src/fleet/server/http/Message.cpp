// SPDX-License-Identifier: Apache-2.0
#include "fleet/server/http/Message.h"

#include "fleet/protocol/JsonMembers.h"

#include <boost/beast/http/status.hpp>

#include <algorithm>
#include <array>
#include <charconv>

namespace rinnova::fleet {

namespace {

namespace http = boost::beast::http;

constexpr std::size_t most_fields = 100;

int digit(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

} // namespace

std::string_view Request::header(std::string_view name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? std::string_view() : found->second;
}

std::string_view Request::value(std::string_view name) const {
    const auto found = query.find(name);
    return found == query.end() ? std::string_view() : found->second;
}

std::optional<std::string> Request::cookie(std::string_view name) const {
    std::string_view rest = header("cookie");
    while (!rest.empty()) {
        const auto end = rest.find(';');
        std::string_view pair = rest.substr(0, end);
        pair.remove_prefix(std::min(pair.find_first_not_of(' '), pair.size()));
        if (pair.starts_with(name) && pair.substr(name.size()).starts_with("="))
            return std::string(pair.substr(name.size() + 1));
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
    return std::nullopt;
}

std::optional<std::string> decode_percent(std::string_view text, bool plus_is_blank) {
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%') {
            const int high = i + 2 < text.size() ? digit(text[i + 1]) : -1;
            const int low = high >= 0 ? digit(text[i + 2]) : -1;
            if (low < 0)
                return std::nullopt;
            decoded += static_cast<char>(high * 16 + low);
            i += 2;
        } else {
            decoded += plus_is_blank && text[i] == '+' ? ' ' : text[i];
        }
    }
    return is_plain(decoded) ? std::optional(decoded) : std::nullopt;
}

std::string encode_percent(std::string_view text) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool unreserved = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                                c == '-' || c == '.' || c == '_' || c == '~';
        if (unreserved)
            encoded += c;
        else
            encoded.append("%").append(1, hex[byte >> 4]).append(1, hex[byte & 15]);
    }
    return encoded;
}

std::optional<Fields> fields_from(std::string_view text) {
    Fields fields;
    while (!text.empty()) {
        const auto end = text.find('&');
        const std::string_view pair = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (pair.empty())
            continue;
        const auto equals = pair.find('=');
        const auto name = decode_percent(pair.substr(0, equals), true);
        const auto value = decode_percent(
            equals == std::string_view::npos ? std::string_view() : pair.substr(equals + 1), true);
        if (!name || !value || fields.size() >= most_fields)
            return std::nullopt;
        fields.emplace(*name, *value);
    }
    return fields;
}

std::string head_of(const Response& response, const Framing& framing) {
    const auto reason = http::obsolete_reason(http::int_to_status(static_cast<unsigned>(response.status)));
    std::string head = framing.version >= 11 ? "HTTP/1.1 " : "HTTP/1.0 ";
    head.append(std::to_string(response.status))
        .append(" ")
        .append(reason.data(), reason.size())
        .append("\r\n");
    const auto add = [&](std::string_view name, std::string_view value) {
        const auto ends_it = [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; };
        if (std::none_of(value.begin(), value.end(), ends_it))
            head.append(name).append(": ").append(value).append("\r\n");
    };
    add("Server", "rinnova-fleet");
    add("Content-Type", response.type);
    add("X-Content-Type-Options", "nosniff");
    for (const auto& [name, value] : response.headers)
        add(name, value);
    if (!response.pieces)
        add("Content-Length", std::to_string(response.body.size()));
    else if (framing.version >= 11)
        add("Transfer-Encoding", "chunked");
    if (framing.version >= 11 && !framing.keep_alive)
        add("Connection", "close");
    if (framing.version < 11 && framing.keep_alive)
        add("Connection", "keep-alive");
    return head + "\r\n";
}

std::string chunk_of(std::string_view bytes) {
    std::array<char, 20> size{};
    const auto end = std::to_chars(size.data(), size.data() + size.size(), bytes.size(), 16).ptr;
    std::string chunk(size.data(), end);
    return chunk.append("\r\n").append(bytes).append("\r\n");
}

Response redirect(std::string to) {
    Response response;
    response.status = 303;
    response.headers.emplace_back("Location", std::move(to));
    return response;
}

Response plain_text(int status, std::string text) {
    Response response;
    response.status = status;
    response.type = "text/plain; charset=utf-8";
    response.body = std::move(text);
    return response;
}

} // namespace rinnova::fleet
