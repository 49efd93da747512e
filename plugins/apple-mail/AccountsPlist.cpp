// SPDX-License-Identifier: Apache-2.0
#include "AccountsPlist.h"

#include <set>

namespace rinnova::apple_mail {

namespace {

std::vector<plist_t> dictionaries_in(plist_t root, const char* key) {
    std::vector<plist_t> found;
    plist_t list = member_of(root, key);
    if (list == nullptr || plist_get_node_type(list) != PLIST_ARRAY)
        return found;
    plist_array_iter iterator = nullptr;
    plist_array_new_iter(list, &iterator);
    const std::unique_ptr<void, void (*)(void*)> owned(iterator, &std::free);
    for (;;) {
        plist_t item = nullptr;
        plist_array_next_item(list, iterator, &item);
        if (item == nullptr)
            return found;
        if (plist_get_node_type(item) == PLIST_DICT)
            found.push_back(item);
    }
}

MailServer server_from(plist_t account, SlotKind kind) {
    MailServer server;
    server.kind = kind;
    server.host = clean_host(text_in(account, "Hostname"));
    server.port = port_of(scalar_of(member_of(account, "PortNumber")));
    server.tls = tls_from(flag_of(scalar_of(member_of(account, "SSLEnabled"))),
                          flag_of(scalar_of(member_of(account, "SSLIsDirect"))), server.port);
    server.username = text_in(account, "Username");
    server.account = text_in(account, "AccountName");
    if (server.account.empty())
        server.account = server.username;
    server.identifier = std::string(to_string(kind)) + ":" + server.host + ":" + server.username;
    return server;
}

bool is_in_use(plist_t account) {
    return flag_of(scalar_of(member_of(account, "isActive"))).value_or(true) &&
           !is_token_scheme(text_in(account, "AuthenticationScheme"));
}

} // namespace

Result<MailServers> parse_accounts_plist(std::string_view bytes) {
    const Plist root = parse_plist(bytes);
    if (!root || plist_get_node_type(root.get()) != PLIST_DICT)
        return fail(ErrorCode::invalid_data,
                    translate("apple-mail", "The list of Mail's accounts is damaged."));
    std::map<std::string, plist_t> delivery;
    for (plist_t account : dictionaries_in(root.get(), "DeliveryAccounts"))
        delivery.emplace(text_in(account, "Hostname") + ":" + text_in(account, "Username"), account);
    MailServers found;
    std::set<std::string> seen;
    for (plist_t account : dictionaries_in(root.get(), "MailAccounts")) {
        const std::string type = text_in(account, "AccountType");
        if ((type != "IMAPAccount" && type != "POPAccount") || !is_in_use(account))
            continue;
        MailServer incoming = server_from(account, type == "IMAPAccount" ? SlotKind::imap : SlotKind::pop3);
        const std::string name = incoming.account;
        if (incoming.host.empty() || incoming.username.empty())
            found.incomplete.push_back(name);
        else if (seen.insert(incoming.identifier).second)
            found.servers.push_back(std::move(incoming));
        const auto named = delivery.find(text_in(account, "SMTPIdentifier"));
        if (named == delivery.end() || !is_in_use(named->second))
            continue;
        MailServer outgoing = server_from(named->second, SlotKind::smtp);
        outgoing.account = name;
        if (!outgoing.host.empty() && !outgoing.username.empty() && seen.insert(outgoing.identifier).second)
            found.servers.push_back(std::move(outgoing));
    }
    return found;
}

} // namespace rinnova::apple_mail
