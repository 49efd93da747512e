// SPDX-License-Identifier: Apache-2.0
#include "base/Text.h"
#include "fleet/protocol/Envelope.h"
#include "fleet/protocol/Join.h"
#include "fleet/reporter/Pacing.h"
#include "fleet/reporter/Reporter.h"

#include <algorithm>

namespace rinnova::fleet {

namespace {

constexpr int ok = 200;
constexpr int a_day = 86400;

Error makes_no_sense(const std::string& url) {
    return {ErrorCode::unreachable,
            translate("fleet", "What answers there is no server of a fleet, or one of another version."),
            {},
            url};
}

/// A server cannot use up the numbers that are left.
void go_on_above(State& state, std::uint64_t last) {
    constexpr std::uint64_t most = std::uint64_t{1} << 62U;
    if (last <= most)
        state.sequence = std::max(state.sequence, last);
}

/// In words for this machine's user; the server's own are for logs.
Error in_words(const Refusal& refusal) {
    const std::string ask = translate("fleet", "Ask your administrator.");
    if (refusal.code == "token-refused")
        return {ErrorCode::auth_rejected,
                translate("fleet", "The server does not accept the token: it is used up, too old, or not of "
                                   "this server."),
                translate("fleet", "Ask your administrator for a new one."),
                {}};
    if (refusal.code == "revoked")
        return {ErrorCode::auth_rejected,
                translate("fleet", "The administrator has taken this computer out of the fleet."),
                ask,
                {}};
    if (refusal.code == "unknown-device")
        return {ErrorCode::auth_rejected,
                translate("fleet", "The server does not know this computer."),
                translate("fleet", "Join again: %1", {"rinnova fleet join URL"}),
                {}};
    if (refusal.code == "cloned")
        return {ErrorCode::conflict,
                translate("fleet", "Another computer reports with the key of this one: one is a copy of the "
                                   "other. The key was dropped."),
                translate("fleet", "Join again: %1", {"rinnova fleet join URL"}),
                {}};
    if (refusal.code == "unsupported-protocol")
        return {ErrorCode::unsupported,
                translate("fleet", "The server speaks another version of the protocol."),
                translate("fleet", "Update Rinnova."),
                {}};
    if (refusal.code == "too-many" || refusal.code == "unavailable")
        return {ErrorCode::busy,
                translate("fleet", "The server has too much to do; it is tried again later."),
                {},
                {}};
    return {ErrorCode::internal,
            translate("fleet", "The server does not take the report (%1).", {refusal.code}),
            ask,
            {}};
}

} // namespace

Result<void> Reporter::take(const Parcel& parcel, const Result<HttpAnswer>& answer, Vault& vault) {
    const auto lock = hold();
    if (!lock)
        return tl::unexpected(lock.error());
    auto state = m_files.load();
    if (!state)
        return tl::unexpected(state.error());
    const auto& sender = parcel.kind == Parcel::Kind::join ? state->joining : state->membership;
    if (!sender || sender->device != parcel.device)
        return {}; // an answer to nobody
    FleetKeys keys(vault, machine());
    std::optional<Error> problem;
    if (!answer) {
        pause(*state, 0);
        problem = answer.error();
    } else if (answer->status != ok) {
        problem = take_refusal(*state, parcel, *answer, keys);
    } else if (parcel.kind == Parcel::Kind::join) {
        problem = take_joined(*state, parcel, answer->body);
    } else if (parcel.kind == Parcel::Kind::report) {
        problem = take_kept(*state, parcel, answer->body);
    }
    state->problem = problem;
    if (auto saved = m_files.save(*state); !saved)
        return saved;
    return problem ? Result<void>(tl::unexpected(*problem)) : Result<void>();
}

std::optional<Error> Reporter::take_joined(State& state, const Parcel& parcel, const std::string& body) {
    const auto joined = join_answer_from_json(body);
    if (!joined || joined->device != parcel.device) {
        pause(state, 0);
        return makes_no_sense(parcel.post.url);
    }
    state.membership = std::move(state.joining);
    state.joining.reset();
    state.membership->group = joined->group;
    state.membership->since = m_parts.clock.now();
    state.halt = Halt::none;
    go_on_above(state, joined->last_sequence);
    state.failures = 0;
    state.next.reset(); // the first report is due
    state.kept.clear();
    state.refused_token.clear();
    state.hints.clear();
    state.policy_refused = false;
    m_files.drop_sent();
    // The same administrator's policy stays: a server that has him join anew does not lift it.
    const auto& pinned = state.membership->policy_key;
    if (!pinned || pinned->id() != state.policy_signer)
        m_files.drop_policy();
    return std::nullopt;
}

std::optional<Error> Reporter::take_kept(State& state, const Parcel& parcel, const std::string& body) {
    const auto said = report_answer_from_json(body);
    if (!said) {
        pause(state, 0);
        return makes_no_sense(parcel.post.url);
    }
    const Timestamp now = m_parts.clock.now();
    go_on_above(state, said->sequence);
    state.kept = parcel.content;
    state.last_kept = now;
    state.failures = 0;
    state.next = now + pause_after_success(said->next_report_seconds, m_parts.chance());
    take_hints(state, *said);
    take_policy(state, *said);
    return std::nullopt;
}

/// Only of accounts that were reported: a server cannot name others to this user.
void Reporter::take_hints(State& state, const ReportAnswer& answer) const {
    std::vector<FleetHint> hints;
    for (const RenewedElsewhere& renewed : answer.renewed_elsewhere) {
        const AccountKey in_clear{renewed.name.provider, renewed.name.login};
        const auto known = std::find_if(state.names.begin(), state.names.end(), [&](const FleetName& name) {
            return name.pseudonym == renewed.name.pseudonym &&
                   (!name.pseudonym.empty() || name.account == in_clear);
        });
        if (known == state.names.end())
            continue;
        FleetHint hint{known->account, renewed.renewed_at, renewed.expires, false};
        hint.told = std::any_of(state.hints.begin(), state.hints.end(), [&](const FleetHint& earlier) {
            return earlier.told && earlier.account == hint.account && earlier.renewed_at == hint.renewed_at;
        });
        hints.push_back(std::move(hint));
    }
    state.hints = std::move(hints);
}

/// Never the server's word alone: the signature is checked against the key that was pinned when joining.
void Reporter::take_policy(State& state, const ReportAnswer& answer) const {
    if (!state.membership || !state.membership->policy_key)
        return;
    if (answer.policy.empty()) {
        state.policy_refused = false;
        return;
    }
    const PublicKey& pinned = *state.membership->policy_key;
    const std::int64_t in_force = state.policy_signer == pinned.id() ? state.policy_version : 0;
    const auto policy = open_policy(answer.policy, pinned, in_force);
    const bool refused = !policy || !m_files.keep_policy(answer.policy);
    // The administrator is to know at once what became of a new one; not of one that is sent over and over.
    if (refused ? !state.policy_refused : policy->version > in_force)
        state.next = m_parts.clock.now();
    state.policy_refused = refused;
    if (refused)
        return;
    state.policy_signer = pinned.id();
    state.policy_version = policy->version;
}

Error Reporter::take_refusal(State& state, const Parcel& parcel, const HttpAnswer& answer, FleetKeys& keys) {
    const auto refusal = refusal_from_json(answer.body);
    if (!refusal) {
        pause(state, answer.retry_after_seconds); // a proxy's page, say
        return makes_no_sense(parcel.post.url);
    }
    Refusal told = *refusal;
    told.retry_after_seconds = std::max(told.retry_after_seconds, answer.retry_after_seconds);
    if (parcel.kind == Parcel::Kind::join) {
        if (told.code == "token-refused")
            state.refused_token = parcel.token;
        if (told.code == "revoked" || told.code == "cloned")
            (void)keys.erase_key(); // another one may join
        state.joining.reset();
        pause(state, told.retry_after_seconds);
        return in_words(told);
    }
    return after_refusal(state, parcel, told, keys);
}

Error Reporter::after_refusal(State& state, const Parcel& parcel, const Refusal& refusal, FleetKeys& keys) {
    if (refusal.code == "revoked") {
        (void)keys.erase();
        m_files.drop_policy();
        stop(state, Halt::revoked);
    } else if (refusal.code == "cloned") {
        (void)keys.erase();
        stop(state, Halt::cloned);
    } else if (refusal.code == "unknown-device") {
        stop(state, Halt::unknown_device);
    } else if (refusal.code == "sequence") {
        const bool first = state.failures == 0;
        go_on_above(state, refusal.last_sequence);
        pause(state, 0);
        if (first)
            state.next = m_parts.clock.now();
    } else if (refusal.code == "malformed" || refusal.code == "too-large" ||
               refusal.code == "unsupported-protocol") {
        state.failures = 0; // the next change may do better
        state.kept = parcel.content;
        state.next = m_parts.clock.now() + pause_after_success(a_day, m_parts.chance());
    } else {
        pause(state, refusal.retry_after_seconds);
    }
    return in_words(refusal);
}

void Reporter::stop(State& state, Halt halt) {
    state.membership.reset();
    state.joining.reset();
    state.halt = halt;
    state.kept.clear();
    state.hints.clear();
    m_files.drop_sent();
    state.failures = 0;
    pause(state, 0); // for where a token is at hand
}

void Reporter::pause(State& state, int retry_after_seconds) {
    ++state.failures;
    state.next =
        m_parts.clock.now() + pause_after_failure(state.failures, retry_after_seconds, m_parts.chance());
}

} // namespace rinnova::fleet
