// SPDX-License-Identifier: Apache-2.0
#include "base/Text.h"
#include "engine/ConfigMembers.h"

#include <algorithm>

namespace rinnova {

namespace {

using std::chrono::minutes;

constexpr int most_days = 3650;
constexpr minutes whole_day = std::chrono::hours(24);

/// `09:00`; `24:00` is the end of the day.
std::optional<minutes> time_from(std::string_view text) {
    const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9' ? text[i] - '0' : 99; };
    if (text.size() != 5 || text[2] != ':')
        return std::nullopt;
    const minutes hour = std::chrono::hours(digit(0) * 10 + digit(1));
    const minutes minute(digit(3) * 10 + digit(4));
    const bool valid = minute < std::chrono::hours(1) && hour + minute <= whole_day;
    return valid ? std::optional(hour + minute) : std::nullopt;
}

std::optional<minutes> read_time(MemberReader& reader, std::string_view name) {
    const JsonMember* member = reader.take(name);
    if (member == nullptr)
        return std::nullopt;
    if (member->value.kind == JsonValue::Kind::text)
        if (const auto time = time_from(member->value.text))
            return time;
    reader.wrong(*member, translate("engine", "must be a time of the day such as 09:00."));
    return std::nullopt;
}

/// `standing`: what counts of what this object leaves out.
void read_hours(const JsonValue& object, const std::string& path, const ReminderHours& standing,
                ReminderChanges& changes, DocumentReport& report) {
    MemberReader reader(object, path, report);
    changes.from = read_time(reader, "from");
    changes.to = read_time(reader, "to");
    const auto at = std::find_if(object.members.begin(), object.members.end(),
                                 [](const JsonMember& member) { return member.name == "at"; });
    if (at != object.members.end() && at->value.kind == JsonValue::Kind::null) {
        (void)reader.take("at");
        changes.at = std::optional<minutes>();
    } else if (const auto time = read_time(reader, "at")) {
        changes.at = time;
    }
    // Of two ends that were said in two places the later one counts; then the day ends or begins the other.
    ReminderPolicy after;
    after.hours = standing;
    changes.apply_to(after);
    if ((changes.from && changes.to && *changes.from >= *changes.to) || after.hours.from >= after.hours.to)
        reader.wrong(object, "to", translate("engine", "must be later than \"from\"."));
    else if (changes.at && *changes.at && after.hours.of_notices() != **changes.at)
        reader.wrong(at->value, "at", translate("engine", "must lie within the hours."));
    reader.finish();
}

/// From the largest on, none twice.
std::optional<std::vector<int>> read_days(MemberReader& reader) {
    const JsonValue* list = reader.list("days");
    if (list == nullptr)
        return std::nullopt;
    std::vector<int> days;
    for (const JsonValue& item : list->items) {
        if (item.kind != JsonValue::Kind::integer || item.integer < 0 || item.integer > most_days) {
            reader.wrong(
                item, "days",
                translate("engine", "must hold whole numbers from 0 to %1.", {std::to_string(most_days)}));
            return std::nullopt;
        }
        days.push_back(static_cast<int>(item.integer));
    }
    std::sort(days.rbegin(), days.rend());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    return days;
}

/// The calendar of a country: `IT` or null are known.
std::optional<bool> read_holidays(MemberReader& reader) {
    const JsonMember* member = reader.take("holidays");
    if (member == nullptr)
        return std::nullopt;
    if (member->value.kind == JsonValue::Kind::null)
        return false;
    if (member->value.kind == JsonValue::Kind::text && member->value.text == "IT")
        return true;
    reader.wrong(*member, translate("engine", "must be \"IT\" or null."));
    return std::nullopt;
}

ReminderChanges read_changes(MemberReader& reader, const ReminderHours& standing, DocumentReport& report) {
    ReminderChanges changes;
    if (const JsonValue* hours = reader.object("hours"))
        read_hours(*hours, reader.path_of("hours."), standing, changes, report);
    changes.days = read_days(reader);
    changes.after_days = reader.integer("after_days", 0, most_days);
    changes.working_days_only = reader.boolean("working_days_only");
    changes.italian_holidays = read_holidays(reader);
    return changes;
}

} // namespace

void read_reminders(MemberReader& document, ReminderSettings& settings, DocumentReport& report) {
    const JsonValue* object = document.object("reminders");
    if (object == nullptr)
        return;
    MemberReader reader(*object, document.path_of("reminders."), report);
    ReminderChanges changes = read_changes(reader, settings.general.hours, report);
    changes.show_address_on_lock_screen = reader.boolean("show_address_on_lock_screen");
    changes.apply_to(settings.general);
    if (const JsonValue* accounts = reader.object("accounts"))
        for (const JsonMember& account : accounts->members) {
            if (account.value.kind != JsonValue::Kind::object) {
                reader.wrong(account.value, "accounts", translate("engine", "must hold objects."));
                continue;
            }
            MemberReader own(account.value, reader.path_of("accounts."), report);
            settings.accounts[to_lower(account.name)] = read_changes(own, settings.general.hours, report);
            own.finish();
        }
    reader.finish();
}

} // namespace rinnova
