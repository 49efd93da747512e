// SPDX-License-Identifier: Apache-2.0
#include "engine/ICalendar.h"

#include "model/Date.h"

#include <string_view>

namespace rinnova {

namespace {

constexpr std::size_t longest_line = 75; // octets, without the end: RFC 5545 3.1

void add_line(std::string& text, std::string_view line) {
    std::size_t room = longest_line;
    while (line.size() > room) {
        std::size_t end = room;
        while ((static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) // never inside a character
            --end;
        text.append(line.substr(0, end)).append("\r\n ");
        line.remove_prefix(end);
        room = longest_line - 1; // the blank counts
    }
    text.append(line).append("\r\n");
}

/// TEXT of RFC 5545 3.3.11; control characters have no place in it.
std::string escaped(std::string_view text) {
    std::string safe;
    for (const char c : text) {
        if (c == '\n')
            safe += "\\n";
        else if (c == '\\' || c == ';' || c == ',')
            safe.append("\\").push_back(c);
        else if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F)
            safe += c;
    }
    return safe;
}

std::string compact(std::string iso) {
    std::erase_if(iso, [](char c) { return c == '-' || c == ':'; });
    return iso;
}

/// `-P13DT14H`: from the first moment of the event's day.
std::string duration_from(Date day, LocalTime moment) {
    using namespace std::chrono;
    const seconds total = moment - at_time(day, seconds(0));
    const seconds length = abs(total);
    const auto days_long = floor<days>(length);
    const hh_mm_ss rest(length - days_long);
    std::string text = total < seconds(0) ? "-P" : "P";
    if (days_long.count() > 0)
        text += std::to_string(days_long.count()) + "D";
    std::string time;
    if (rest.hours().count() > 0)
        time += std::to_string(rest.hours().count()) + "H";
    if (rest.minutes().count() > 0)
        time += std::to_string(rest.minutes().count()) + "M";
    if (!time.empty() || days_long.count() == 0)
        text += "T" + (time.empty() ? "0S" : time);
    return text;
}

void add_event(std::string& text, const CalendarEntry& entry) {
    add_line(text, "BEGIN:VEVENT");
    add_line(text, "UID:" + escaped(entry.uid));
    add_line(text, "DTSTAMP:" + compact(to_iso(entry.changed)));
    add_line(text, "LAST-MODIFIED:" + compact(to_iso(entry.changed)));
    add_line(text, "SEQUENCE:" + std::to_string(entry.sequence));
    add_line(text, "DTSTART;VALUE=DATE:" + compact(to_iso(entry.day)));
    add_line(text, "DTEND;VALUE=DATE:" + compact(to_iso(entry.day + std::chrono::days(1))));
    add_line(text, "SUMMARY:" + escaped(entry.summary));
    add_line(text, "DESCRIPTION:" + escaped(entry.description));
    add_line(text, "TRANSP:TRANSPARENT");
    for (const LocalTime alarm : entry.alarms) {
        add_line(text, "BEGIN:VALARM");
        add_line(text, "ACTION:DISPLAY");
        add_line(text, "DESCRIPTION:" + escaped(entry.summary));
        add_line(text, "TRIGGER:" + duration_from(entry.day, alarm));
        add_line(text, "END:VALARM");
    }
    add_line(text, "END:VEVENT");
}

} // namespace

std::string write_calendar(const std::string& name, const std::vector<CalendarEntry>& entries) {
    std::string text;
    add_line(text, "BEGIN:VCALENDAR");
    add_line(text, "VERSION:2.0");
    add_line(text, "PRODID:-//Rinnova//Rinnova//EN");
    add_line(text, "CALSCALE:GREGORIAN");
    add_line(text, "X-WR-CALNAME:" + escaped(name));
    for (const CalendarEntry& entry : entries)
        add_event(text, entry);
    add_line(text, "END:VCALENDAR");
    return text;
}

} // namespace rinnova
