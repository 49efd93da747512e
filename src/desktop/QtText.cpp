// SPDX-License-Identifier: Apache-2.0
#include "desktop/QtText.h"

#include "desktop/WindowWords.h"
#include "model/Account.h"
#include "service/Words.h"

#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <array>

namespace rinnova::desktop {

QDate to_qdate(Date date) {
    const std::chrono::year_month_day day(date);
    return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
            static_cast<int>(static_cast<unsigned>(day.day()))};
}

Date from_qdate(QDate date) {
    return std::chrono::sys_days(std::chrono::year(date.year()) /
                                 std::chrono::month(static_cast<unsigned>(date.month())) /
                                 std::chrono::day(static_cast<unsigned>(date.day())));
}

QString long_date(Date date) {
    return QLocale().toString(to_qdate(date), QStringLiteral("d MMMM yyyy"));
}

QString short_date(Date date) {
    return QLocale().toString(to_qdate(date), QStringLiteral("d MMM yyyy"));
}

QString notice_in_words(const std::optional<std::string>& notice) {
    if (!notice)
        return QStringLiteral("–");
    const auto date = parse_date(std::string_view(*notice).substr(0, 10));
    return date ? short_date(*date) : qt(*notice);
}

QString expiry_in_words(const AccountStatus& account) {
    if (!account.days_left)
        return qt(translate("desktop", "no date known"));
    const int left = *account.days_left;
    if (left == 0)
        return qt(translate("desktop", "expires today"));
    if (left < 0)
        return qt(translate_count("desktop", "expired %n day(s) ago", -left));
    return qt(translate_count("desktop", "expires in %n day(s)", left));
}

QString provider_in_words(std::string_view provider) {
    constexpr std::string_view generic = "generic:";
    if (provider.starts_with(generic))
        return qt(provider.substr(generic.size()));
    // An id is made of the name's words.
    QString name = qt(provider);
    name.replace(u'-', u' ');
    for (qsizetype i = 0; i < name.size(); ++i)
        if (i == 0 || name[i - 1] == u' ')
            name[i] = name[i].toUpper();
    name.replace(QStringLiteral("Pec"), QStringLiteral("PEC"));
    return name;
}

QString kind_in_words(SlotKind kind) {
    switch (kind) {
    case SlotKind::imap:
        return qt(translate("desktop", "incoming mail (IMAP)"));
    case SlotKind::pop3:
        return qt(translate("desktop", "incoming mail (POP3)"));
    case SlotKind::smtp:
        return qt(translate("desktop", "outgoing mail (SMTP)"));
    case SlotKind::archive:
        return qt(translate("desktop", "archive"));
    case SlotKind::generic:
        return {};
    }
    return {};
}

QString target_in_words(std::string_view target) {
    if (target == "thunderbird")
        return QStringLiteral("Thunderbird");
    if (target == "keychain")
        return qt(translate("desktop", "keychain"));
    if (target == "apple-mail")
        return QStringLiteral("Apple Mail");
    if (target == "manual")
        return qt(translate("desktop", "device"));
    return qt(target);
}

QString place_in_words(const Slot& slot) {
    const QString kind = kind_in_words(slot.kind);
    // A device is known by its name alone.
    if (slot.target == "manual" && !slot.location.empty())
        return qt(slot.location);
    return kind.isEmpty() ? target_in_words(slot.target)
                          : target_in_words(slot.target) + QStringLiteral(" · ") + kind;
}

namespace {

QString counted(SlotState state, int count) {
    switch (state) {
    case SlotState::in_sync:
        return qt(translate_count("desktop", "%n in place", count));
    case SlotState::stale:
        return qt(translate_count("desktop", "%n with another password", count));
    case SlotState::pending:
        return qt(translate_count("desktop", "%n waiting", count));
    case SlotState::absent:
        return qt(translate_count("desktop", "%n without a password", count));
    case SlotState::locked:
        return qt(translate_count("desktop", "%n locked", count));
    case SlotState::unreadable:
        return qt(translate_count("desktop", "%n unreadable", count));
    case SlotState::failed:
        return qt(translate_count("desktop", "%n failed", count));
    case SlotState::needs_user:
        return qt(translate_count("desktop", "%n to do by hand", count));
    case SlotState::unknown:
        return qt(translate_count("desktop", "%n not checked", count));
    }
    return {};
}

} // namespace

QString copies_in_words(const std::vector<Slot>& slots) {
    constexpr std::array order{SlotState::failed,     SlotState::unreadable, SlotState::stale,
                               SlotState::needs_user, SlotState::locked,     SlotState::pending,
                               SlotState::absent,     SlotState::unknown,    SlotState::in_sync};
    QStringList words;
    for (const SlotState state : order)
        if (const auto count = std::count_if(slots.begin(), slots.end(),
                                             [&](const Slot& slot) { return slot.state == state; });
            count > 0)
            words.append(counted(state, static_cast<int>(count)));
    return words.isEmpty() ? qt(translate("desktop", "none on this computer"))
                           : words.join(QStringLiteral(", "));
}

QString error_in_words(const Error& error) {
    QString text = qt(in_window_words(error.message));
    if (!error.hint.empty())
        text += u'\n' + qt(in_window_words(error.hint));
    return text;
}

QString fix_in_words(const Finding& finding) {
    if (finding.rule == "expired" || finding.rule == "password-lost")
        return qt(translate("desktop", "Generate a new one on the provider's page: press “Renew”."));
    if (finding.rule == "remembered-nowhere")
        return qt(translate("desktop",
                            "Press “Renew”, and tick that it is also to be added where no password is "
                            "stored."));
    if (finding.rule == "slots-differ")
        return qt(translate("desktop",
                            "If one of them is new: choose it under “Stored copies” and press “Bring this "
                            "one everywhere”."));
    return qt(in_window_words(finding.fix));
}

AccountName name_of(const AccountKey& account) {
    return {account.login, account.provider};
}

} // namespace rinnova::desktop
