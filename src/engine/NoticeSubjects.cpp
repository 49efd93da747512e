// SPDX-License-Identifier: Apache-2.0
#include "engine/NoticeSubjects.h"

#include <map>

namespace rinnova {

namespace {

/// The state that a cycle's notices belong to; null for a cycle that is over.
NoticeState* state_of_cycle(NoticeSubject& subject, const std::string& cycle) {
    if (cycle == subject.expiry_cycle)
        return &subject.about_expiry;
    return subject.open && cycle == subject.open->id ? &subject.about_open_slots : nullptr;
}

} // namespace

Result<std::vector<NoticeSubject>> load_notice_subjects(Ledger& ledger, const Clock& clock,
                                                        const ReminderSettings& settings) {
    auto accounts = ledger.validities();
    if (!accounts)
        return tl::unexpected(accounts.error());
    auto open = ledger.notices().open_rotations();
    auto told = open ? ledger.notices().running(*open) : tl::unexpected(open.error());
    auto snoozes = told ? ledger.notices().snoozes() : tl::unexpected(told.error());
    if (!snoozes)
        return tl::unexpected(snoozes.error());

    std::vector<NoticeSubject> subjects;
    subjects.reserve(accounts->size());
    std::map<AccountKey, std::size_t> index;
    for (auto& [account, validity] : *accounts) {
        index.emplace(account, subjects.size());
        NoticeSubject subject;
        subject.policy = settings.policy_of(account.login);
        subject.validity = validity;
        if (validity.expires)
            subject.expiry_cycle = to_iso(*validity.expires);
        subject.account = std::move(account);
        subjects.push_back(std::move(subject));
    }
    for (ledger::OpenRotation& rotation : *open)
        if (const auto found = index.find(rotation.account); found != index.end())
            subjects[found->second].open = std::move(rotation);
    for (const ledger::NoticeRecord& record : *told)
        if (const auto found = index.find(record.account); found != index.end())
            if (NoticeState* state = state_of_cycle(subjects[found->second], record.cycle))
                state->told.push_back(
                    {record.reason, record.threshold, clock.local_time(record.at), record.reaction});
    for (const ledger::Snooze& snooze : *snoozes)
        if (const auto found = index.find(snooze.account); found != index.end())
            if (NoticeState* state = state_of_cycle(subjects[found->second], snooze.cycle))
                state->snoozed_until = snooze.until;
    return subjects;
}

std::vector<PlannedNotice> plan_notices(const NoticeSubject& subject, const Clock& clock, LocalTime now,
                                        bool second_channel) {
    std::vector<PlannedNotice> plans;
    if (auto plan = next_expiry_notice(subject.validity, subject.policy, subject.about_expiry, now))
        plans.push_back(std::move(*plan));
    if (subject.open)
        if (auto plan = next_open_slots_notice(clock.local_time(subject.open->committed), subject.policy,
                                               subject.about_open_slots, now))
            plans.push_back(std::move(*plan));
    if (second_channel)
        if (auto plan = next_escalation(subject.validity, subject.policy, subject.about_expiry, now))
            plans.push_back(std::move(*plan));
    return plans;
}

} // namespace rinnova
