// SPDX-License-Identifier: Apache-2.0
#include "MailServers.h"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace rinnova::apple_mail {

namespace {

constexpr std::string_view imap_type = "com.apple.account.IMAP";
constexpr std::string_view pop_type = "com.apple.account.POP";
constexpr std::string_view smtp_type = "com.apple.account.SMTP";
// An account's parents; real ones have one at most.
constexpr int most_generations = 8;
constexpr std::size_t longest_host = 253;

class Rows {
  public:
    explicit Rows(const std::vector<AccountRow>& rows) {
        for (const AccountRow& row : rows) {
            m_by_key.emplace(row.key, &row);
            if (!row.identifier.empty())
                m_by_identifier.emplace(row.identifier, &row);
        }
    }

    const AccountRow* with_identifier(const std::string& identifier) const {
        const auto found = m_by_identifier.find(identifier);
        return found != m_by_identifier.end() ? found->second : nullptr;
    }

    /// The row itself, then its parents; what `use` gives for the first that has something.
    template <typename Use>
    auto inherited(const AccountRow& row, Use use) const {
        const AccountRow* at = &row;
        auto value = use(*at);
        for (int i = 0; i < most_generations && value == decltype(value)(); ++i) {
            const auto parent = m_by_key.find(at->parent);
            if (parent == m_by_key.end())
                break;
            at = parent->second;
            value = use(*at);
        }
        return value;
    }

    Scalar property(const AccountRow& row, std::string_view key) const {
        return inherited(row, [&](const AccountRow& at) {
            const auto found = at.properties.find(key);
            return found != at.properties.end() ? found->second : Scalar();
        });
    }

    std::string name_of(const AccountRow& row) const {
        std::string name = inherited(row, [](const AccountRow& at) { return at.description; });
        if (name.empty())
            name = text_of(property(row, "IdentityEmailAddress"));
        return name.empty() ? inherited(row, [](const AccountRow& at) { return at.username; }) : name;
    }

    MailServer server(const AccountRow& row, SlotKind kind) const {
        MailServer server;
        server.kind = kind;
        server.host = clean_host(text_of(property(row, "Hostname")));
        server.port = port_of(property(row, "PortNumber"));
        server.tls = tls_from(flag_of(property(row, "SSLEnabled")), flag_of(property(row, "SSLIsDirect")),
                              server.port);
        server.username = inherited(row, [](const AccountRow& at) { return at.username; });
        server.account = name_of(row);
        server.identifier = row.identifier;
        server.profile = text_of(property(row, "mcProfileUUID"));
        server.managed =
            flag_of(property(row, "MCAccountIsManaged")).value_or(false) || !server.profile.empty();
        return server;
    }

    bool uses_token(const AccountRow& row) const {
        return is_token_scheme(text_of(property(row, "AuthenticationScheme")));
    }

  private:
    std::unordered_map<std::int64_t, const AccountRow*> m_by_key;
    std::unordered_map<std::string, const AccountRow*> m_by_identifier;
};

/// The outgoing server that an account names; none when it needs no password, or another account brought it
/// already.
void add_outgoing(const Rows& rows, const AccountRow& incoming, const MailServer& incoming_server,
                  std::set<std::string>& seen, MailServers& found) {
    const AccountRow* row =
        rows.with_identifier(text_of(rows.property(incoming, "SendingAccountIdentifier")));
    if (row == nullptr || row->type != smtp_type || rows.uses_token(*row) ||
        !seen.insert(row->identifier).second)
        return;
    MailServer server = rows.server(*row, SlotKind::smtp);
    if (server.username.empty()) // no login: there is no password to keep
        return;
    server.account = incoming_server.account;
    server.managed = server.managed || incoming_server.managed;
    if (server.profile.empty())
        server.profile = incoming_server.profile;
    if (server.host.empty())
        found.incomplete.push_back(server.account);
    else
        found.servers.push_back(std::move(server));
}

} // namespace

MailServers servers_of(const std::vector<AccountRow>& rows) {
    const Rows index(rows);
    MailServers found;
    std::set<std::string> seen;
    for (const AccountRow& row : rows) {
        const bool imap = row.type == imap_type;
        if ((!imap && row.type != pop_type) || !row.active || row.identifier.empty() || index.uses_token(row))
            continue;
        MailServer server = index.server(row, imap ? SlotKind::imap : SlotKind::pop3);
        const bool complete = !server.host.empty() && !server.username.empty();
        if (complete)
            found.servers.push_back(server);
        else
            found.incomplete.push_back(server.account);
        add_outgoing(index, row, server, seen, found);
    }
    return found;
}

std::string clean_host(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos)
        return {};
    text = text.substr(first, text.find_last_not_of(" \t.") + 1 - first);
    const bool plain = std::all_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) > ' ' && c != '/' && c != '"' && c != '\x7F';
    });
    return plain && text.size() <= longest_host ? to_lower(text) : std::string();
}

std::optional<std::uint16_t> port_of(const Scalar& value) {
    const auto number = number_of(value);
    if (!number || *number < 1 || *number > 65535)
        return std::nullopt;
    return static_cast<std::uint16_t>(*number);
}

std::optional<Tls> tls_from(std::optional<bool> enabled, std::optional<bool> direct,
                            std::optional<std::uint16_t> port) {
    if (!enabled)
        return std::nullopt;
    if (!*enabled)
        return Tls::none;
    if (direct)
        return *direct ? Tls::implicit : Tls::starttls;
    return port ? tls_of_port(*port) : Tls::implicit;
}

bool is_token_scheme(std::string_view scheme) {
    const std::string lower = to_lower(scheme);
    return lower.find("oauth") != std::string::npos || lower.starts_with("atoken");
}

} // namespace rinnova::apple_mail
