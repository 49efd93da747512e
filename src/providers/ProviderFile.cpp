// SPDX-License-Identifier: Apache-2.0
#include "providers/ProviderFile.h"

#include "base/PathText.h"
#include "base/Text.h"
#include "model/Account.h"
#include "providers/HostNames.h"

#include <algorithm>
#include <array>
#include <filesystem>

namespace rinnova {

namespace {

constexpr int most_days = 3650;
constexpr int most_months = 120;
constexpr int most_grace_hours = 8760;
constexpr std::array server_kinds{SlotKind::imap, SlotKind::pop3, SlotKind::smtp, SlotKind::archive};
constexpr std::array probe_kinds{SlotKind::imap, SlotKind::pop3, SlotKind::smtp};

/// 1 to 64 of a to z, 0 to 9 and hyphens, no hyphen at the ends.
bool is_id(std::string_view text) {
    return !text.empty() && text.size() <= 64 && text.front() != '-' && text.back() != '-' &&
           std::all_of(text.begin(), text.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

bool is_language(std::string_view text) {
    return text.size() == 2 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

std::string fault_of_host(std::string_view text) {
    return is_host_name(text) ? std::string()
                              : translate("providers", "must be a host name, in ASCII and without a port.");
}

/// Braces stand in `{address}` and `{user}` only.
std::string fault_of_pattern(std::string_view pattern) {
    std::string rest(pattern);
    for (const std::string_view known : {"{address}", "{user}"})
        for (auto at = rest.find(known); at != std::string::npos; at = rest.find(known))
            rest.replace(at, known.size(), "x");
    const bool has_one = rest != pattern;
    return has_one && rest.find_first_of("{}") == std::string::npos
               ? std::string()
               : translate("providers", "must hold {address} or {user}, and no other braces.");
}

void lower_all(std::optional<std::vector<std::string>>& texts) {
    if (texts)
        for (std::string& text : *texts)
            text = to_lower(text);
}

std::optional<Lifetime> read_lifetime(const JsonValue& object, const std::string& path,
                                      DocumentReport& report) {
    MemberReader members(object, path, report);
    Lifetime lifetime;
    lifetime.days = members.integer_or_null("days", 1, most_days).value_or(std::nullopt);
    lifetime.months = members.integer_or_null("months", 1, most_months).value_or(std::nullopt);
    members.finish();
    return lifetime;
}

LifetimePolicy read_policy(const JsonValue& object, const std::string& path, DocumentReport& report) {
    MemberReader members(object, path, report);
    LifetimePolicy policy;
    policy.lifetime.days = members.integer_or_null("days", 1, most_days).value_or(std::nullopt);
    policy.lifetime.months = members.integer_or_null("months", 1, most_months).value_or(std::nullopt);
    const std::string from = members.date_or_null("from").value_or(std::string());
    const std::string to = members.date_or_null("to").value_or(std::string());
    if (!from.empty())
        policy.from = *parse_date(from);
    if (!to.empty())
        policy.to = *parse_date(to);
    if (policy.from && policy.to && *policy.from > *policy.to)
        members.wrong(object, "to", translate("providers", "must not be before \"from\"."));
    policy.source = members.text_or_null("source").value_or(std::string());
    members.finish();
    return policy;
}

Server read_server(const JsonValue& object, SlotKind kind, const std::string& path, DocumentReport& report) {
    MemberReader members(object, path, report);
    Server server;
    server.kind = kind;
    if (const JsonMember* host = members.take_required("host")) {
        if (host->value.kind != JsonValue::Kind::text || !is_host_name(host->value.text))
            members.wrong(*host, fault_of_host({}));
        server.host = to_lower(host->value.text);
    }
    if (members.take_required("port") != nullptr)
        server.port = static_cast<std::uint16_t>(members.integer("port", 1, 65535).value_or(0));
    if (const JsonMember* tls = members.take_required("tls")) {
        const auto known = tls_from(tls->value.text);
        if (tls->value.kind != JsonValue::Kind::text || !known)
            members.wrong(*tls, translate("providers", "must be \"implicit\", \"starttls\" or \"none\"."));
        server.tls = known.value_or(Tls::implicit);
    }
    server.source = members.text_or_null("source").value_or(std::string());
    server.verified = members.date_or_null("verified").value_or(std::string());
    members.finish();
    return server;
}

/// Calls `read` for each item of a list that must hold objects only.
template <typename Read>
void read_objects(MemberReader& members, std::string_view name, const JsonValue& list, Read&& read) {
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        const std::string item = std::string(name) + "[" + std::to_string(i) + "]";
        if (list.items[i].kind == JsonValue::Kind::object)
            read(list.items[i], members.path_of(item) + ".");
        else
            members.wrong(list.items[i], item, translate("providers", "must be an object: { ... }."));
    }
}

void read_servers(ProviderFile& file, const JsonValue& object, DocumentReport& report) {
    MemberReader members(object, "servers.", report);
    for (const SlotKind kind : server_kinds) {
        const std::string name(to_string(kind));
        const JsonValue* list = members.list(name);
        if (list == nullptr)
            continue;
        std::vector<Server>& servers = file.servers[kind];
        read_objects(members, name, *list, [&](const JsonValue& row, const std::string& path) {
            servers.push_back(read_server(row, kind, path, report));
        });
    }
    members.finish();
}

std::optional<LocalisedSteps> read_steps(MemberReader& lists, std::string_view name, DocumentReport& report) {
    const JsonValue* object = lists.object(name);
    if (object == nullptr)
        return std::nullopt;
    MemberReader languages(*object, lists.path_of(name) + ".", report);
    LocalisedSteps steps;
    for (const JsonMember& member : object->members) {
        if (!is_language(member.name))
            continue; // warned of by finish()
        if (auto texts = languages.texts(member.name, [](std::string_view) { return std::string(); }))
            steps[member.name] = std::move(*texts);
    }
    languages.finish();
    return steps;
}

void read_credential(ProviderFile& file, const JsonValue& object, DocumentReport& report) {
    MemberReader members(object, "credential.", report);
    if (const JsonValue* lifetime = members.object("lifetime"))
        file.lifetime = read_lifetime(*lifetime, "credential.lifetime.", report);
    if (const JsonValue* list = members.list("policies")) {
        file.policies.emplace();
        read_objects(members, "policies", *list, [&](const JsonValue& row, const std::string& path) {
            file.policies->push_back(read_policy(row, path, report));
        });
    }
    file.extendable = members.boolean("extendable");
    file.grace_hours = members.integer_or_null("grace_hours", 0, most_grace_hours);
    if (const JsonMember* url = members.take("url")) {
        const bool none = url->value.kind == JsonValue::Kind::null;
        if (!none && (url->value.kind != JsonValue::Kind::text || !is_https_url(url->value.text)))
            members.wrong(*url, translate("providers", "must be an address that starts with https://"));
        file.url = url->value.text;
    }
    if (const JsonValue* lists = members.object("steps")) {
        MemberReader steps(*lists, "credential.steps.", report);
        file.activate = read_steps(steps, "activate", report);
        file.renew = read_steps(steps, "renew", report);
        steps.finish();
    }
    file.source = members.text_or_null("source");
    file.verified = members.date_or_null("verified");
    members.finish();
}

void read_probe(ProviderFile& file, const JsonValue& object, DocumentReport& report) {
    MemberReader members(object, "probe.", report);
    std::vector<SlotKind> order;
    const auto names = members.texts("order", [&](std::string_view name) {
        const auto kind = slot_kind_from(name);
        const bool known =
            kind && std::find(probe_kinds.begin(), probe_kinds.end(), *kind) != probe_kinds.end();
        if (!known)
            return translate("providers", "must be \"imap\", \"pop3\" or \"smtp\".");
        if (std::find(order.begin(), order.end(), *kind) != order.end())
            return translate("providers", "is there twice.");
        order.push_back(*kind);
        return std::string();
    });
    if (names)
        file.probe_order = order;
    members.finish();
}

void read_identity(ProviderFile& file, MemberReader& members) {
    if (members.take_required("schema") != nullptr)
        members.integer("schema", 1, 1);
    if (const JsonMember* id = members.take_required("id")) {
        if (id->value.kind != JsonValue::Kind::text || !is_id(id->value.text))
            members.wrong(
                *id, translate("providers", "must be 1 to 64 of the letters a to z, digits and hyphens."));
        file.id = id->value.text;
    }
    if (const JsonMember* extends = members.take("extends")) {
        const bool none = extends->value.kind == JsonValue::Kind::null;
        if (!none && (extends->value.kind != JsonValue::Kind::text || !is_id(extends->value.text)))
            members.wrong(*extends, translate("providers", "must be the id of another provider, or null."));
        file.extends = extends->value.text;
    }
    if (file.extends.empty())
        members.take_required("name");
    file.name = members.text("name");
}

} // namespace

std::optional<ProviderFile> read_provider_file(std::string_view json, std::string_view origin,
                                               DocumentReport& report) {
    const auto refuse = [&](int line, std::string_view what) {
        report.error(line, what);
        return std::nullopt;
    };
    if (json.size() > max_provider_file_bytes)
        return refuse(1, translate("providers", "the file is too large."));
    const auto document = parse_json(json);
    if (!document)
        return refuse(document.error().line, document.error().what);
    if (document->kind != JsonValue::Kind::object)
        return refuse(document->line, translate("providers", "the file must hold one object: { ... }."));

    ProviderFile file;
    file.origin = origin;
    MemberReader members(*document, "", report);
    read_identity(file, members);
    file.domains = members.texts("domains", fault_of_host);
    lower_all(file.domains);
    if (const JsonValue* servers = members.object("servers"))
        read_servers(file, *servers, report);
    file.usernames = members.texts("usernames", fault_of_pattern);
    file.ca_file = members.text_or_null("ca_file");
    if (file.ca_file && !file.ca_file->empty() && !path_from_utf8(*file.ca_file).is_absolute())
        members.wrong(*members.take("ca_file"),
                      translate("providers", "must be a whole path, from the root."));
    if (const JsonValue* credential = members.object("credential"))
        read_credential(file, *credential, report);
    if (const JsonValue* probe = members.object("probe"))
        read_probe(file, *probe, report);
    members.finish();
    return report.errors.empty() ? std::optional(std::move(file)) : std::nullopt;
}

} // namespace rinnova
