// SPDX-License-Identifier: Apache-2.0
#include "desktop/QtText.h"

#include "model/Account.h"
#include "service/Words.h"

#include <QLocale>

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

QString error_in_words(const Error& error) {
    QString text = qt(error.message);
    if (!error.hint.empty())
        text += u'\n' + qt(error.hint);
    return text;
}

AccountName name_of(const AccountKey& account) {
    return {account.login, account.provider};
}

} // namespace rinnova::desktop
