// SPDX-License-Identifier: Apache-2.0
#include "engine/Calendar.h"
#include "engine/ICalendar.h"
#include "support/ScratchFolder.h"
#include "support/ZoneClock.h"

#include <doctest/doctest.h>
#include <libical/ical.h>

#include <memory>

using namespace rinnova;
using namespace rinnova::test;
using namespace std::chrono;

namespace {

const Date expires{year(2026) / 12 / 1};

struct FreeComponent {
    void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, FreeComponent>;

/// What another program makes of it; it has to be valid by the rules of iCalendar.
Component parsed(const std::string& text) {
    Component calendar(icalparser_parse_string(text.c_str()));
    REQUIRE(calendar);
    CHECK(icalrestriction_check(calendar.get()) != 0);
    CHECK(icalcomponent_count_errors(calendar.get()) == 0);
    return calendar;
}

icalcomponent* event_in(const Component& calendar) {
    icalcomponent* event = icalcomponent_get_first_component(calendar.get(), ICAL_VEVENT_COMPONENT);
    REQUIRE(event != nullptr);
    return event;
}

/// The alarms of the event, in seconds from the first moment of its day.
std::vector<int> alarms_of(icalcomponent* event) {
    std::vector<int> all;
    for (icalcomponent* alarm = icalcomponent_get_first_component(event, ICAL_VALARM_COMPONENT);
         alarm != nullptr; alarm = icalcomponent_get_next_component(event, ICAL_VALARM_COMPONENT)) {
        icalproperty* trigger = icalcomponent_get_first_property(alarm, ICAL_TRIGGER_PROPERTY);
        REQUIRE(trigger != nullptr);
        all.push_back(icaldurationtype_as_int(icalproperty_get_trigger(trigger).duration));
    }
    return all;
}

struct Office {
    ScratchFolder folder;
    ZoneClock clock;
    Ledger ledger = Ledger::open(folder / "ledger.sqlite").value();
    ReminderSettings settings;

    Office() { clock.set(expires - days(60), hours(12)); }
    void add(const std::string& login, std::optional<Date> end) {
        Account account;
        account.key = {"aruba-pec", login};
        account.validity.expires = end;
        REQUIRE(ledger.save(account));
    }
    std::string calendar() { return export_calendar(ledger, clock, settings).value(); }
};

} // namespace

TEST_CASE("the calendar of an office is valid, with an event for each date and alarms by the policy") {
    Office office;
    office.add("mario.rossi@pec.it", expires);
    office.add("segreteria/studio@pec.it", expires + days(20));
    office.add("unknown@pec.it", {});
    const Component calendar = parsed(office.calendar());
    CHECK(icalcomponent_count_components(calendar.get(), ICAL_VEVENT_COMPONENT) == 2);
    icalcomponent* event = event_in(calendar);
    const icaltimetype start = icalcomponent_get_dtstart(event);
    CHECK(icaltime_as_ical_string(start) == std::string("20261201"));
    CHECK(start.is_date == 1);
    CHECK(std::string(icalcomponent_get_summary(event)).find("mario.rossi@pec.it") != std::string::npos);
    const auto at_ten = [](int days_before) { return (10 - 24 * days_before) * 3600; };
    CHECK(alarms_of(event) == std::vector<int>{at_ten(14), at_ten(7), at_ten(4), at_ten(1), at_ten(0)});
}

TEST_CASE("an event is the same for ever: its UID stays, its SEQUENCE grows with each new date alone") {
    Office office;
    office.add("mario.rossi@pec.it", expires);
    const std::string before = office.calendar();
    CHECK(office.calendar() == before);
    const Component first = parsed(before);
    office.settings.general.days = std::vector<int>{5};
    office.clock.set(office.clock.now() + hours(1));
    const Component other_alarms = parsed(office.calendar());
    CHECK(icalcomponent_get_sequence(event_in(other_alarms)) == icalcomponent_get_sequence(event_in(first)));
    CHECK(icaltime_compare(icalcomponent_get_dtstamp(event_in(other_alarms)),
                           icalcomponent_get_dtstamp(event_in(first))) > 0);
    office.add("mario.rossi@pec.it", expires + days(90));
    const Component renewed = parsed(office.calendar());
    CHECK(icalcomponent_get_uid(event_in(renewed)) == std::string(icalcomponent_get_uid(event_in(first))));
    CHECK(icalcomponent_get_sequence(event_in(renewed)) == icalcomponent_get_sequence(event_in(first)) + 1);
}

TEST_CASE("a ledger that was lost does not make the sequence smaller") {
    Office office;
    office.add("mario.rossi@pec.it", expires);
    const int before = icalcomponent_get_sequence(event_in(parsed(office.calendar())));
    office.add("mario.rossi@pec.it", expires + days(90));
    const int renewed = icalcomponent_get_sequence(event_in(parsed(office.calendar())));
    Office anew;
    anew.clock.set(office.clock.now() + days(2));
    anew.add("mario.rossi@pec.it", expires + days(90));
    CHECK(icalcomponent_get_sequence(event_in(parsed(anew.calendar()))) > renewed);
    CHECK(renewed > before);
}

TEST_CASE("odd names are escaped, long lines folded between characters") {
    CalendarEntry entry;
    entry.uid = "rinnova:0123456789abcdef";
    entry.day = expires;
    std::string name = "a;b,c\\d \"e\"";
    for (int i = 0; i < 60; ++i)
        name += "\u00e8\u20ac\U0001F511";
    entry.summary = name;
    entry.description = "one\ntwo\x01";
    entry.alarms = {at_time(expires, seconds(0)), at_time(expires - days(2), hours(23) + minutes(59))};
    const std::string text = write_calendar("Rinnova", {entry});
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = text.find("\r\n", start);
        REQUIRE(end != std::string::npos);
        CHECK(end - start <= 75);
        CHECK((static_cast<unsigned char>(text[start]) & 0xC0U) != 0x80U);
        start = end + 2;
    }
    const Component calendar = parsed(text);
    CHECK(icalcomponent_get_summary(event_in(calendar)) == name);
    CHECK(icalcomponent_get_description(event_in(calendar)) == std::string("one\ntwo"));
    CHECK(alarms_of(event_in(calendar)) == std::vector<int>{0, -(24 * 3600 + 60)});
}

TEST_CASE("an empty calendar is one too") {
    Office office;
    CHECK(Component(icalparser_parse_string(office.calendar().c_str())) != nullptr);
}

TEST_CASE("a file that calendars subscribe to is written when something changed, for the user alone") {
    Office office;
    office.add("mario.rossi@pec.it", expires);
    const auto file = office.folder / "rinnova.ics";
    const auto refresh = [&] { return refresh_calendar(office.ledger, office.clock, office.settings, file); };
    CHECK(refresh().value());
    CHECK(std::filesystem::status(file).permissions() == std::filesystem::perms(0600));
    CHECK_FALSE(refresh().value());
    office.add("mario.rossi@pec.it", expires + days(90));
    CHECK(refresh().value());
    CHECK(bytes_of(file) == office.calendar());
    CHECK_FALSE(refresh_calendar(office.ledger, office.clock, office.settings,
                                 office.folder / "missing" / "rinnova.ics"));
}
