// SPDX-License-Identifier: Apache-2.0
#include "engine/Notices.h"
#include "support/ScratchFolder.h"
#include "support/ZoneClock.h"

#include <doctest/doctest.h>

#include <set>

using namespace rinnova;
using namespace rinnova::test;
using namespace std::chrono;

namespace {

const Date expires{year(2026) / 12 / 1}; // a Tuesday

AccountKey key(const std::string& login) {
    return {"aruba-pec", login};
}

struct Desk {
    ScratchFolder folder;
    ZoneClock clock;
    ReminderSettings settings;
    bool second_channel = false;
    std::unique_ptr<Ledger> ledger;
    std::unique_ptr<Notices> notices;

    Desk() {
        clock.set(expires - days(30), hours(12));
        restart();
    }
    void restart() {
        notices.reset();
        ledger = std::make_unique<Ledger>(Ledger::open(folder / "ledger.sqlite").value());
        notices = std::make_unique<Notices>(*ledger, clock, settings, second_channel);
    }
    void add(const std::string& login, std::optional<Date> end) {
        Account account;
        account.key = key(login);
        account.validity = {{}, end, end ? ExpirySource::panel : ExpirySource::unknown};
        REQUIRE(ledger->save(account));
    }
    void leave_open(const std::string& login, const std::string& rotation) {
        Slot slot;
        slot.id = "thunderbird:0123456789abcdef";
        slot.target = "thunderbird";
        slot.location = "default-release";
        slot.state = SlotState::pending;
        REQUIRE(ledger->save_slots(key(login), {slot, slot}));
        REQUIRE(ledger->journal().begin({rotation,
                                         key(login),
                                         "rotate",
                                         ledger::Stage::staging,
                                         clock.now(),
                                         rotation,
                                         {},
                                         {},
                                         false,
                                         {}}));
        REQUIRE(ledger->journal().set_stage(rotation, ledger::Stage::committed, clock.now()));
    }
    std::optional<Notice> due() { return notices->due().value().for_user; }
    LocalTime next() { return clock.local_time(notices->next_deadline().value().value()); }
    /// Sleeps until the next deadline, and tells what is due then.
    Notice tell_next() {
        clock.set(notices->next_deadline().value().value());
        const auto notice = due();
        REQUIRE(notice);
        REQUIRE(notices->told(*notice, "desktop"));
        return *notice;
    }
    std::vector<std::string> history_of(const std::string& login) {
        std::vector<std::string> kinds;
        const auto records = ledger->history(key(login)).value();
        for (const HistoryRecord& record : records)
            kinds.push_back(record.kind);
        return kinds;
    }
};

} // namespace

TEST_CASE("nothing is due without an account, without a date, and long before the end") {
    Desk desk;
    CHECK_FALSE(desk.due());
    CHECK_FALSE(desk.notices->next_deadline().value());
    desk.add("unknown@pec.it", {});
    CHECK_FALSE(desk.notices->next_deadline().value());
    desk.add("mario@pec.it", expires);
    CHECK_FALSE(desk.due());
    CHECK(desk.next() == at_time(expires - days(14), hours(10)));
    CHECK(desk.notices->next_notices()->at(key("mario@pec.it")) == desk.notices->next_deadline().value());
}

TEST_CASE("a notice is due until it was told, and never again, over restarts") {
    Desk desk;
    desk.add("mario@pec.it", expires);
    desk.clock.set(expires - days(14), hours(10));
    REQUIRE(desk.due());
    desk.restart(); // killed before it was told: not lost
    const auto notice = desk.due();
    REQUIRE(notice);
    CHECK(desk.notices->next_deadline().value() == desk.clock.now());
    REQUIRE(desk.notices->told(*notice, "desktop"));
    CHECK_FALSE(desk.due());
    desk.restart();
    CHECK_FALSE(desk.due());
    desk.clock.set(desk.clock.now() - hours(3)); // a clock set back
    CHECK_FALSE(desk.due());
    CHECK(desk.next() == at_time(expires - days(7), hours(10)));
    CHECK(desk.history_of("mario@pec.it") == std::vector<std::string>{"notice"});
}

TEST_CASE("many accounts are one notice, the most urgent first; renewed ones are silent") {
    Desk desk;
    desk.add("c@pec.it", expires + days(7));
    desk.add("b@pec.it", expires);
    desk.add("a@pec.it", expires - days(10));
    desk.clock.set(expires - days(7), hours(10)); // a has expired, b has 7 days, c 14
    const auto notice = desk.due();
    REQUIRE(notice);
    REQUIRE(notice->items.size() == 3);
    CHECK(notice->items[0].account.login == "a@pec.it");
    CHECK(notice->items[0].reason == NoticeReason::expired);
    CHECK(notice->items[1].account.login == "b@pec.it");
    CHECK(notice->items[2].account.login == "c@pec.it");
    CHECK(notice->urgency == Urgency::critical);
    CHECK(notice->title == "3 mail password(s) need you");
    CHECK(notice->body.find("a@pec.it: expired on 2026-11-21") != std::string::npos);
    CHECK(notice->body.find("b@pec.it: expires in 7 day(s), on 2026-12-01") != std::string::npos);
    CHECK(notice->lock_screen_title.find("pec.it") == std::string::npos);
    CHECK(notice->lock_screen_body.find("pec.it") == std::string::npos);
    desk.add("a@pec.it", expires + days(80));
    desk.add("b@pec.it", expires + days(83));
    CHECK(desk.due()->items.size() == 1);
    CHECK(desk.notices->what_stands(notice->items).value() == desk.due());
    desk.add("c@pec.it", expires + days(97));
    CHECK_FALSE(desk.due());
    CHECK_FALSE(desk.notices->what_stands(notice->items).value());
}

TEST_CASE("the words of one notice, with and without the address") {
    Desk desk;
    desk.add("mario@pec.it", expires);
    desk.clock.set(expires - days(4), hours(10));
    Notice notice = *desk.due();
    CHECK(notice.title == "The password of mario@pec.it expires in 4 day(s)");
    CHECK(notice.body.find("2026-12-01") != std::string::npos);
    CHECK(notice.body.find("rinnova") == std::string::npos); // there is a button for it
    CHECK(notice.in_terminal.find("rinnova rotate mario@pec.it") != std::string::npos);
    CHECK(notice.lock_screen_title == "A mail password expires in 4 day(s)");
    CHECK(notice.lock_screen_body.find("mario") == std::string::npos);
    desk.settings.general.show_address_on_lock_screen = true;
    desk.restart();
    CHECK(desk.due()->lock_screen_title == desk.due()->title);
    desk.clock.set(expires + days(1), hours(10));
    notice = *desk.due();
    CHECK(notice.title == "The password of mario@pec.it has expired");
    CHECK(notice.body.find("webmail") != std::string::npos);
    CHECK(notice.body.find("Generate a new password") != std::string::npos);
    CHECK_FALSE(notice.may_snooze);
}

TEST_CASE("an account's own policy counts for it alone") {
    Desk desk;
    desk.settings.accounts["b@pec.it"].days = std::vector<int>{21};
    desk.restart();
    desk.add("a@pec.it", expires);
    desk.add("b@pec.it", expires);
    CHECK(desk.tell_next().items.front().account.login == "b@pec.it");
    CHECK(desk.tell_next().items.front().account.login == "a@pec.it");
}

TEST_CASE("“tomorrow” puts off to the next working day, until the last day before the end") {
    Desk desk;
    desk.add("mario@pec.it", expires);
    desk.clock.set(expires - days(11), hours(10)); // a Friday
    REQUIRE(desk.notices->told(*desk.due(), "desktop"));
    CHECK(desk.notices->snooze({"Mario@pec.it", {}}, {}).value() == expires - days(8));
    CHECK(desk.next() == at_time(expires - days(8), hours(10)));
    desk.restart();
    Notice notice = desk.tell_next();
    CHECK(notice.may_snooze);
    CHECK(desk.next() == at_time(expires - days(7), hours(10))); // the snooze is over
    REQUIRE(desk.notices->react(notice.items, Reaction::later));
    CHECK(desk.next() == at_time(expires - days(7), hours(10)));
    CHECK(desk.notices->snooze({"mario@pec.it", {}}, expires - days(1)).value() == expires - days(1));
    CHECK(desk.notices->snooze({"mario@pec.it", {}}, expires).error().code == ErrorCode::conflict);
    CHECK(desk.notices->snooze({"mario@pec.it", {}}, expires - days(30)).error().code == ErrorCode::conflict);
    CHECK(desk.notices->snooze({"nobody@pec.it", {}}, {}).error().code == ErrorCode::not_found);
    desk.clock.set(expires - days(1), hours(11));
    notice = *desk.due();
    CHECK_FALSE(notice.may_snooze);
    REQUIRE(desk.notices->react(notice.items, Reaction::later)); // has no effect
    CHECK(desk.due());
    CHECK_FALSE(desk.notices->snooze({"mario@pec.it", {}}, {}));
    const auto kinds = desk.history_of("mario@pec.it");
    CHECK(std::count(kinds.begin(), kinds.end(), "snoozed") == 3);
}

TEST_CASE("a snooze that new rules forbid makes one notice, not one after the other") {
    Desk desk;
    desk.settings.general.working_days_only = false;
    desk.restart();
    desk.add("mario@pec.it", expires);  // a Tuesday
    const Date end = expires + days(6); // and now a Monday
    desk.add("anna@pec.it", end);
    desk.clock.set(end - days(3), hours(11)); // Friday
    REQUIRE(desk.notices->told(*desk.due(), "desktop"));
    REQUIRE(desk.notices->snooze({"anna@pec.it", {}}, end - days(1)).value() == end - days(1));
    desk.settings.general.working_days_only = true;
    desk.restart();
    const auto notice = desk.due();
    REQUIRE(notice);
    REQUIRE(desk.notices->told(*notice, "desktop"));
    CHECK_FALSE(desk.due());
}

TEST_CASE("nothing can be put off of an account that has nothing to say") {
    Desk desk;
    desk.add("mario@pec.it", expires + days(60));
    CHECK(desk.notices->snooze({"mario@pec.it", {}}, {}).error().code == ErrorCode::conflict);
}

TEST_CASE("slots left open are told of with their places, until they are done") {
    Desk desk;
    desk.add("mario@pec.it", expires + days(60));
    desk.leave_open("mario@pec.it", "r1");
    const auto notice = desk.due();
    REQUIRE(notice);
    CHECK(notice->items.front().reason == NoticeReason::open_slots);
    CHECK(notice->items.front().places == std::vector<std::string>{"thunderbird default-release"});
    CHECK(notice->body.find("default-release") != std::string::npos);
    REQUIRE(desk.notices->told(*notice, "desktop"));
    CHECK_FALSE(desk.due());
    CHECK(desk.next() == at_time(expires - days(30), hours(13)));
    CHECK(desk.notices->what_stands(notice->items).value() == notice);
    CHECK(desk.notices->snooze({"mario@pec.it", {}}, {}).value() == expires - days(29));
    REQUIRE(desk.ledger->save_slots(key("mario@pec.it"), {}));
    CHECK_FALSE(desk.notices->what_stands(notice->items).value());
    CHECK(desk.next() > at_time(expires, hours(0)));
}

TEST_CASE("what still stands of several notices is one, in the words of today") {
    Desk desk;
    desk.add("a@pec.it", expires);
    desk.add("b@pec.it", expires + days(60));
    desk.clock.set(expires - days(1), hours(10));
    desk.leave_open("b@pec.it", "r1");
    const auto both = desk.due();
    REQUIRE(both);
    REQUIRE(both->items.size() == 2);
    desk.clock.set(expires + days(1), hours(10));
    auto standing = desk.notices->what_stands(both->items).value();
    REQUIRE(standing);
    CHECK(standing->items.size() == 2);
    CHECK(standing->body.find("a@pec.it: expired on 2026-12-01") != std::string::npos);
    CHECK(standing->body.find("b@pec.it: the new password is not everywhere yet") != std::string::npos);
    REQUIRE(desk.ledger->save_slots(key("b@pec.it"), {}));
    standing = desk.notices->what_stands(both->items).value();
    REQUIRE(standing);
    CHECK(standing->title == "The password of a@pec.it has expired");
    CHECK_FALSE(standing->may_snooze);
    CHECK(desk.history_of("a@pec.it").empty()); // it was not told by that
}

TEST_CASE("what was put off meanwhile stands no more, and comes back on its day") {
    Desk desk;
    desk.add("a@pec.it", expires);
    desk.add("b@pec.it", expires);
    const Notice notice = desk.tell_next();
    REQUIRE(notice.items.size() == 2);
    const Date until = desk.notices->snooze({"a@pec.it", {}}, {}).value();
    const auto standing = desk.notices->what_stands(notice.items).value();
    REQUIRE(standing);
    REQUIRE(standing->items.size() == 1);
    CHECK(standing->items.front().account == key("b@pec.it"));
    desk.clock.set(until, hours(10));
    CHECK(desk.notices->what_stands(notice.items).value()->items.size() == 2);
}

TEST_CASE("an answer for one of a notice's accounts is none for the others") {
    Desk desk;
    desk.second_channel = true;
    desk.restart();
    desk.add("a@pec.it", expires);
    desk.add("b@pec.it", expires);
    const Notice notice = desk.tell_next();
    REQUIRE(notice.items.size() == 2);
    REQUIRE(desk.notices->react(std::vector<NoticeItem>{notice.items.front()}, Reaction::renew));
    CHECK(desk.history_of("a@pec.it") == std::vector<std::string>{"notice", "reaction"});
    CHECK(desk.history_of("b@pec.it") == std::vector<std::string>{"notice"});
    desk.clock.set(expires - days(4), hours(10)); // Friday, for the 3 days of Saturday
    const auto escalated = desk.notices->due()->for_second_person;
    REQUIRE(escalated);
    REQUIRE(escalated->items.size() == 1);
    CHECK(escalated->items.front().account.login == "b@pec.it");
}

TEST_CASE("the second person hears of what nobody reacted to, once, in a notice apart") {
    Desk desk;
    desk.second_channel = true;
    desk.restart();
    desk.add("a@pec.it", expires);
    desk.add("b@pec.it", expires);
    desk.tell_next();
    desk.tell_next();
    REQUIRE(desk.notices->react(AccountName{"b@pec.it", {}}, Reaction::renew));
    desk.clock.set(expires - days(4), hours(10)); // Friday, for the 3 days of Saturday
    const DueNotices due = desk.notices->due().value();
    REQUIRE(due.for_second_person);
    REQUIRE(due.for_second_person->items.size() == 1);
    CHECK(due.for_second_person->items.front().account.login == "a@pec.it");
    CHECK(due.for_user->items.size() == 2);
    REQUIRE(desk.notices->told(*due.for_second_person, "mail"));
    CHECK_FALSE(desk.notices->due()->for_second_person);
    CHECK(desk.due()->items.size() == 2); // the user's own is still to be told
    REQUIRE(desk.notices->told(*desk.due(), "desktop"));
    CHECK(desk.next() == at_time(expires - days(1), hours(10)));
}

TEST_CASE("telling of an account that was forgotten meanwhile is no failure") {
    Desk desk;
    desk.add("a@pec.it", expires);
    desk.add("b@pec.it", expires);
    desk.clock.set(expires, hours(10));
    const auto notice = desk.due();
    REQUIRE(desk.ledger->erase(key("a@pec.it")));
    REQUIRE(desk.notices->told(*notice, "desktop"));
    CHECK_FALSE(desk.due());
}

TEST_CASE("in the hour that the clocks show twice the deadline lies ahead") {
    Desk desk;
    desk.settings.general.hours = {hours(2), hours(3), hours(2) + minutes(30)};
    desk.settings.general.working_days_only = false;
    desk.restart();
    const Date change{year(2027) / 10 / 31};
    desk.add("a@pec.it", change + days(14));
    desk.clock.set(Timestamp(change) + hours(1) + minutes(10)); // 02:10 for the second time
    CHECK(desk.notices->next_deadline().value() == desk.clock.now() + minutes(20));
}

TEST_CASE("a year of many accounts, with restarts: each threshold once, silence after each renewal") {
    Desk desk;
    constexpr int accounts = 40;
    std::map<AccountKey, Date> ends;
    for (int i = 0; i < accounts; ++i) {
        const std::string login = "a" + std::to_string(i) + "@pec.it";
        ends[key(login)] = expires + days(2 * i);
        desk.add(login, ends[key(login)]);
    }
    std::set<std::tuple<AccountKey, std::string, int>> told;
    const Timestamp end = desk.clock.now() + days(365);
    for (int turn = 0; desk.notices->next_deadline().value().value() < end; ++turn) {
        REQUIRE(turn < 2000);
        if (turn % 7 == 3)
            desk.restart();
        const Notice notice = desk.tell_next();
        for (const NoticeItem& item : notice.items) {
            REQUIRE(told.emplace(item.account, item.cycle, item.threshold).second);
            REQUIRE(ends[item.account] == *item.expires);
            if (*item.days_left <= 3) // the user renews; the others are forgotten to
                desk.add(item.account.login, ends[item.account] = *item.expires + days(90));
        }
        CHECK_FALSE(desk.due());
    }
    std::map<AccountKey, int> per_account;
    for (const auto& [account, cycle, threshold] : told)
        ++per_account[account];
    CHECK(per_account.size() == accounts);
    for (const auto& [account, count] : per_account)
        CHECK(count >= 3 * 3); // three whole lives, of each the notices of 14, 7 and 3 days
}
