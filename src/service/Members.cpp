// SPDX-License-Identifier: Apache-2.0
#include "service/Members.h"

#include <cstdio>

namespace rinnova {

bool from_text(const std::string& text, Date& date) {
    const auto parsed = parse_date(text);
    if (!parsed || to_iso(*parsed) != text)
        return false;
    date = *parsed;
    return true;
}

bool from_text(const std::string& text, Timestamp& moment) {
    using namespace std::chrono;
    // Written back it must be the same text: that refuses whatever the numbers alone would let pass.
    int y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0;
    if (text.size() != 20 || text.front() == '-' ||
        std::sscanf(text.c_str(), "%4d-%2d-%2dT%2d:%2d:%2dZ", &y, &mo, &d, &h, &mi, &s) != 6)
        return false;
    const year_month_day date{year(y), month(static_cast<unsigned>(mo)), day(static_cast<unsigned>(d))};
    if (!date.ok())
        return false;
    const Timestamp found = sys_days(date) + hours(h) + minutes(mi) + seconds(s);
    if (to_iso(found) != text)
        return false;
    moment = found;
    return true;
}

} // namespace rinnova
