// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Text.h"
#include "model/Date.h"
#include "model/Finding.h"
#include "model/Requests.h"

#include <QDate>
#include <QString>

#include <optional>
#include <string_view>

namespace rinnova::desktop {

inline QString qt(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QDate to_qdate(Date date);
Date from_qdate(QDate date);
/// `25 May 2027`, in the user's language.
QString long_date(Date date);
/// `25 May 2027` with a short name of the month.
QString short_date(Date date);
/// `expires in 9 days`, `expires today`, `expired 3 days ago`, `no date known`.
QString expiry_in_words(const AccountStatus& account);
/// The day of the next notice.
QString notice_in_words(const std::optional<std::string>& notice);
/// The provider as a person knows it: its id in words when nothing better is known.
QString provider_in_words(std::string_view provider);
/// `the incoming server (IMAP)`, `the outgoing server (SMTP)`, …
QString kind_in_words(SlotKind kind);
/// `Thunderbird, default-release: the incoming server (IMAP)`
QString place_in_words(const Slot& slot);
/// `Thunderbird`, `keychain`, … as a person calls the target.
QString target_in_words(std::string_view target);
/// `2 copies in place`, `1 copy waiting, 1 copy in place`: the worst first.
QString copies_in_words(const std::vector<Slot>& slots);
/// A message with its hint, as one paragraph each.
QString error_in_words(const Error& error);
/// What to do about a finding, with the window's own buttons.
QString fix_in_words(const Finding& finding);
AccountName name_of(const AccountKey& account);

} // namespace rinnova::desktop
