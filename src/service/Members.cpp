// SPDX-License-Identifier: Apache-2.0
#include "service/Members.h"

namespace rinnova {

bool from_text(const std::string& text, Date& date) {
    const auto parsed = parse_date(text);
    if (!parsed || to_iso(*parsed) != text)
        return false;
    date = *parsed;
    return true;
}

bool from_text(const std::string& text, Timestamp& moment) {
    const auto found = moment_from(text);
    if (found)
        moment = *found;
    return found.has_value();
}

} // namespace rinnova
