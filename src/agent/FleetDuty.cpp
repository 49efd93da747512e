// SPDX-License-Identifier: Apache-2.0
#include "agent/FleetDuty.h"

#include "agent/AccountNotice.h"
#include "base/Text.h"

#include <algorithm>

namespace rinnova::agent {

namespace {

constexpr std::chrono::minutes trouble_pause{15};
constexpr std::string_view hint_tag = "renewed-elsewhere ";

std::string tag_of(const FleetHint& hint) {
    return std::string(hint_tag) + hint.account.login + " " + hint.account.provider;
}

bool is_of_same_renewal(const FleetHint& one, const FleetHint& other) {
    return one.account == other.account && one.renewed_at == other.renewed_at;
}

const std::string fleet_tag = "fleet";

/// Ended by the server, and not by its user.
DesktopNotice notice_of_end(const Error& problem) {
    DesktopNotice notice;
    notice.summary = translate("agent", "This computer no longer reports to the administrator");
    notice.body = problem.message + (problem.hint.empty() ? "" : "\n" + problem.hint);
    notice.discreet_summary = notice.summary;
    return notice;
}

DesktopNotice notice_of(const FleetHint& hint) {
    const std::string& login = hint.account.login;
    DesktopNotice notice = notice_about_account(
        translate("agent", "The password of %1 was renewed on another computer", {login}),
        translate("agent",
                  "The programs of this computer still have the old one, which stops working. Paste the "
                  "new one once into Rinnova."));
    offer_renewal(notice, hint.account);
    notice.discreet_summary = translate("agent", "A mail password was renewed on another computer");
    return notice;
}

} // namespace

FleetDuty::FleetDuty(const Parts& parts, Errands& errands, Ways ways)
    : m_parts(parts), m_errands(errands), m_ways(std::move(ways)) {}

FleetDuty::~FleetDuty() = default;

fleet::FleetMember* FleetDuty::member() {
    const auto service = m_ways.service();
    return service ? (*service)->fleet_member() : nullptr;
}

void FleetDuty::look() {
    if (m_owed)
        return changed();
    if (m_busy)
        return;
    learn_next();
    if (m_next && *m_next <= m_parts.clock.now())
        begin(fleet::Occasion::time);
}

void FleetDuty::look_at_clock() {
    const Timestamp now = m_parts.clock.now();
    // A clock that was set back: what was planned by the earlier time may be far away.
    if (m_next && (*m_next <= now || now < m_learnt))
        look();
}

void FleetDuty::learn_next() {
    auto* ours = member();
    plan(ours != nullptr ? ours->next() : std::nullopt);
}

void FleetDuty::plan(std::optional<Timestamp> next) {
    m_next = next;
    m_learnt = m_parts.clock.now();
}

void FleetDuty::changed() {
    if (m_busy) {
        m_again = true;
        return;
    }
    m_owed = false;
    if (auto* ours = member(); ours != nullptr && ours->is_active())
        begin(fleet::Occasion::change);
    else
        look();
}

void FleetDuty::keyring_opened() {
    if (m_owed || m_busy)
        changed();
}

void FleetDuty::begin(fleet::Occasion occasion) {
    m_busy = true;
    m_next.reset();
    if (const auto status = status_now())
        m_joined = status->joined;
    m_errands.add<std::optional<fleet::Parcel>>(
        [occasion, problems = m_ways.problems()](LocalService& service, std::stop_token) {
            return service.next_fleet_parcel(occasion, problems);
        },
        [this](const auto& parcel) { prepared(parcel); }, false, true);
}

void FleetDuty::prepared(const Result<std::optional<fleet::Parcel>>& parcel) {
    if (!parcel)
        put_off(parcel.error());
    else if (*parcel)
        send(**parcel);
    else
        settle();
}

/// What was to be told is not lost: it is tried again after a pause, or as soon as something changes.
void FleetDuty::put_off(const Error& trouble) {
    report(trouble);
    m_owed = true;
    settle();
    if (m_owed)
        plan(m_parts.clock.now() + trouble_pause);
    m_ways.look_again();
}

void FleetDuty::send(const fleet::Parcel& parcel) {
    const auto service = m_ways.service();
    if (!service)
        return put_off(service.error());
    m_sending = std::jthread([this, parcel, post = (*service)->fleet_post()](const std::stop_token& stop) {
        Result<fleet::HttpAnswer> answer = fail(ErrorCode::internal, "?");
        try {
            answer = post(parcel.post, stop);
        } catch (const std::exception& problem) {
            answer = fail(ErrorCode::internal, problem.what());
        }
        QMetaObject::invokeMethod(
            &m_here, [this, parcel, answer] { answered(parcel, answer); }, Qt::QueuedConnection);
    });
}

void FleetDuty::answered(const fleet::Parcel& parcel, const Result<fleet::HttpAnswer>& answer) {
    m_sending.join();
    m_errands.add<void>(
        [parcel, answer](LocalService& service, std::stop_token) {
            return service.take_fleet_answer(parcel, answer);
        },
        [this](const Result<void>& result) { taken(result); });
}

void FleetDuty::taken(const Result<void>& result) {
    if (!result)
        report(result.error());
    else
        m_reported.clear();
    settle();
}

void FleetDuty::settle() {
    m_busy = false;
    learn_next();
    tell();
    if (std::exchange(m_again, false))
        changed();
    m_ways.look_again();
}

Result<FleetStatus> FleetDuty::status_now() {
    auto* ours = member();
    return ours != nullptr ? ours->status() : fail(ErrorCode::unsupported, {});
}

/// What the server's answer means to the user.
void FleetDuty::tell() {
    const auto status = status_now();
    if (!status)
        return;
    tell_hints(status->renewed_elsewhere);
    const bool joined_before = std::exchange(m_joined, status->joined);
    if (joined_before && !status->joined && status->problem && !m_next) // else it joins by itself again
        m_ways.show(fleet_tag, notice_of_end(*status->problem));
    if (std::exchange(m_policy, status->policy_version) != status->policy_version)
        m_ways.policy_changed();
}

void FleetDuty::tell_hints(const std::vector<FleetHint>& hints) {
    for (const FleetHint& hint : hints)
        if (!hint.told && std::none_of(m_given.begin(), m_given.end(), [&](const FleetHint& given) {
                return is_of_same_renewal(given, hint);
            }))
            m_ways.show(tag_of(hint), notice_of(hint));
    for (const FleetHint& given : m_given)
        if (std::none_of(hints.begin(), hints.end(),
                         [&](const FleetHint& hint) { return hint.account == given.account; }))
            m_ways.take_away(tag_of(given));
    m_given = hints;
}

void FleetDuty::shown(const std::string& tag) {
    std::vector<FleetHint> told;
    std::copy_if(m_given.begin(), m_given.end(), std::back_inserter(told),
                 [&](const FleetHint& hint) { return !hint.told && tag_of(hint) == tag; });
    if (told.empty())
        return;
    m_errands.add<void>(
        [told](LocalService& service, std::stop_token) { return service.fleet_member()->told(told); },
        [this](const Result<void>& noted) {
            if (!noted)
                report(noted.error());
        });
}

std::optional<AccountKey> FleetDuty::account_of(const std::string& tag) const {
    const auto hint = std::find_if(m_given.begin(), m_given.end(),
                                   [&](const FleetHint& given) { return tag_of(given) == tag; });
    return hint != m_given.end() ? std::optional(hint->account) : std::nullopt;
}

void FleetDuty::server_came() {
    m_given.clear(); // what was told there is gone with the one before, or was never shown
    tell();
}

void FleetDuty::report(const Error& error) {
    if (m_reported != error.message)
        m_parts.log.write("fleet", error);
    m_reported = error.message;
}

} // namespace rinnova::agent
