// SPDX-License-Identifier: Apache-2.0
#include "engine/Notices.h"

#include "base/Text.h"
#include "engine/AccountNames.h"
#include "engine/NoticeText.h"

#include <algorithm>

namespace rinnova {

namespace {

NoticeItem item_of(const NoticeSubject& subject, const PlannedNotice& plan, Date today) {
    NoticeItem item;
    item.account = subject.account;
    item.reason = plan.reason;
    item.urgency = plan.urgency;
    item.threshold = plan.threshold;
    item.cycle = plan.reason == NoticeReason::open_slots ? subject.open->id : subject.expiry_cycle;
    item.expires = subject.validity.expires;
    item.days_left = days_left(subject.validity, today);
    item.snooze_limit = plan.snooze_limit;
    return item;
}

/// The two things that an account's notices can be about.
enum class About { expiry, open_slots };

const NoticeState& state_of(const NoticeSubject& subject, About about) {
    return about == About::expiry ? subject.about_expiry : subject.about_open_slots;
}

std::optional<Date> last_day_to_put_off_to(const NoticeSubject& subject, About about, Date today) {
    return about == About::expiry ? snooze_limit(subject.validity, subject.policy, today)
                                  : std::optional(open_slots_snooze_limit(today));
}

/// The allowed day that a wish for `wanted` comes to; none when there is no such day left.
std::optional<Date> day_to_put_off_to(const NoticeSubject& subject, About about, Date wanted, Date today) {
    const std::optional<Date> limit = last_day_to_put_off_to(subject, about, today);
    if (!limit)
        return std::nullopt;
    Date day = subject.policy.first_allowed(wanted);
    if (day > *limit)
        day = subject.policy.last_allowed(wanted);
    return day > today && day <= *limit ? std::optional(day) : std::nullopt;
}

About about_of(const NoticeItem& item) {
    return item.reason == NoticeReason::open_slots ? About::open_slots : About::expiry;
}

/// Not by what the reminders' rules of today no longer allow: that is due again at once.
bool is_put_off(const NoticeState& state, const NoticeItem& item, Date today) {
    return state.snoozed_until && *state.snoozed_until > today && item.snooze_limit &&
           *state.snoozed_until <= *item.snooze_limit;
}

/// The cycle of the account that there is something to be told of now; empty when there is none.
std::string cycle_of(const NoticeSubject& subject, About about, Date today) {
    if (about == About::open_slots)
        return subject.open ? subject.open->id : std::string();
    const ValidityState state = state_of(subject.validity, today);
    const bool due = state == ValidityState::due || state == ValidityState::expired;
    return due || !subject.about_expiry.told.empty() ? subject.expiry_cycle : std::string();
}

} // namespace

Notices::Notices(Ledger& ledger, const Clock& clock, ReminderSettings settings, bool second_channel)
    : m_ledger(ledger), m_clock(clock), m_settings(std::move(settings)), m_second_channel(second_channel) {}

void Notices::set(ReminderSettings settings) {
    m_settings = std::move(settings);
    m_stamp.clear();
}

Result<void> Notices::refresh() {
    auto stamp = m_ledger.stamp();
    if (!stamp)
        return tl::unexpected(stamp.error());
    // What was told is kept by the wall clock.
    *stamp += "/" + std::to_string(m_clock.utc_offset(m_clock.now()).count());
    if (*stamp == m_stamp)
        return {};
    auto subjects = load_notice_subjects(m_ledger, m_clock, m_settings);
    if (!subjects)
        return tl::unexpected(subjects.error());
    m_subjects = std::move(*subjects);
    m_stamp = std::move(*stamp);
    return {};
}

Result<DueNotices> Notices::due() {
    if (auto fresh = refresh(); !fresh)
        return tl::unexpected(fresh.error());
    const LocalTime now = m_clock.local_time(m_clock.now());
    std::vector<NoticeItem> for_user;
    std::vector<NoticeItem> for_second_person;
    for (const NoticeSubject& subject : m_subjects)
        for (const PlannedNotice& plan : plan_notices(subject, m_clock, now, m_second_channel))
            if (plan.moment <= now)
                (plan.reason == NoticeReason::escalation ? for_second_person : for_user)
                    .push_back(item_of(subject, plan, date_of(now)));
    for (NoticeItem& item : for_user)
        if (auto added = add_places(item); !added)
            return tl::unexpected(added.error());
    DueNotices due;
    if (!for_user.empty())
        due.for_user = make_notice(std::move(for_user), m_settings.general.show_address_on_lock_screen);
    if (!for_second_person.empty())
        due.for_second_person = make_notice(std::move(for_second_person), true);
    return due;
}

Result<std::optional<Timestamp>> Notices::next_deadline() {
    if (auto fresh = refresh(); !fresh)
        return tl::unexpected(fresh.error());
    const Timestamp now = m_clock.now();
    const LocalTime local = m_clock.local_time(now);
    std::optional<LocalTime> first;
    for (const NoticeSubject& subject : m_subjects)
        for (const PlannedNotice& plan : plan_notices(subject, m_clock, local, m_second_channel))
            first = std::min(first.value_or(plan.moment), plan.moment);
    if (!first)
        return std::nullopt;
    if (*first <= local)
        return now;
    // In the hour that the clocks show twice, its first time may be over.
    const Timestamp moment = m_clock.moment_of(*first);
    return moment > now ? moment : now + (*first - local);
}

Result<std::map<AccountKey, Timestamp>> Notices::next_notices() {
    if (auto fresh = refresh(); !fresh)
        return tl::unexpected(fresh.error());
    const Timestamp now = m_clock.now();
    const LocalTime local = m_clock.local_time(now);
    std::map<LocalTime, Timestamp> moments; // many accounts share theirs, and zones are slow to ask
    std::map<AccountKey, Timestamp> next;
    for (const NoticeSubject& subject : m_subjects)
        for (const PlannedNotice& plan : plan_notices(subject, m_clock, local, false)) {
            auto moment = moments.find(plan.moment);
            if (moment == moments.end())
                moment = moments.emplace(plan.moment, std::max(now, m_clock.moment_of(plan.moment))).first;
            const auto [entry, added] = next.emplace(subject.account, moment->second);
            if (!added)
                entry->second = std::min(entry->second, moment->second);
        }
    return next;
}

Result<void> Notices::add_places(NoticeItem& item) {
    if (item.reason != NoticeReason::open_slots)
        return {};
    auto slots = m_ledger.slots(item.account);
    if (!slots)
        return tl::unexpected(slots.error());
    item.places.clear();
    for (const Slot& slot : *slots) {
        std::string place = slot.target + (slot.location.empty() ? "" : " " + slot.location);
        if (is_open(slot.state) &&
            std::find(item.places.begin(), item.places.end(), place) == item.places.end())
            item.places.push_back(std::move(place));
    }
    return {};
}

const NoticeSubject* Notices::find(const AccountKey& account) const {
    const auto found = std::find_if(m_subjects.begin(), m_subjects.end(),
                                    [&](const NoticeSubject& subject) { return subject.account == account; });
    return found != m_subjects.end() ? &*found : nullptr;
}

Result<void> Notices::told(const Notice& notice, std::string_view channel) {
    if (auto fresh = refresh(); !fresh)
        return fresh;
    return m_ledger.transaction([&]() -> Result<void> {
        for (const NoticeItem& item : notice.items)
            if (find(item.account) != nullptr) // not forgotten meanwhile
                if (auto done = record(item, channel); !done)
                    return done;
        return {};
    });
}

Result<void> Notices::record(const NoticeItem& item, std::string_view channel) {
    const Timestamp now = m_clock.now();
    ledger::NoticeLog log = m_ledger.notices();
    auto done =
        log.add({item.account, item.cycle, item.reason, item.threshold, now, std::string(channel), {}});
    const NoticeState& state = state_of(*find(item.account), about_of(item));
    const bool over = state.snoozed_until && !is_put_off(state, item, m_clock.local_date(now));
    if (done && over && item.reason != NoticeReason::escalation)
        done = log.end_snooze(item.account, item.cycle);
    if (done)
        done = m_ledger.add_history(
            {now, item.account, "notice", notice_in_history(item, std::string(channel)), {}});
    return done;
}

const NoticeSubject* Notices::still_needed(const NoticeItem& item) const {
    const NoticeSubject* subject = find(item.account);
    if (subject == nullptr)
        return nullptr;
    const bool same_cycle = about_of(item) == About::expiry
                                ? subject->expiry_cycle == item.cycle
                                : subject->open && subject->open->id == item.cycle;
    return same_cycle ? subject : nullptr;
}

Result<std::optional<Notice>> Notices::what_stands(std::vector<NoticeItem> items) {
    if (auto fresh = refresh(); !fresh)
        return tl::unexpected(fresh.error());
    const Date today = m_clock.today();
    std::erase_if(items, [&](const NoticeItem& item) { return still_needed(item) == nullptr; });
    for (NoticeItem& item : items) {
        const NoticeSubject& subject = *find(item.account);
        item.days_left = days_left(subject.validity, today);
        if (item.reason == NoticeReason::due && *item.days_left < 0)
            item.reason = NoticeReason::expired;
        item.snooze_limit = last_day_to_put_off_to(subject, about_of(item), today);
    }
    std::erase_if(items, [&](const NoticeItem& item) {
        return is_put_off(state_of(*find(item.account), about_of(item)), item, today);
    });
    for (NoticeItem& item : items)
        if (auto added = add_places(item); !added)
            return tl::unexpected(added.error());
    if (items.empty())
        return std::nullopt;
    return make_notice(std::move(items), m_settings.general.show_address_on_lock_screen);
}

Result<void> Notices::record_reaction(const AccountKey& account, const std::string& cycle,
                                      Reaction reaction) {
    auto done = m_ledger.notices().react(account, cycle, reaction, m_clock.now());
    if (!done || reaction == Reaction::later)
        return done;
    return m_ledger.add_history({m_clock.now(),
                                 account,
                                 "reaction",
                                 reaction == Reaction::renew
                                     ? translate("notice", "Answer to a notice: renew now.")
                                     : translate("notice", "Answer to a notice: renewed already."),
                                 {}});
}

Result<void> Notices::put_off(const AccountKey& account, const std::string& cycle, Date until) {
    auto done = m_ledger.notices().snooze({account, cycle, until});
    if (done)
        done = record_reaction(account, cycle, Reaction::later);
    if (done)
        done = m_ledger.add_history({m_clock.now(),
                                     account,
                                     "snoozed",
                                     translate("notice", "Notice put off until %1.", {to_iso(until)}),
                                     {}});
    return done;
}

Result<void> Notices::react(const std::vector<NoticeItem>& items, Reaction reaction) {
    if (auto fresh = refresh(); !fresh)
        return fresh;
    const Date today = m_clock.today();
    return m_ledger.transaction([&]() -> Result<void> {
        for (const NoticeItem& item : items) {
            const NoticeSubject* subject = find(item.account);
            if (subject == nullptr)
                continue;
            Result<void> done;
            if (reaction != Reaction::later)
                done = record_reaction(item.account, item.cycle, reaction);
            else if (const auto day =
                         day_to_put_off_to(*subject, about_of(item), today + std::chrono::days(1), today))
                done = put_off(item.account, item.cycle, *day);
            if (!done)
                return done;
        }
        return {};
    });
}

Result<const NoticeSubject*> Notices::subject_of(const AccountName& name) {
    if (auto fresh = refresh(); !fresh)
        return tl::unexpected(fresh.error());
    auto accounts = m_ledger.accounts();
    if (!accounts)
        return tl::unexpected(accounts.error());
    auto key = resolve(name, *accounts, {});
    if (!key)
        return tl::unexpected(key.error());
    const NoticeSubject* subject = find(*key);
    if (subject == nullptr)
        return fail(ErrorCode::busy, translate("engine", "The accounts were changed meanwhile."),
                    translate("engine", "Try again."));
    return subject;
}

Result<void> Notices::react(const AccountName& name, Reaction reaction) {
    if (reaction == Reaction::later)
        return snooze(name, std::nullopt).map([](Date) {});
    auto subject = subject_of(name);
    if (!subject)
        return tl::unexpected(subject.error());
    return m_ledger.transaction([&]() -> Result<void> {
        for (const About about : {About::expiry, About::open_slots})
            if (const std::string cycle = cycle_of(**subject, about, m_clock.today()); !cycle.empty())
                if (auto done = record_reaction((*subject)->account, cycle, reaction); !done)
                    return done;
        return {};
    });
}

Result<Date> Notices::snooze(const AccountName& name, const std::optional<Date>& until) {
    auto found = subject_of(name);
    if (!found)
        return tl::unexpected(found.error());
    const NoticeSubject& subject = **found;
    const Date today = m_clock.today();
    const Date wanted = until.value_or(today + std::chrono::days(1));
    std::optional<Date> last;
    std::optional<Date> day;
    auto saved = m_ledger.transaction([&]() -> Result<void> {
        for (const About about : {About::expiry, About::open_slots}) {
            const std::string cycle = cycle_of(subject, about, today);
            if (cycle.empty())
                continue;
            last = std::max(last, last_day_to_put_off_to(subject, about, today));
            const auto possible = day_to_put_off_to(subject, about, wanted, today);
            if (!possible)
                continue;
            day = std::max(day, possible);
            if (auto done = put_off(subject.account, cycle, *possible); !done)
                return done;
        }
        return {};
    });
    if (!saved)
        return tl::unexpected(saved.error());
    if (day)
        return *day;
    return fail(ErrorCode::conflict,
                translate("engine", "No notice of %1 can be put off until %2.",
                          {subject.account.login, to_iso(wanted)}),
                last ? translate("engine", "The last day possible is %1.", {to_iso(*last)}) : std::string());
}

} // namespace rinnova
