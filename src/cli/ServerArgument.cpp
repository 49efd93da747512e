// SPDX-License-Identifier: Apache-2.0
#include "cli/ServerArgument.h"

#include "base/Excerpt.h"
#include "base/Text.h"
#include "model/Account.h"

#include <algorithm>
#include <charconv>

namespace rinnova::cli {

namespace {

tl::unexpected<Error> no_server(std::string_view text, const char* option, const char* form) {
    return fail(ErrorCode::invalid_data, translate("cli", "“%1” is not a server.", {excerpt(text)}),
                translate("cli", "Write it as %1 %2.", {option, form}));
}

bool is_host(std::string_view host) {
    return !host.empty() && host.size() <= 253 && host.front() != '-' && host.front() != '.' &&
           std::all_of(host.begin(), host.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
           });
}

bool is_ipv6(std::string_view host) {
    return host.find(':') != std::string_view::npos &&
           host.find_first_not_of("0123456789abcdef:.") == std::string_view::npos;
}

std::optional<std::uint16_t> port_in(std::string_view text) {
    unsigned value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value == 0 || value > 65535)
        return std::nullopt;
    return static_cast<std::uint16_t>(value);
}

bool read_host_and_port(std::string_view text, Server& server) {
    const std::string lower = to_lower(text);
    std::string_view rest = lower;
    if (rest.starts_with('[')) {
        const auto end = rest.find(']');
        if (end == std::string_view::npos || !is_ipv6(rest.substr(1, end - 1)))
            return false;
        server.host = rest.substr(1, end - 1);
        rest.remove_prefix(end + 1);
    } else {
        server.host = rest.substr(0, rest.find(':'));
        rest.remove_prefix(server.host.size());
        if (!is_host(server.host))
            return false;
    }
    if (rest.empty())
        return true;
    const auto port = rest.front() == ':' ? port_in(rest.substr(1)) : std::nullopt;
    server.port = port.value_or(0);
    server.tls = tls_of_port(server.port);
    return port.has_value();
}

} // namespace

Result<Server> parse_archive(std::string_view text) {
    Server server;
    server.kind = SlotKind::archive;
    if (!read_host_and_port(text, server))
        return no_server(text, "--archive", "HOST[:PORT]");
    return server;
}

Result<Server> parse_server(std::string_view text) {
    const auto equals = text.find('=');
    Server server;
    if (const auto kind = slot_kind_from(to_lower(text.substr(0, equals)));
        equals != std::string_view::npos && kind && *kind != SlotKind::generic) {
        server.kind = *kind;
        if (read_host_and_port(text.substr(equals + 1), server))
            return server;
    }
    return no_server(text, "--server", "imap=HOST:PORT");
}

} // namespace rinnova::cli
