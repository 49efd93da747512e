// SPDX-License-Identifier: Apache-2.0
#include "agent/FleetDuty.h"

#include "agent/AccountNotice.h"
#include "base/Text.h"

#include <algorithm>

namespace rinnova::agent {

namespace {

constexpr std::chrono::minutes trouble_pause{15};

std::string tag_of(const FleetHint& hint) {
    return "renewed-elsewhere " + hint.account.login + " " + hint.account.provider;
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
                  "new one once: %1",
                  {"rinnova rotate " + login}));
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
    if (m_busy)
        return;
    auto* ours = member();
    m_next = ours != nullptr ? ours->next() : std::nullopt;
    if (m_next && *m_next <= m_parts.clock.now())
        begin(fleet::Occasion::time);
}

void FleetDuty::changed() {
    if (m_busy) {
        m_again = true;
        return;
    }
    if (auto* ours = member(); ours != nullptr && ours->is_active())
        begin(fleet::Occasion::change);
    else
        look();
}

void FleetDuty::keyring_opened() {
    if (std::exchange(m_waiting, false))
        look();
}

void FleetDuty::begin(fleet::Occasion occasion) {
    m_busy = true;
    m_next.reset();
    m_errands.add<std::optional<fleet::Parcel>>(
        [occasion, problems = m_ways.problems()](LocalService& service, std::stop_token) {
            return service.next_fleet_parcel(occasion, problems);
        },
        [this](const auto& parcel) { prepared(parcel); });
}

void FleetDuty::prepared(const Result<std::optional<fleet::Parcel>>& parcel) {
    if (!parcel) {
        m_waiting = parcel.error().code == ErrorCode::locked;
        report(parcel.error());
        settle();
        m_next = m_parts.clock.now() + trouble_pause;
        return m_ways.look_again();
    }
    if (*parcel)
        send(**parcel);
    else
        settle();
}

void FleetDuty::send(const fleet::Parcel& parcel) {
    const auto service = m_ways.service();
    if (!service)
        return taken(tl::unexpected(service.error()));
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
    auto* ours = member();
    m_next = ours != nullptr ? ours->next() : std::nullopt;
    tell();
    if (std::exchange(m_again, false))
        changed();
    m_ways.look_again();
}

/// What the server's answer means to the user.
void FleetDuty::tell() {
    auto* ours = member();
    const auto status = ours != nullptr ? ours->status() : fail(ErrorCode::unsupported, {});
    if (!status)
        return;
    std::vector<std::string> standing;
    for (const FleetHint& hint : status->renewed_elsewhere) {
        standing.push_back(tag_of(hint));
        if (!hint.told)
            m_ways.show(standing.back(), notice_of(hint));
    }
    for (const std::string& tag : m_shown)
        if (std::find(standing.begin(), standing.end(), tag) == standing.end())
            m_ways.take_away(tag);
    m_shown = std::move(standing);
    if (const auto untold = ours->untold(); !untold.empty())
        if (const auto noted = ours->told(untold); !noted)
            report(noted.error());
    if (std::exchange(m_joined, status->joined) && !status->joined && status->problem)
        m_ways.show(fleet_tag, notice_of_end(*status->problem));
    if (std::exchange(m_policy, status->policy_version) != status->policy_version)
        m_ways.policy_changed();
}

void FleetDuty::report(const Error& error) {
    if (m_reported != error.message)
        m_parts.log.write("fleet", error);
    m_reported = error.message;
}

} // namespace rinnova::agent
