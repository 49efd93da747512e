// SPDX-License-Identifier: Apache-2.0
#include "engine/NoticeText.h"

#include "base/Text.h"

#include <algorithm>
#include <tuple>

namespace rinnova {

namespace {

constexpr std::size_t most_lines = 8;

struct Words {
    std::string title;
    std::string body;
    std::string in_terminal{};
};

int rank(const NoticeItem& item) {
    if (item.reason == NoticeReason::expired)
        return 0;
    if (item.reason == NoticeReason::open_slots)
        return 2;
    return item.urgency == Urgency::critical ? 1 : 3;
}

/// `today`, `tomorrow`, `in 3 days`; for days that are still to come.
std::string in_days(int days) {
    if (days <= 0)
        return translate("notice", "today");
    if (days == 1)
        return translate("notice", "tomorrow");
    return translate_count("notice", "in %n day(s)", days);
}

std::string how_to_renew() {
    return translate("notice", "Generate a new password on the provider's page and paste it once into "
                               "Rinnova: it brings it to every mail program on this computer.");
}

std::string what_still_works() {
    return translate("notice", "Mail programs can no longer send or receive with it. The webmail and the "
                               "provider's app still work, with their own password.");
}

std::string command(const std::string& line) {
    return translate("notice", "In a terminal: %1", {line});
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text;
}

Words words_for_one(const NoticeItem& item) {
    const std::string& login = item.account.login;
    const std::string expiry = item.expires ? day_for_people(*item.expires) : std::string();
    const std::string when = in_days(item.days_left.value_or(0));
    const std::string renew = command("rinnova rotate " + login);
    switch (item.reason) {
    case NoticeReason::due:
        return {translate("notice", "The password of %1 expires %2", {login, when}),
                translate("notice", "It is valid until %1; mail programs cannot log in with it afterwards.",
                          {expiry}) +
                    " " + how_to_renew(),
                renew};
    case NoticeReason::expired:
        return {translate("notice", "The password of %1 has expired", {login}),
                translate("notice", "It was valid until %1.", {expiry}) + " " + what_still_works() + " " +
                    how_to_renew(),
                renew};
    case NoticeReason::open_slots:
        return {translate("notice", "The new password of %1 is not everywhere yet", {login}),
                translate("notice",
                          "Missing: %1. The old password may stop working at any time, and a program that "
                          "keeps trying it can lock the mailbox. Close the mail program, unlock the "
                          "keychain, or confirm what you did by hand.",
                          {joined(item.places)}),
                command("rinnova status " + login)};
    case NoticeReason::escalation:
        return {item.days_left.value_or(0) < 0
                    ? translate("notice", "The password of %1 has expired, and nobody reacted", {login})
                    : translate("notice", "The password of %1 expires %2, and nobody reacted", {login, when}),
                translate("notice",
                          "The reminders on the computer of this mailbox were left unanswered. Its password "
                          "for mail programs is valid until %1; afterwards no program can send or receive "
                          "with it. Please see to it that it is renewed.",
                          {expiry})};
    }
    return {};
}

/// One account's line in a notice about several.
std::string line_for(const NoticeItem& item) {
    const std::string expiry = item.expires ? day_for_people(*item.expires) : std::string();
    const std::string& login = item.account.login;
    if (item.reason == NoticeReason::open_slots)
        return translate("notice", "%1: the new password is not everywhere yet", {login});
    if (item.days_left.value_or(0) < 0)
        return translate("notice", "%1: expired on %2", {login, expiry});
    return translate("notice", "%1: expires %2, on %3", {login, in_days(*item.days_left), expiry});
}

Words words_for_many(const std::vector<NoticeItem>& items) {
    const auto count = static_cast<int>(items.size());
    const bool escalation = items.front().reason == NoticeReason::escalation;
    Words words{escalation
                    ? translate_count("notice", "%n mail password(s) expire, and nobody reacted", count)
                    : translate_count("notice", "%n mail password(s) need you", count),
                {}};
    const std::size_t shown = items.size() > most_lines ? most_lines - 1 : items.size();
    for (std::size_t i = 0; i < shown; ++i)
        words.body += line_for(items[i]) + "\n";
    if (shown < items.size())
        words.body += translate_count("notice", "and %n more", static_cast<int>(items.size() - shown)) + "\n";
    const bool expired = std::any_of(items.begin(), items.end(), [](const NoticeItem& item) {
        return item.reason == NoticeReason::expired;
    });
    if (expired)
        words.body += translate("notice", "With an expired password mail programs can no longer send or "
                                          "receive; the webmail and the provider's app still work.") +
                      "\n";
    if (escalation)
        words.body += translate("notice", "The reminders on the computer of these mailboxes were "
                                          "left unanswered. Please see to it that they are renewed.");
    else
        words.in_terminal = command("rinnova status");
    while (words.body.ends_with('\n'))
        words.body.pop_back();
    return words;
}

/// What a stranger may read: how many and when, not whose.
Words words_without_address(const std::vector<NoticeItem>& items) {
    const NoticeItem& first = items.front();
    const std::string body = translate("notice", "Rinnova shows which one.");
    if (items.size() > 1)
        return {translate_count("notice", "%n mail password(s) need you", static_cast<int>(items.size())),
                body};
    if (first.reason == NoticeReason::open_slots)
        return {translate("notice", "A new mail password is not everywhere yet"), body};
    if (first.days_left.value_or(0) < 0)
        return {translate("notice", "A mail password has expired"), body};
    return {translate("notice", "A mail password expires %1", {in_days(*first.days_left)}), body};
}

} // namespace

std::string day_for_people(Date date) {
    const std::chrono::year_month_day parts{date};
    const std::string iso = to_iso(date);
    const std::string_view day = std::string_view(iso).substr(iso.size() - 2);
    const std::string_view month = std::string_view(iso).substr(iso.size() - 5, 2);
    //: year, month, day
    return translate("notice", "%1-%2-%3", {std::to_string(static_cast<int>(parts.year())), month, day});
}

Notice make_notice(std::vector<NoticeItem> items, bool show_address_on_lock_screen) {
    std::stable_sort(items.begin(), items.end(), [](const NoticeItem& a, const NoticeItem& b) {
        return std::tuple(rank(a), a.days_left.value_or(0), a.account) <
               std::tuple(rank(b), b.days_left.value_or(0), b.account);
    });
    Notice notice;
    for (const NoticeItem& item : items) {
        if (item.urgency == Urgency::critical)
            notice.urgency = Urgency::critical;
        notice.may_snooze = notice.may_snooze || item.snooze_limit.has_value();
    }
    Words words = items.size() == 1 ? words_for_one(items.front()) : words_for_many(items);
    Words quiet = show_address_on_lock_screen ? words : words_without_address(items);
    notice.title = std::move(words.title);
    notice.body = std::move(words.body);
    notice.in_terminal = std::move(words.in_terminal);
    notice.lock_screen_title = std::move(quiet.title);
    notice.lock_screen_body = std::move(quiet.body);
    notice.items = std::move(items);
    return notice;
}

std::string notice_in_history(const NoticeItem& item, const std::string& channel) {
    const int left = item.days_left.value_or(0);
    switch (item.reason) {
    case NoticeReason::due:
        return translate("notice", "Notice: expires %1 (%2).", {in_days(left), channel});
    case NoticeReason::expired:
        return translate("notice", "Notice: has expired (%1).", {channel});
    case NoticeReason::open_slots:
        return translate("notice", "Notice: not everywhere yet (%1).", {channel});
    case NoticeReason::escalation:
        return translate("notice", "Notice to a second person (%1).", {channel});
    }
    return {};
}

} // namespace rinnova
