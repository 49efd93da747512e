// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/Notice.h"

namespace rinnova {

/// Puts the items in order and makes title and body from them, with and without addresses.
Notice make_notice(std::vector<NoticeItem> items, bool show_address_on_lock_screen);

/// What the history says of it: `Notice: expires in 3 days (desktop).`
std::string notice_in_history(const NoticeItem& item, const std::string& channel);

/// A day as people write it: `28/11/2026` in Italian.
std::string day_for_people(Date date);

} // namespace rinnova
