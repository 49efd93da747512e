// SPDX-License-Identifier: Apache-2.0
#include "MailServers.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace rinnova::thunderbird {

namespace {

/// The preferences of one server; what it leaves out is taken from the defaults, as Thunderbird does it.
class ServerPrefs {
  public:
    ServerPrefs(const Prefs& prefs, std::string branch, const std::string& key)
        : m_prefs(prefs), m_server(branch + key + "."), m_default(branch + "default.") {}

    std::string string(const char* name) const {
        return std::string(m_prefs.string(m_server + name).value_or(""));
    }
    std::int64_t number(const char* name, std::int64_t otherwise) const {
        if (const auto own = m_prefs.number(m_server + name))
            return *own;
        return m_prefs.number(m_default + name).value_or(otherwise);
    }

  private:
    const Prefs& m_prefs;
    std::string m_server;
    std::string m_default;
};

std::vector<std::string> list(const Prefs& prefs, std::string_view name) {
    std::vector<std::string> items;
    std::string_view rest = prefs.string(name).value_or("");
    while (!rest.empty()) {
        const std::size_t comma = std::min(rest.find(','), rest.size());
        std::string_view item = rest.substr(0, comma);
        rest.remove_prefix(std::min(comma + 1, rest.size()));
        while (item.starts_with(' '))
            item.remove_prefix(1);
        while (item.ends_with(' '))
            item.remove_suffix(1);
        if (!item.empty() && std::find(items.begin(), items.end(), item) == items.end())
            items.emplace_back(item);
    }
    return items;
}

// nsMsgSocketType; 1 was "STARTTLS if there is one", which newer versions turned into 2.
Tls tls_of(std::int64_t socket_type) {
    switch (socket_type) {
    case 1:
    case 2:
        return Tls::starttls;
    case 3:
        return Tls::implicit;
    default:
        return Tls::none;
    }
}

// nsMsgAuthMethod: 1 none, 5 GSSAPI, 7 a certificate and 10 OAuth2 use no password that could be renewed
// here.
std::optional<AuthMethod> auth_method_of(std::int64_t number) {
    switch (number) {
    case 2:
    case 3:
        return AuthMethod::password_cleartext;
    case 4:
    case 8:
        return AuthMethod::password_encrypted;
    case 6:
        return AuthMethod::ntlm;
    case 9:
        return AuthMethod::any;
    default:
        return std::nullopt;
    }
}

std::uint16_t port_of(std::int64_t configured, SlotKind kind, Tls tls) {
    if (configured > 0 && configured <= std::numeric_limits<std::uint16_t>::max())
        return static_cast<std::uint16_t>(configured);
    return default_port(kind, tls);
}

// Old profiles wrote `host:port` into the name; Thunderbird splits it when it meets one.
void split_port(std::string& host, std::int64_t& port) {
    const std::size_t colon = host.find(':');
    if (colon == std::string::npos || host.find(':', colon + 1) != std::string::npos)
        return;
    const std::string digits = host.substr(colon + 1);
    if (digits.empty() || digits.size() > 5 || digits.find_first_not_of("0123456789") != std::string::npos)
        return;
    port = port > 0 ? port : std::stoi(digits);
    host.resize(colon);
}

std::optional<SlotKind> incoming_kind(std::string_view type) {
    if (type == "imap")
        return SlotKind::imap;
    if (type == "pop3")
        return SlotKind::pop3;
    return std::nullopt;
}

std::optional<MailServer> server(const ServerPrefs& prefs, SlotKind kind, const char* username_pref,
                                 const char* tls_pref) {
    constexpr std::int64_t password_cleartext = 3;
    MailServer server;
    server.kind = kind;
    server.host = prefs.string("hostname");
    server.username = prefs.string(username_pref);
    std::int64_t port = prefs.number("port", -1);
    split_port(server.host, port);
    server.tls = tls_of(prefs.number(tls_pref, 0));
    server.port = port_of(port, kind, server.tls);
    const auto method = auth_method_of(prefs.number("authMethod", password_cleartext));
    if (!method || server.host.empty() || server.username.empty())
        return std::nullopt;
    server.auth_method = *method;
    return server;
}

void add_incoming(const Prefs& prefs, std::vector<MailServer>& servers) {
    for (const std::string& account : list(prefs, "mail.accountmanager.accounts")) {
        const auto key = prefs.string("mail.account." + account + ".server");
        if (!key)
            continue;
        const ServerPrefs server_prefs(prefs, "mail.server.", std::string(*key));
        const auto kind = incoming_kind(server_prefs.string("type"));
        const auto found = kind ? server(server_prefs, *kind, "userName", "socketType") : std::nullopt;
        if (found)
            servers.push_back(*found);
    }
}

void add_outgoing(const Prefs& prefs, std::vector<MailServer>& servers) {
    for (const std::string& key : list(prefs, "mail.smtpservers")) {
        const ServerPrefs server_prefs(prefs, "mail.smtpserver.", key);
        // The preference is newer than most profiles.
        if (const std::string type = server_prefs.string("type"); !type.empty() && type != "smtp")
            continue;
        auto found = server(server_prefs, SlotKind::smtp, "username", "try_ssl");
        if (!found)
            continue;
        found->borrows_password = !server_prefs.string("incomingAccount").empty() ||
                                  prefs.is_true("mail.smtp.useMatchingHostNameServer") ||
                                  prefs.is_true("mail.smtp.useMatchingDomainServer");
        servers.push_back(std::move(*found));
    }
}

} // namespace

std::vector<MailServer> mail_servers(const Prefs& prefs) {
    std::vector<MailServer> servers;
    add_incoming(prefs, servers);
    add_outgoing(prefs, servers);
    return servers;
}

} // namespace rinnova::thunderbird
