// SPDX-License-Identifier: Apache-2.0
#include "model/Date.h"

#include "base/Excerpt.h"
#include "base/Text.h"

#include <charconv>
#include <cstdio>

namespace rinnova {

namespace {

using namespace std::chrono;

std::size_t blank_at_back(std::string_view text) {
    if (text.ends_with("\xC2\xA0")) // a no-break space, as pages use them
        return 2;
    return !text.empty() && std::string_view(" \t\r\n").find(text.back()) != std::string_view::npos ? 1 : 0;
}

std::string_view without_frame(std::string_view text) {
    const auto start = text.find_first_of("0123456789");
    if (start == std::string_view::npos)
        return {};
    // Words may stand before the date, not digits or signs glued to it.
    if (start > 0 && text[start - 1] != ':' && blank_at_back(text.substr(0, start)) == 0)
        return {};
    text.remove_prefix(start);
    while (const std::size_t frame = text.ends_with('.') ? 1 : blank_at_back(text))
        text.remove_suffix(frame);
    return text;
}

/// Reads exactly `most` or, where `least` allows, fewer digits.
bool take_number(std::string_view& text, std::size_t least, std::size_t most, int& number) {
    std::size_t digits = 0;
    while (digits < text.size() && digits < most && text[digits] >= '0' && text[digits] <= '9')
        ++digits;
    if (digits < least)
        return false;
    std::from_chars(text.data(), text.data() + digits, number);
    text.remove_prefix(digits);
    return true;
}

bool take(std::string_view& text, char wanted) {
    if (!text.starts_with(wanted))
        return false;
    text.remove_prefix(1);
    return true;
}

bool read_iso(std::string_view text, int& y, int& m, int& d) {
    return take_number(text, 4, 4, y) && take(text, '-') && take_number(text, 2, 2, m) && take(text, '-') &&
           take_number(text, 2, 2, d) && text.empty();
}

bool read_italian(std::string_view text, int& y, int& m, int& d) {
    return take_number(text, 1, 2, d) && take(text, '/') && take_number(text, 1, 2, m) && take(text, '/') &&
           take_number(text, 4, 4, y) && text.empty();
}

} // namespace

Result<Date> parse_date(std::string_view text) {
    const std::string_view framed = without_frame(text);
    int y = 0;
    int m = 0;
    int d = 0;
    if (read_iso(framed, y, m, d) || read_italian(framed, y, m, d)) {
        const year_month_day date{year(y), month(static_cast<unsigned>(m)), day(static_cast<unsigned>(d))};
        if (date.ok())
            return Date{date};
    }
    return fail(ErrorCode::invalid_data, translate("model", "“%1” is not a date.", {excerpt(text, 40)}),
                translate("model", "Write it as 2027-05-25 or as 25/05/2027."));
}

std::optional<Timestamp> moment_from(const std::string& text) {
    // Written back it must be the same text: that refuses whatever the numbers alone would let pass.
    int y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0;
    if (text.size() != 20 || text.front() == '-' ||
        std::sscanf(text.c_str(), "%4d-%2d-%2dT%2d:%2d:%2dZ", &y, &mo, &d, &h, &mi, &s) != 6)
        return std::nullopt;
    const year_month_day date{year(y), month(static_cast<unsigned>(mo)), day(static_cast<unsigned>(d))};
    if (!date.ok())
        return std::nullopt;
    const Timestamp moment = sys_days(date) + hours(h) + minutes(mi) + seconds(s);
    return to_iso(moment) == text ? std::optional(moment) : std::nullopt;
}

Date add_months(Date date, int months_to_add) {
    const year_month_day start{date};
    const year_month_day moved = start + months(months_to_add);
    return moved.ok() ? Date{moved} : Date{moved.year() / moved.month() / last};
}

} // namespace rinnova
