// SPDX-License-Identifier: Apache-2.0
#include "fleet/reporter/Reporter.h"

#include "base/AtomicFile.h"
#include "base/PathText.h"
#include "base/Text.h"
#include "fleet/protocol/Encoding.h"
#include "fleet/protocol/Envelope.h"
#include "fleet/protocol/Join.h"
#include "fleet/reporter/Pacing.h"

#include <algorithm>

namespace rinnova::fleet {

namespace {

constexpr std::chrono::seconds lock_patience{10};
constexpr std::size_t most_token_file = 4096;
constexpr std::size_t most_url = 2000;

tl::unexpected<Error> no_fleet() {
    return fail(ErrorCode::not_found, translate("fleet", "This computer is in no fleet."),
                translate("fleet", "Join with: %1", {"rinnova fleet join URL"}));
}

Result<JoinToken> token_of_file(const std::string& file) {
    auto bytes = read_file(path_from_utf8(file), most_token_file);
    if (!bytes)
        return tl::unexpected(bytes.error());
    return token_from(Secret::take(*bytes));
}

std::string hash_of(const JoinToken& token) {
    return token.for_server.expose([](std::string_view half) { return token_hash(half); });
}

} // namespace

Result<std::string> fleet_url(std::string_view text) {
    constexpr std::string_view scheme = "https://";
    while (!text.empty() && (text.back() == '/' || text.back() == ' '))
        text.remove_suffix(1);
    const bool proper =
        text.size() > scheme.size() && text.size() <= most_url &&
        to_lower(text.substr(0, scheme.size())) == scheme &&
        std::all_of(text.begin(), text.end(), [](char c) {
            return c > ' ' && c < 127 && c != '@' && c != '?' && c != '#' && c != '\\' && c != '"';
        });
    if (!proper)
        return fail(ErrorCode::invalid_data, translate("fleet", "This is no address of a fleet's server."),
                    translate("fleet", "It begins with https://, for instance https://fleet.example:8443"));
    return std::string(scheme) + std::string(text.substr(scheme.size()));
}

Reporter::Reporter(Parts parts)
    : m_parts(std::move(parts)),
      m_files(m_parts.folder / "fleet", [this]() -> const std::string& { return machine(); }) {}

const std::string& Reporter::machine() const {
    std::call_once(m_machine_known, [this] { m_machine = m_parts.machine.digest(); });
    return m_machine;
}

Result<FileLock> Reporter::hold() const {
    if (auto made = m_files.make_folder(); !made)
        return tl::unexpected(made.error());
    return FileLock::acquire(m_files.lock(), lock_patience);
}

std::string Reporter::url_of(const State& state) const {
    if (const auto configured = fleet_url(m_parts.settings.url))
        return *configured;
    return state.membership ? state.membership->url : std::string();
}

HttpPost Reporter::post_to(const std::string& url, std::string_view path, std::string body) const {
    HttpPost post;
    post.url = url + std::string(path);
    post.ca_file = m_parts.settings.ca_file;
    post.proxy = m_parts.settings.proxy;
    post.body = std::move(body);
    return post;
}

Result<FleetStatus> Reporter::status() {
    FleetStatus status;
    status.url = m_parts.settings.url;
    if (!m_files.any())
        return status;
    const auto state = m_files.load();
    if (!state)
        return tl::unexpected(state.error());
    status.joined = state->membership.has_value();
    if (const auto& membership = state->membership) {
        status.url = url_of(*state);
        status.device = membership->device;
        status.group = membership->group;
        status.joined_at = membership->since;
        status.pseudonyms = membership->pseudonyms;
        status.sent = m_files.sent();
        if (status.pseudonyms)
            status.names = state->names;
    }
    status.sequence = static_cast<std::int64_t>(state->sequence);
    status.last_tried = state->last_tried;
    status.last_kept = state->last_kept;
    status.next = is_active() ? state->next : std::nullopt;
    status.problem = state->problem;
    status.renewed_elsewhere = state->hints;
    if (const auto in_force = policy()) {
        status.policy_version = in_force->version;
        if (const auto envelope = open_envelope(m_files.policy(), most_policy_bytes))
            status.policy = envelope->payload;
    }
    return status;
}

bool Reporter::joins_by_itself(const State& state) const {
    return !m_parts.settings.url.empty() && !m_parts.settings.token_file.empty() &&
           state.halt != Halt::left && state.halt != Halt::revoked;
}

bool Reporter::is_active() {
    const auto state = m_files.load();
    return !state || state->membership || joins_by_itself(*state); // a damaged one is to be told of
}

std::optional<Timestamp> Reporter::next() {
    const auto state = m_files.load();
    if (!state || (!state->membership && !joins_by_itself(*state)))
        return std::nullopt;
    // A token that was refused is looked at again with each try; else it would not be seen to be another one.
    const Timestamp now = m_parts.clock.now();
    return state->next && is_credible(*state->next, now) ? *state->next : now;
}

std::optional<FleetPolicy> Reporter::policy() {
    const auto state = m_files.any() ? m_files.load() : Result<State>(State{});
    if (!state || !state->membership || !state->membership->policy_key)
        return std::nullopt;
    const std::string envelope = m_files.policy();
    if (envelope.empty())
        return std::nullopt;
    auto policy = open_policy(envelope, *state->membership->policy_key, 0);
    return policy ? std::optional(std::move(*policy)) : std::nullopt;
}

Result<std::optional<Parcel>>
Reporter::next_parcel(Occasion occasion, const std::function<Result<ReportSources>()>& gather, Vault& vault) {
    const auto lock = hold();
    if (!lock)
        return tl::unexpected(lock.error());
    auto state = m_files.load();
    if (!state)
        return tl::unexpected(state.error());
    const Timestamp now = m_parts.clock.now();
    const bool time_has_come = !state->next || *state->next <= now || !is_credible(*state->next, now);
    if (occasion != Occasion::asked && !time_has_come && (state->failures > 0 || occasion == Occasion::time))
        return std::nullopt;
    if (!state->membership) {
        if (joins_by_itself(*state))
            return join_by_itself(*state, vault);
        if (occasion == Occasion::asked)
            return no_fleet();
        return std::nullopt;
    }
    FleetKeys keys(vault, machine());
    const auto key = keys.key();
    const auto secret =
        key ? naming_secret(*state, keys) : Result<std::optional<FleetSecret>>(tl::unexpected(key.error()));
    if (!secret)
        return secret.error().code == ErrorCode::not_found ? join_with_new_key(*state, secret.error(), vault)
                                                           : tl::unexpected(secret.error());
    const auto sources = gather();
    if (!sources)
        return tl::unexpected(sources.error());
    const Report report = make_report(*state, *sources, *secret);
    std::string content = content_hash(report);
    if (occasion == Occasion::change && !time_has_come && content == state->kept)
        return std::nullopt;
    auto parcel = wrap(*state, report, std::move(content), *key);
    if (!parcel)
        return tl::unexpected(parcel.error());
    return std::move(*parcel);
}

Result<std::optional<FleetSecret>> Reporter::naming_secret(const State& state, FleetKeys& keys) const {
    if (!state.membership->pseudonyms)
        return std::nullopt;
    auto secret = keys.fleet_secret();
    if (!secret)
        return tl::unexpected(secret.error());
    return std::optional(std::move(*secret));
}

Result<std::optional<Parcel>> Reporter::join_with_new_key(State& state, const Error& lost, Vault& vault) {
    stop(state, Halt::key_lost);
    state.problem =
        Error{lost.code, translate("fleet", "The keychain no longer has the key of this computer."),
              translate("fleet", "Join again: %1", {"rinnova fleet join URL"}), lost.message};
    if (joins_by_itself(state))
        return join_by_itself(state, vault);
    if (auto saved = m_files.save(state); !saved)
        return tl::unexpected(saved.error());
    return tl::unexpected(*state.problem);
}

Report Reporter::make_report(State& state, const ReportSources& sources,
                             const std::optional<FleetSecret>& secret) {
    if (m_parts.instance.empty())
        m_parts.instance = to_hex(random_bytes(16));
    state.names.clear();
    const Naming naming = [&](const AccountKey& account) {
        ReportedName name = secret ? secret->name_of(account) : name_in_clear(account);
        state.names.push_back({account, name.pseudonym});
        return name;
    };
    Report report;
    report.machine = machine();
    report.instance = m_parts.instance;
    report.made_at = m_parts.clock.now();
    report.device = m_parts.machine.facts();
    report.problems = sources.problems;
    if (state.policy_refused)
        report.problems.emplace_back("policy-refused");
    std::sort(report.problems.begin(), report.problems.end());
    const auto& pinned = state.membership->policy_key;
    if (const std::string envelope = m_files.policy(); pinned && !envelope.empty())
        if (const auto policy = open_policy(envelope, *pinned, 0))
            report.policy_version = policy->version;
    report.accounts = reported_accounts(sources, naming);
    return report;
}

/// The sequence number is used up, and what is about to be sent can be seen, before anything is sent.
Result<Parcel> Reporter::wrap(State& state, const Report& report, std::string content,
                              const SigningKey& key) {
    const PackedReport packed = pack(report);
    ++state.sequence;
    state.last_tried = m_parts.clock.now();
    if (auto kept = m_files.keep_sent(packed.json); !kept)
        return tl::unexpected(kept.error());
    if (auto saved = m_files.save(state); !saved)
        return tl::unexpected(saved.error());
    return Parcel{Parcel::Kind::report,
                  post_to(url_of(state), "/fleet/v1/report",
                          seal(EnvelopeKind::report, state.sequence, packed.payload, key)),
                  std::move(content),
                  {},
                  key.public_key().id()};
}

Result<std::optional<Parcel>> Reporter::join_by_itself(State& state, Vault& vault) {
    const auto token = token_of_file(m_parts.settings.token_file);
    if (!token || hash_of(*token) == state.refused_token) {
        if (!token)
            state.problem = token.error();
        pause(state, 0);
        if (auto saved = m_files.save(state); !saved)
            return tl::unexpected(saved.error());
        return std::nullopt;
    }
    auto parcel = joining(state, m_parts.settings.url, *token, vault);
    if (!parcel)
        return tl::unexpected(parcel.error());
    return std::move(*parcel);
}

Result<Parcel> Reporter::joining(const std::string& url, const Secret& text, Vault& vault) {
    const auto token = token_from(text);
    if (!token)
        return tl::unexpected(token.error());
    const auto lock = hold();
    if (!lock)
        return tl::unexpected(lock.error());
    State state = m_files.load().value_or(State{}); // a damaged one is begun anew
    if (state.membership)
        return fail(ErrorCode::conflict,
                    translate("fleet", "This computer is in a fleet already: %1", {state.membership->url}),
                    translate("fleet", "Leave it first: %1", {"rinnova fleet leave"}));
    return joining(state, url, *token, vault);
}

Result<Parcel> Reporter::joining(State& state, const std::string& url, const JoinToken& token, Vault& vault) {
    const auto server = fleet_url(url);
    if (!server)
        return tl::unexpected(server.error());
    FleetKeys keys(vault, machine());
    const auto key = keys.key_or_new();
    if (!key)
        return tl::unexpected(key.error());
    if (auto kept = keys.keep(token.fleet_secret ? std::optional(token.fleet_secret->clone()) : std::nullopt);
        !kept)
        return tl::unexpected(kept.error());
    state.joining = Membership{*server,          key->public_key().id(),         {},
                               token.policy_key, token.fleet_secret.has_value(), m_parts.clock.now()};
    state.last_tried = m_parts.clock.now();
    if (auto saved = m_files.save(state); !saved)
        return tl::unexpected(saved.error());
    // The half that is the server's, and nothing of the other one.
    std::string payload = token.for_server.expose([&](std::string_view half) {
        return to_json(JoinRequest{std::string(half), key->public_key(), machine(), m_parts.machine.facts()});
    });
    return Parcel{Parcel::Kind::join,
                  post_to(*server, "/fleet/v1/join", seal(EnvelopeKind::join, 0, payload, *key)),
                  {},
                  hash_of(token),
                  key->public_key().id()};
}

Result<std::optional<Parcel>> Reporter::leaving(Vault& vault) {
    const auto lock = hold();
    if (!lock)
        return tl::unexpected(lock.error());
    auto state = m_files.load();
    if (!state)
        return tl::unexpected(state.error());
    if (!state->membership && !joins_by_itself(*state))
        return no_fleet();
    const auto key = FleetKeys(vault, machine()).key();
    if (!key && key.error().code != ErrorCode::not_found)
        return tl::unexpected(key.error());
    if (!key || !state->membership)
        return std::nullopt;
    ++state->sequence;
    if (auto saved = m_files.save(*state); !saved)
        return tl::unexpected(saved.error());
    return Parcel{
        Parcel::Kind::leave,
        post_to(url_of(*state), "/fleet/v1/leave", seal(EnvelopeKind::leave, state->sequence, {}, *key)),
        {},
        {},
        key->public_key().id()};
}

Result<void> Reporter::forget(Vault& vault) {
    const auto lock = hold();
    if (!lock)
        return tl::unexpected(lock.error());
    if (auto erased = FleetKeys(vault, machine()).erase(); !erased)
        return erased;
    const State known = m_files.load().value_or(State{});
    State nothing;
    nothing.halt = Halt::left;
    nothing.policy_signer = known.policy_signer;
    nothing.policy_version = known.policy_version;
    m_files.drop_sent();
    m_files.drop_policy();
    return m_files.save(nothing);
}

std::vector<FleetHint> Reporter::untold() {
    std::vector<FleetHint> hints;
    if (const auto state = m_files.load())
        std::copy_if(state->hints.begin(), state->hints.end(), std::back_inserter(hints),
                     [](const FleetHint& hint) { return !hint.told; });
    return hints;
}

Result<void> Reporter::told(const std::vector<FleetHint>& hints) {
    const auto lock = hold();
    if (!lock)
        return tl::unexpected(lock.error());
    auto state = m_files.load();
    if (!state)
        return tl::unexpected(state.error());
    for (FleetHint& hint : state->hints)
        hint.told = hint.told || std::find(hints.begin(), hints.end(), hint) != hints.end();
    return m_files.save(*state);
}

} // namespace rinnova::fleet
