// SPDX-License-Identifier: Apache-2.0
#include "agent/RenewalsByHand.h"

#include "agent/AccountNotice.h"
#include "base/Text.h"

#include <algorithm>
#include <set>

namespace rinnova::agent {

namespace {

constexpr std::string_view tag_prefix = "renewed-by-hand ";
const std::string nowhere_tag = "expected";

std::string tag_of(const AccountKey& account) {
    return std::string(tag_prefix) + account.login + " " + account.provider;
}

std::string place_of(const Slot& slot) {
    return slot.target + (slot.location.empty() ? "" : " " + slot.location);
}

DesktopNotice question_about(const Drift& drift) {
    const std::string& login = drift.account.login;
    const Slot& slot = drift.renewal->slot;
    DesktopNotice notice = notice_about_account(
        translate("agent", "A new password of %1 was stored by hand", {login}),
        translate("agent", "It is in: %1. Shall Rinnova bring it to the other programs as well?",
                  {place_of(slot)}) +
            (drift.several_new ? " " + translate("agent", "Other programs hold yet another one.") : ""));
    notice.discreet_summary = translate("agent", "A new mail password was stored by hand");
    notice.actions = {{"adopt", translate("agent", "Bring it everywhere")},
                      {"leave", translate("agent", "Not now")}};
    notice.instead_of_actions =
        translate("agent", "In a terminal: %1", {"rinnova rotate " + login + " --from " + slot.id});
    return notice;
}

DesktopNotice found_nowhere(const std::vector<AccountKey>& accounts) {
    const bool one = accounts.size() == 1;
    const std::string login = one ? accounts.front().login : translate("agent", "ACCOUNT");
    DesktopNotice notice = notice_about_account(
        one ? translate("agent", "No program here has a new password of %1", {login})
            : translate_count("agent", "No program here has a new password of %n account(s)",
                              static_cast<int>(accounts.size())),
        translate("agent", "Paste the new one once into Rinnova. If the provider prolonged the old one "
                           "instead, give Rinnova its new date."));
    if (one)
        offer_renewal(notice, accounts.front());
    notice.instead_of_actions = translate(
        "agent", "In a terminal: %1",
        {"rinnova rotate " + login + ", rinnova extend " + login + " --until " + translate("agent", "DATE")});
    return notice;
}

} // namespace

RenewalsByHand::RenewalsByHand(const Parts& parts, Errands& errands, Ways ways)
    : m_parts(parts), m_errands(errands), m_ways(std::move(ways)), m_stores([this] {
          m_ways.stored();
          look();
      }) {}

void RenewalsByHand::watch(const std::vector<std::filesystem::path>& stores) {
    if (const auto watched = m_stores.set(stores); !watched)
        m_parts.log.write("watch", watched.error());
}

void RenewalsByHand::keyring_opened() {
    if (m_locked)
        look();
}

void RenewalsByHand::expect(const std::vector<AccountKey>& accounts) {
    m_expected.insert(m_expected.end(), accounts.begin(), accounts.end());
    look();
}

void RenewalsByHand::look() {
    if (std::exchange(m_looking, true)) {
        m_again = true;
        return;
    }
    m_errands.add<std::vector<Drift>>(
        [](LocalService& service, std::stop_token) { return service.find_drift(); },
        [this](const Result<std::vector<Drift>>& found) {
            m_looking = false;
            take(found);
            if (std::exchange(m_again, false))
                look();
        });
}

void RenewalsByHand::take(const Result<std::vector<Drift>>& found) {
    m_locked = !found && found.error().code == ErrorCode::locked;
    if (!found) {
        if (!m_locked)
            m_parts.log.write("renewals", found.error());
        return;
    }
    std::set<std::string> tags;
    for (const Drift& drift : *found)
        if (drift.renewal)
            tags.insert(tag_of(drift.account));
    std::erase_if(m_asked, [&](const auto& asked) {
        const bool over = !tags.contains(asked.first);
        if (over)
            m_ways.take_away(asked.first);
        return over;
    });
    for (const Drift& drift : *found)
        if (drift.renewal)
            ask(drift);
    tell_expected(*found);
    note_strays(*found);
}

void RenewalsByHand::ask(const Drift& drift) {
    const Slot& slot = drift.renewal->slot;
    std::string about = slot.id;
    if (slot.password_changed)
        about += " " + to_iso(*slot.password_changed);
    const std::string tag = tag_of(drift.account);
    Question& asked = m_asked[tag];
    if (asked.about == about)
        return;
    asked = {drift.account, slot.id, about};
    m_ways.show(tag, question_about(drift));
}

void RenewalsByHand::tell_expected(const std::vector<Drift>& found) {
    std::vector<AccountKey> without;
    for (const AccountKey& account : std::exchange(m_expected, {})) {
        const auto drift = std::find_if(found.begin(), found.end(), [&](const Drift& one) {
            return one.account == account && one.renewal;
        });
        if (drift != found.end()) {
            m_ways.show(tag_of(account), question_about(*drift)); // asked for anew, whatever was answered
            continue;
        }
        without.push_back(account);
    }
    if (without.empty())
        return;
    m_nowhere = without.size() == 1 ? std::optional(without.front()) : std::nullopt;
    m_ways.show(nowhere_tag, found_nowhere(without));
}

/// Slots that lost their password, or got the one before back: `status` is to show it, and doctor.
void RenewalsByHand::note_strays(const std::vector<Drift>& found) {
    std::string strays;
    std::vector<AccountKey> accounts;
    for (const Drift& drift : found) {
        if (drift.stale.empty() && drift.absent.empty())
            continue;
        accounts.push_back(drift.account);
        for (const auto* slots : {&drift.stale, &drift.absent})
            for (const Slot& slot : *slots)
                strays += slot.id + "\n";
    }
    if (std::exchange(m_strays, strays) == strays)
        return;
    for (const AccountKey& account : accounts)
        m_errands.add<std::vector<AccountStatus>>(
            [account](LocalService& service, std::stop_token) {
                return service.verify(AccountName{account.login, account.provider}, {});
            },
            [this](const Result<std::vector<AccountStatus>>&) { m_ways.changed(); });
}

std::optional<AccountKey> RenewalsByHand::account_of(const std::string& tag) const {
    return tag == nowhere_tag ? m_nowhere : std::nullopt;
}

void RenewalsByHand::acted(const std::string& tag, const std::string& action) {
    const auto asked = m_asked.find(tag);
    if (asked != m_asked.end() && action == "adopt")
        adopt(asked->second);
}

void RenewalsByHand::adopt(const Question& question) {
    m_errands.add<RotationReport>(
        [question](LocalService& service, std::stop_token stop) {
            RotateRequest request;
            request.account = {question.account.login, question.account.provider};
            return service.rotate_from(request, question.slot, {}, std::move(stop));
        },
        [this, question](const Result<RotationReport>& report) { tell_adopted(question, report); }, true);
}

void RenewalsByHand::tell_adopted(const Question& question, const Result<RotationReport>& report) {
    m_ways.changed();
    const std::string& login = question.account.login;
    const std::string tag = "adopted " + tag_of(question.account);
    const AccountResult* result = report && !report->accounts.empty() ? &report->accounts.front() : nullptr;
    if (result != nullptr && result->outcome == AccountOutcome::open)
        return; // what is still open is told by itself
    DesktopNotice notice;
    if (result != nullptr &&
        (result->outcome == AccountOutcome::done || result->outcome == AccountOutcome::unchanged)) {
        notice = notice_about_account(translate("agent", "The new password of %1 is everywhere", {login}),
                                      translate("agent", "Every program on this computer was read back."));
        notice.stays = false;
    } else {
        m_asked.erase(tag_of(question.account)); // to be asked again
        const Error* error = !report                              ? &report.error()
                             : result != nullptr && result->error ? &*result->error
                                                                  : nullptr;
        notice = notice_about_account(
            translate("agent", "The new password of %1 was not brought to the other programs", {login}),
            error != nullptr ? error->message : translate("agent", "The server did not accept it."));
        notice.instead_of_actions = translate("agent", "In a terminal: %1", {"rinnova status " + login});
    }
    m_ways.show(tag, notice);
}

} // namespace rinnova::agent
