// SPDX-License-Identifier: Apache-2.0
#include "MailAccount.h"

#include "RegistryText.h"
#include "Utf16.h"

#include <algorithm>
#include <array>

namespace rinnova::outlook {

namespace {

// The values that are read, and no other. Everything else of an account is Outlook's alone.
enum Value : std::size_t {
    clsid,
    imap_server,
    imap_user,
    imap_port,
    imap_ssl,
    imap_password,
    pop3_server,
    pop3_user,
    pop3_port,
    pop3_ssl,
    pop3_password,
    smtp_server,
    smtp_user,
    smtp_port,
    smtp_ssl,
    smtp_password,
    smtp_secure_connection,
    smtp_use_auth,
    smtp_auth_method,
};

constexpr std::array<std::u16string_view, 19> value_names{u"clsid",
                                                          u"IMAP Server",
                                                          u"IMAP User",
                                                          u"IMAP Port",
                                                          u"IMAP Use SSL",
                                                          u"IMAP Password",
                                                          u"POP3 Server",
                                                          u"POP3 User",
                                                          u"POP3 Port",
                                                          u"POP3 Use SSL",
                                                          u"POP3 Password",
                                                          u"SMTP Server",
                                                          u"SMTP User",
                                                          u"SMTP Port",
                                                          u"SMTP Use SSL",
                                                          u"SMTP Password",
                                                          u"SMTP Secure Connection",
                                                          u"SMTP Use Auth",
                                                          u"SMTP Auth Method"};

/// The five values of one server.
struct Block {
    Value server, user, port, ssl, password;
};
constexpr Block imap{imap_server, imap_user, imap_port, imap_ssl, imap_password};
constexpr Block pop3{pop3_server, pop3_user, pop3_port, pop3_ssl, pop3_password};
constexpr Block smtp{smtp_server, smtp_user, smtp_port, smtp_ssl, smtp_password};

// How the class identifiers begin. {ED475414…} is a store, {ED475415…} ActiveSync.
constexpr std::string_view pop3_class = "{ed475411";
constexpr std::string_view imap_class = "{ed475412";

// `SMTP Auth Method`: 0 the incoming server's login, 2 that login to the incoming server first.
constexpr std::uint32_t own_login = 1;

constexpr std::size_t longest_host = 255;
constexpr std::size_t longest_user = 1024;

using Values = std::vector<std::optional<RegistryValue>>;

std::string trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    return first == std::string_view::npos
               ? std::string()
               : std::string(text.substr(first, text.find_last_not_of(" \t") + 1 - first));
}

bool has_only(std::string_view text, bool (*is_good)(unsigned char)) {
    return std::all_of(text.begin(), text.end(),
                       [&](char c) { return is_good(static_cast<unsigned char>(c)); });
}

/// None where there is none; `invalid-data` where there is something else.
Result<std::optional<std::string>> text_of(const Values& values, Value which) {
    if (!values[which])
        return std::nullopt;
    auto text = text_in(*values[which]);
    if (!text || !has_only(*text, [](unsigned char c) { return c >= 0x20 && c != 0x7F; }))
        return fail(ErrorCode::invalid_data,
                    translate("outlook", "The account's “%1” cannot be read; the account was left alone.",
                              {shown(value_names[which])}));
    std::string clean = trimmed(*text);
    if (clean.empty())
        return std::nullopt;
    return clean;
}

/// None where there is none, or something else.
std::optional<std::uint32_t> number_of(const Values& values, Value which) {
    return values[which] ? number_in(*values[which]) : std::nullopt;
}

std::optional<Tls> tls_of(const Values& values, const Block& block) {
    const auto ssl = number_of(values, block.ssl);
    if (block.server != smtp_server) {
        if (!ssl)
            return std::nullopt;
        return *ssl != 0 ? Tls::implicit : Tls::none;
    }
    if (const auto secure = number_of(values, smtp_secure_connection))
        switch (*secure) {
        case 0:
            return Tls::none;
        case 1:
            return Tls::implicit;
        case 2:
            return Tls::starttls;
        default: // 3: Outlook finds out
            return std::nullopt;
        }
    if (ssl && *ssl == 0)
        return Tls::none;
    return std::nullopt;
}

std::uint16_t usual_port(SlotKind kind, const Values& values, const Block& block) {
    const bool direct = number_of(values, block.ssl).value_or(0) != 0;
    switch (kind) {
    case SlotKind::pop3:
        return direct ? 995 : 110;
    case SlotKind::smtp:
        return 25;
    case SlotKind::imap:
    case SlotKind::archive:
    case SlotKind::generic:
        break;
    }
    return direct ? 993 : 143;
}

std::optional<std::uint16_t> port_of(SlotKind kind, const Values& values, const Block& block) {
    if (!values[block.port])
        return usual_port(kind, values, block);
    const auto port = number_of(values, block.port);
    if (!port || *port == 0 || *port > 65535)
        return std::nullopt;
    return static_cast<std::uint16_t>(*port);
}

/// None when the server or the user is missing.
Result<std::optional<Login>> login_of(SlotKind kind, Values& values, const Block& block) {
    auto host = text_of(values, block.server);
    auto user = text_of(values, block.user);
    if (!host || !user)
        return tl::unexpected(!host ? host.error() : user.error());
    if (!*host || !*user)
        return std::nullopt;
    if ((*host)->size() > longest_host || (*user)->size() > longest_user ||
        !has_only(**host, [](unsigned char c) { return c > 0x20; }))
        return fail(ErrorCode::invalid_data,
                    translate("outlook", "The account's “%1” cannot be read; the account was left alone.",
                              {shown(value_names[block.server])}));
    Login login;
    login.kind = kind;
    login.host = to_lower(**host);
    login.username = std::move(**user);
    login.port = port_of(kind, values, block);
    login.tls = tls_of(values, block);
    login.sealed = std::move(values[block.password]);
    return login;
}

/// Whether the outgoing server is logged in to with a password of its own; `invalid-data` when it cannot be
/// told.
Result<bool> has_own_outgoing_login(const Values& values) {
    for (const Value which : {smtp_use_auth, smtp_auth_method})
        if (values[which] && !number_of(values, which))
            return fail(ErrorCode::invalid_data,
                        translate("outlook",
                                  "The account's “%1” cannot be read; its outgoing server was left alone.",
                                  {shown(value_names[which])}));
    return number_of(values, smtp_use_auth).value_or(1) != 0 &&
           number_of(values, smtp_auth_method).value_or(0) == own_login;
}

/// The incoming server's kind; none for what is no account with a password.
std::optional<SlotKind> kind_of(const Values& values) {
    const auto text = values[clsid] ? text_in(*values[clsid]) : std::nullopt;
    if (!text)
        return std::nullopt;
    const std::string identifier = to_lower(*text);
    if (identifier.starts_with(pop3_class))
        return SlotKind::pop3;
    if (identifier.starts_with(imap_class))
        return SlotKind::imap;
    return std::nullopt;
}

void add_outgoing(MailAccount& account, Values& values) {
    const auto own = has_own_outgoing_login(values);
    auto login = own && *own ? login_of(SlotKind::smtp, values, smtp) : Result<std::optional<Login>>();
    if (!own || !login) {
        account.problems.push_back(!own ? own.error() : login.error());
        account.problems.back().where = account.place.location();
    } else if (*login) {
        account.logins.push_back(std::move(**login));
    }
}

} // namespace

std::u16string_view Login::value_name() const {
    switch (kind) {
    case SlotKind::pop3:
        return value_names[pop3_password];
    case SlotKind::smtp:
        return value_names[smtp_password];
    case SlotKind::imap:
    case SlotKind::archive:
    case SlotKind::generic:
        break;
    }
    return value_names[imap_password];
}

Result<std::optional<MailAccount>> read_account(const Registry& registry, const AccountPlace& place) {
    auto values = registry.values(place.key(), value_names);
    if (!values) {
        values.error().where = place.location();
        return tl::unexpected(values.error());
    }
    const auto kind = kind_of(*values);
    if (!kind)
        return std::nullopt;
    auto incoming = login_of(*kind, *values, *kind == SlotKind::pop3 ? pop3 : imap);
    if (!incoming) {
        incoming.error().where = place.location();
        return tl::unexpected(incoming.error());
    }
    if (!*incoming)
        return std::nullopt;
    MailAccount account{place, {}, {}};
    account.logins.push_back(std::move(**incoming));
    add_outgoing(account, *values);
    return account;
}

Slot slot_of(const MailAccount& account, const Login& login) {
    Slot slot;
    slot.locator = utf8_from(account.place.key()).value_or(std::string());
    slot.id = slot_id("outlook", {slot.locator, to_string(login.kind), login.host, to_lower(login.username)});
    slot.target = "outlook";
    slot.kind = login.kind;
    slot.host = login.host;
    slot.port = login.port;
    slot.tls = login.tls;
    slot.username = login.username;
    slot.location = account.place.location();
    return slot;
}

std::string state_of(const MailAccount& account, const Login& login) {
    const std::string id = slot_of(account, login).id;
    if (!login.sealed)
        return slot_id("outlook-value", {id});
    return slot_id("outlook-value", {id, std::to_string(login.sealed->type),
                                     login.sealed->too_large ? "too large" : "", login.sealed->bytes});
}

} // namespace rinnova::outlook
