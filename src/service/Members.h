// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service/JsonMembers.h"
#include "service/Service.h"

#include <concepts>

// What members a value has in JSON, said once for both directions: documents that are printed, requests and
// answers that go through the socket. Names and order are those of docs/json.md. What only targets and the
// engine need of a slot (its TLS mode, the day its client noted, its locator) is not among them.

namespace rinnova {

template <typename T, typename Wanted>
concept Is = std::same_as<std::remove_const_t<T>, Wanted>;

template <typename T>
bool take_named(std::optional<T> named, T& value) {
    if (named)
        value = *named;
    return named.has_value();
}
// clang-format off
inline bool from_text(const std::string& text, ErrorCode& to) { return take_named(error_code_from(text), to); }
inline bool from_text(const std::string& text, Tls& to) { return take_named(tls_from(text), to); }
inline bool from_text(const std::string& text, SlotKind& to) { return take_named(slot_kind_from(text), to); }
inline bool from_text(const std::string& text, SlotState& to) { return take_named(slot_state_from(text), to); }
inline bool from_text(const std::string& text, SlotOutcome& to) { return take_named(slot_outcome_from(text), to); }
inline bool from_text(const std::string& text, AccountOutcome& to) { return take_named(account_outcome_from(text), to); }
inline bool from_text(const std::string& text, ProbeVerdict& to) { return take_named(probe_verdict_from(text), to); }
inline bool from_text(const std::string& text, ExpirySource& to) { return take_named(expiry_source_from(text), to); }
inline bool from_text(const std::string& text, ValidityState& to) { return take_named(validity_state_from(text), to); }
inline bool from_text(const std::string& text, Reaction& to) { return take_named(reaction_from(text), to); }
inline bool from_text(const std::string& text, Severity& to) { return take_named(severity_from(text), to); }
inline bool from_text(const std::string& text, Progress::Stage& to) { return take_named(progress_stage_from(text), to); }
// clang-format on

template <typename Io, Is<Error> T>
void members(Io& io, T& error) {
    io("code", error.code);
    io("message", error.message);
    io.or_null("hint", error.hint);
    io.or_null("where", error.where);
}

template <typename Io, Is<AccountKey> T>
void members(Io& io, T& account) {
    io("account", account.login);
    io("provider", account.provider);
}

template <typename Io, Is<AccountName> T>
void members(Io& io, T& account) {
    io("account", account.login);
    io.or_null("provider", account.provider);
}

template <typename Io, Is<Validity> T>
void members(Io& io, T& validity) {
    io("issued", validity.issued);
    io("expires", validity.expires);
    io("expires_source", validity.source);
}

template <typename Io, Is<Slot> T>
void members(Io& io, T& slot) {
    io("id", slot.id);
    io("target", slot.target);
    io("kind", slot.kind);
    io.or_null("host", slot.host);
    io("port", slot.port);
    io.or_null("username", slot.username);
    io.or_null("location", slot.location);
    io("state", slot.state);
    io.or_null("detail", slot.detail);
}

template <typename Io, Is<AccountStatus> T>
void members(Io& io, T& status) {
    io.flat(status.account);
    io("tracked", status.tracked);
    io("state", status.state);
    io("open", status.open);
    io.flat(status.validity);
    io("days_left", status.days_left);
    io("next_notice", status.next_notice);
    io.or_null("staged", status.staged);
    io.or_null("note", status.note);
    io("slots", status.slots);
}

template <typename Io, Is<DiscoverReport> T>
void members(Io& io, T& report) {
    io("accounts", report.accounts);
    io("problems", report.problems);
}

template <typename Io, Is<ProbeResult> T>
void members(Io& io, T& probe) {
    io("result", probe.verdict);
    io("protocol", probe.protocol);
    io.or_null("host", probe.host);
    io.or_null("port", probe.port);
    io.or_null("detail", probe.detail);
}

template <typename Io, Is<SlotResult> T>
void members(Io& io, T& result) {
    io.flat(result.slot);
    io("result", result.outcome);
    io("steps", result.steps);
    io.if_any("error", result.error);
}

template <typename Io, Is<AccountResult> T>
void members(Io& io, T& result) {
    io.flat(result.account);
    io("outcome", result.outcome);
    io.if_any("error", result.error);
    io("probe", result.probe);
    io.flat(result.validity);
    io("kept", result.kept);
    io("notes", result.notes);
    io("slots", result.slots);
}

template <typename Io, Is<RotationReport> T>
void members(Io& io, T& report) {
    io.or_null("rotation", report.rotation);
    io("accounts", report.accounts);
}

template <typename Io, Is<PlannedSlot> T>
void members(Io& io, T& planned) {
    io.flat(planned.slot);
    io("action", planned.action);
    io.or_null("summary", planned.summary);
    io("steps", planned.steps);
    io.if_any("error", planned.error);
}

template <typename Io, Is<RotationPreview> T>
void members(Io& io, T& preview) {
    io.flat(preview.account);
    io.or_null("provider_name", preview.provider_name);
    io("tracked", preview.tracked);
    io.flat(preview.validity);
    io("computed_expiry", preview.computed_expiry);
    io.or_null("url", preview.url);
    io("steps", preview.steps);
    io("has_staged", preview.has_staged);
    io("vault", preview.vault);
    io("slots", preview.slots);
}

template <typename Io, Is<Finding> T>
void members(Io& io, T& finding) {
    io.flat(finding.account);
    io.or_null("slot", finding.slot_id);
    io("rule", finding.rule);
    io("severity", finding.severity);
    io("message", finding.message);
    io.or_null("fix", finding.fix);
}

template <typename Io, Is<HistoryEntry> T>
void members(Io& io, T& entry) {
    io("at", entry.at);
    io.flat(entry.account);
    io("kind", entry.kind);
    io("text", entry.text);
    io.or_null("rotation", entry.rotation);
}

template <typename Io, Is<FleetHint> T>
void members(Io& io, T& hint) {
    io.flat(hint.account);
    io("renewed_at", hint.renewed_at);
    io("expires", hint.expires);
    io("told", hint.told);
}

template <typename Io, Is<FleetName> T>
void members(Io& io, T& name) {
    io.flat(name.account);
    io("pseudonym", name.pseudonym);
}

template <typename Io, Is<FleetStatus> T>
void members(Io& io, T& status) {
    io("joined", status.joined);
    io.or_null("url", status.url);
    io.or_null("device", status.device);
    io.or_null("group", status.group);
    io("joined_at", status.joined_at);
    io("pseudonyms", status.pseudonyms);
    io("names", status.names);
    io("sequence", status.sequence);
    io("last_tried", status.last_tried);
    io("last_kept", status.last_kept);
    io("next", status.next);
    io("problem", status.problem);
    io("policy_version", status.policy_version);
    io.or_null("policy", status.policy);
    io("renewed_elsewhere", status.renewed_elsewhere);
    io.or_null("sent", status.sent);
}

template <typename Io, Is<AccountReminders> T>
void members(Io& io, T& reminders) {
    io("days", reminders.days);
    io("usual", reminders.usual);
    io("own", reminders.own);
}

template <typename Io, Is<PluginStatus> T>
void members(Io& io, T& plugin) {
    io("id", plugin.id);
    io("name", plugin.name);
    io.or_null("file", plugin.file);
    io("state", plugin.state);
    io("client_versions", plugin.client_versions);
    io("capabilities", plugin.capabilities);
    io("error", plugin.error);
}

template <typename Io, Is<TrackRequest> T>
void members(Io& io, T& request) {
    io.flat(request.account);
    io("expires", request.expires);
    io("issued", request.issued);
    io("servers", request.servers);
    io("devices", request.devices);
    io("note", request.note);
}

template <typename Io, Is<RotateRequest> T>
void members(Io& io, T& request) {
    io.flat(request.account);
    io("expires", request.expires);
    io("issued", request.issued);
    io("probe", request.probe);
    io("create", request.create);
    io("only", request.only);
    io("without_vault", request.without_vault);
    io("accept_duplicate", request.accept_duplicate);
}

template <typename Io, Is<RetryRequest> T>
void members(Io& io, T& request) {
    io("of", request.account);
    io("probe", request.probe);
    io("restart_clients", request.restart_clients);
    io("staged", request.staged);
}

template <typename Io, Is<Progress> T>
void members(Io& io, T& progress) {
    io("stage", progress.stage);
    io("of", progress.account);
    io("done", progress.done);
    io("total", progress.total);
}

/// A server of the account's own.
template <typename Io, Is<Server> T>
void members(Io& io, T& server) {
    io("kind", server.kind);
    io("host", server.host);
    io("port", server.port);
    io("tls", server.tls);
    io.or_null("source", server.source);
    io.or_null("verified", server.verified);
}

template <typename Io, Is<SecondChannel::Mail> T>
void members(Io& io, T& mail) {
    io("server", mail.server);
    io("username", mail.username);
    io("ca_file", mail.ca_file);
    io("from", mail.from);
    io("to", mail.to);
}

template <typename Io, Is<SecondChannel> T>
void members(Io& io, T& channel) {
    io("mail", channel.mail);
    io("command", channel.command);
}

/// A server in the list of its kind, which then need not be told.
struct ListedServer {
    Server server;
};

template <typename Io, Is<ListedServer> T>
void members(Io& io, T& listed) {
    io("host", listed.server.host);
    io("port", listed.server.port);
    io("tls", listed.server.tls);
    io.or_null("source", listed.server.source);
    io.or_null("verified", listed.server.verified);
}

/// As in a provider file: a list for each kind. Read back they stand kind after kind.
template <typename Io, typename Servers>
void members_by_kind(Io& io, Servers& servers) {
    std::remove_const_t<Servers> sorted;
    for (const SlotKind kind : {SlotKind::imap, SlotKind::pop3, SlotKind::smtp, SlotKind::archive}) {
        std::vector<ListedServer> listed;
        for (const Server& server : servers)
            if (server.kind == kind)
                listed.push_back({server});
        io(std::string(to_string(kind)).c_str(), listed);
        for (ListedServer& one : listed) {
            one.server.kind = kind;
            sorted.push_back(std::move(one.server));
        }
    }
    if constexpr (!std::is_const_v<Servers>)
        servers = std::move(sorted);
}

template <typename Io, Is<Lifetime> T>
void members(Io& io, T& lifetime) {
    io("days", lifetime.days);
    io("months", lifetime.months);
}

template <typename Io, Is<LifetimePolicy> T>
void members(Io& io, T& policy) {
    io.flat(policy.lifetime);
    io("from", policy.from);
    io("to", policy.to);
    io.or_null("source", policy.source);
}

template <typename Io, Is<Provider::CredentialRules> T>
void members(Io& io, T& rules) {
    io("lifetime", rules.lifetime);
    io("policies", rules.policies);
    io("extendable", rules.extendable);
    io("grace_hours", rules.grace_hours);
    io.or_null("url", rules.url);
    io.object("steps", [&](auto& steps) {
        steps("activate", rules.activate);
        steps("renew", rules.renew);
    });
    io.or_null("source", rules.source);
    io.or_null("verified", rules.verified);
}

template <typename Io, Is<ProviderStatus> T>
void members(Io& io, T& status) {
    auto& provider = status.provider;
    io("id", provider.id);
    io("name", provider.name);
    io.or_null("extends", provider.extends);
    io("origin", provider.origin);
    io("domains", provider.domains);
    io.object("servers", [&](auto& kinds) { members_by_kind(kinds, provider.servers); });
    io("usernames", provider.usernames);
    io.or_null("ca_file", provider.ca_file);
    io("credential", provider.credential);
    io.object("probe", [&](auto& probe) { probe("order", provider.probe_order); });
    io("unproven", status.unproven);
}

} // namespace rinnova
