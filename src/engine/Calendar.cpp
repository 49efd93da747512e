// SPDX-License-Identifier: Apache-2.0
#include "engine/Calendar.h"

#include "base/AtomicFile.h"
#include "base/Text.h"
#include "engine/ICalendar.h"
#include "model/ReminderPlan.h"
#include "model/Slot.h"

#include <map>

namespace rinnova {

namespace {

constexpr std::size_t max_calendar_bytes = 16 * 1024 * 1024;
constexpr unsigned only_for_the_user = 0600;

CalendarEntry entry_of(const Account& account, const ReminderSettings& settings) {
    CalendarEntry entry;
    entry.uid = slot_id("rinnova", {account.key.provider, account.key.login});
    entry.day = *account.validity.expires;
    entry.summary = translate("notice", "The password of %1 expires", {account.key.login});
    entry.description =
        translate("notice", "Its last day. Generate a new password on the provider's page, then: %1",
                  {"rinnova rotate " + account.key.login});
    entry.alarms = reminders_before_expiry(account.validity, settings.policy_of(account.key.login));
    return entry;
}

/// A first SEQUENCE that is above whatever was given out from a ledger that is lost: a date changes less than
/// once a day.
int first_sequence(Timestamp now) {
    constexpr Date begin{std::chrono::year(2020) / 1 / 1};
    return std::max(0, static_cast<int>((std::chrono::floor<std::chrono::days>(now) - begin).count()));
}

/// What the ledger has to know of the entry, from what it knew before.
ledger::CalendarEvent event_of(const AccountKey& account, const CalendarEntry& entry,
                               const ledger::CalendarEvent* before, Timestamp now) {
    ledger::CalendarEvent event{account, entry.day, first_sequence(now),
                                slot_id("event", {write_calendar({}, {entry})}), now};
    if (before == nullptr)
        return event;
    event.sequence = before->sequence + (before->expires == event.expires ? 0 : 1);
    if (event.sequence == before->sequence && event.content == before->content)
        event.changed = before->changed;
    return event;
}

} // namespace

Result<std::string> export_calendar(Ledger& ledger, const Clock& clock, const ReminderSettings& settings) {
    std::vector<CalendarEntry> entries;
    auto done = ledger.transaction([&]() -> Result<void> {
        auto accounts = ledger.accounts();
        auto events = accounts ? ledger.calendar().events() : tl::unexpected(accounts.error());
        if (!events)
            return tl::unexpected(events.error());
        std::map<AccountKey, const ledger::CalendarEvent*> known;
        for (const ledger::CalendarEvent& event : *events)
            known[event.account] = &event;
        for (const Account& account : *accounts) {
            if (!account.validity.expires)
                continue;
            CalendarEntry entry = entry_of(account, settings);
            const ledger::CalendarEvent* before = known.contains(account.key) ? known[account.key] : nullptr;
            const ledger::CalendarEvent event = event_of(account.key, entry, before, clock.now());
            if (before == nullptr || event != *before)
                if (auto saved = ledger.calendar().save(event); !saved)
                    return saved;
            entry.sequence = event.sequence;
            entry.changed = event.changed;
            entries.push_back(std::move(entry));
        }
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return write_calendar(translate("notice", "Mail passwords"), entries);
}

Result<bool> refresh_calendar(Ledger& ledger, const Clock& clock, const ReminderSettings& settings,
                              const std::filesystem::path& file) {
    auto text = export_calendar(ledger, clock, settings);
    if (!text)
        return tl::unexpected(text.error());
    if (const auto there = read_file(file, max_calendar_bytes); there && *there == *text)
        return false;
    return AtomicFile::put(file, *text, only_for_the_user).map([] { return true; });
}

} // namespace rinnova
