// SPDX-License-Identifier: Apache-2.0
#include "DeviceSteps.h"

#include "sdk/Target.h"

#include <array>
#include <utility>

namespace rinnova::manual {

namespace {

struct Word {
    std::string_view part; ///< of the name, in lower case
    DeviceKind kind;
    std::string_view other_part = {}; ///< that has to be there too
};

// In both languages; the first that matches counts.
constexpr std::array words{
    Word{"gmail", DeviceKind::gmail_app},
    Word{"outlook", DeviceKind::outlook_app, "iphone"},
    Word{"outlook", DeviceKind::outlook_app, "ipad"},
    Word{"outlook", DeviceKind::outlook_app, "android"},
    Word{"outlook", DeviceKind::outlook_app, "samsung"},
    Word{"outlook", DeviceKind::outlook_app, "xiaomi"},
    Word{"outlook", DeviceKind::outlook_app, "pixel"},
    Word{"outlook", DeviceKind::outlook_app, "phone"},
    Word{"outlook", DeviceKind::outlook_app, "telefon"},
    Word{"outlook", DeviceKind::outlook_app, "cellular"},
    Word{"outlook", DeviceKind::outlook_app, "tablet"},
    Word{"outlook", DeviceKind::outlook_app, "app"},
    Word{"outlook", DeviceKind::new_outlook},
    Word{"windows mail", DeviceKind::windows_mail},
    Word{"posta di windows", DeviceKind::windows_mail},
    Word{"mail", DeviceKind::windows_mail, "windows"},
    Word{"iphone", DeviceKind::iphone},
    Word{"ipad", DeviceKind::iphone},
    Word{"android", DeviceKind::android},
    Word{"samsung", DeviceKind::android},
    Word{"xiaomi", DeviceKind::android},
    Word{"pixel", DeviceKind::android},
    Word{"phone", DeviceKind::phone},
    Word{"telefon", DeviceKind::phone},
    Word{"cellular", DeviceKind::phone},
    Word{"tablet", DeviceKind::phone},
    Word{"scanner", DeviceKind::scanner},
    Word{"stampante", DeviceKind::scanner},
    Word{"printer", DeviceKind::scanner},
    Word{"multifunzione", DeviceKind::scanner},
    Word{"gestionale", DeviceKind::practice_software},
    Word{"software", DeviceKind::practice_software},
    Word{"fattur", DeviceKind::practice_software},
    Word{"erp", DeviceKind::practice_software},
    Word{"pc", DeviceKind::computer},
    Word{"computer", DeviceKind::computer},
    Word{"desk", DeviceKind::computer},
    Word{"postazione", DeviceKind::computer},
    Word{"notebook", DeviceKind::computer},
};

std::string incoming_and_outgoing() {
    return translate("manual",
                     "Replace the password twice: for the incoming and for the outgoing server (SMTP).");
}

std::string check() {
    return translate("manual", "Send yourself a message, to see that both work.");
}

std::string on_the_clipboard(std::string_view login) {
    return translate("manual",
                     "Where it is on this computer: “rinnova copy %1” puts the password on the clipboard.",
                     {login});
}

std::vector<std::string> steps_for_iphone(std::string_view name, std::string_view login) {
    return {translate("manual",
                      "If the account on %1 came with a profile of Rinnova: run “rinnova export profile %2 "
                      "--serve --lan IFACE” on a computer (IFACE is the network that both are in, for "
                      "instance wlan0), scan the code that it shows, and install the profile. It takes the "
                      "old one's place; nothing else is to be done. Otherwise:",
                      {name, login}),
            translate("manual",
                      "On %1 open Settings > Apps > Mail > Mail Accounts (older versions: Settings > Mail > "
                      "Accounts) and choose the account of %2.",
                      {name, login}),
            translate("manual", "Tap the account's name, replace the password, and tap Done."),
            translate("manual",
                      "Under Outgoing Mail Server tap SMTP, then the primary server, replace its password "
                      "too, and tap Done."),
            check()};
}

std::vector<std::string> steps_for_gmail(std::string_view name, std::string_view login) {
    return {
        translate("manual", "On %1 open Gmail, then the menu > Settings, and tap the account %2.",
                  {name, login}),
        translate("manual", "Tap Incoming settings, replace the password, and tap Next or Done."),
        translate("manual", "Tap Outgoing settings, replace the password there too, and tap Next or Done."),
        check()};
}

std::vector<std::string> steps_for_outlook_app(std::string_view name, std::string_view login) {
    return {
        translate(
            "manual",
            "On %1 open Outlook, tap your picture (top left), then the gear, and choose the account %2.",
            {name, login}),
        translate("manual",
                  "Replace the password of the incoming (IMAP) and of the outgoing server (SMTP), and tap "
                  "the tick."),
        translate("manual",
                  "If it shows no password, tap its notice that the login failed: it asks for the new one."),
        check()};
}

std::vector<std::string> steps_for_windows_mail(std::string_view name, std::string_view login) {
    return {
        on_the_clipboard(login),
        translate("manual",
                  "In %1 open Settings (the gear) > Manage accounts, choose %2, then Change mailbox "
                  "settings.",
                  {name, login}),
        translate("manual",
                  "Replace the password; under Advanced mailbox settings see that the outgoing server uses "
                  "the same user name and password. Save."),
        check()};
}

std::vector<std::string> steps_for_new_outlook(std::string_view name, std::string_view login) {
    return {
        on_the_clipboard(login),
        translate("manual",
                  "In %1 open Settings (the gear) > Accounts > Your accounts, and choose Manage beside %2.",
                  {name, login}),
        translate("manual",
                  "Choose Repair or Server settings, and replace the password of the incoming and of the "
                  "outgoing server (SMTP)."),
        check()};
}

} // namespace

DeviceKind device_kind(std::string_view name) {
    const std::string lower = to_lower(name);
    for (const Word& word : words)
        if (lower.find(word.part) != std::string::npos && lower.find(word.other_part) != std::string::npos)
            return word.kind;
    return DeviceKind::other;
}

std::vector<std::string> steps_for(DeviceKind kind, std::string_view name, std::string_view login) {
    switch (kind) {
    case DeviceKind::iphone:
        return steps_for_iphone(name, login);
    case DeviceKind::gmail_app:
        return steps_for_gmail(name, login);
    case DeviceKind::outlook_app:
        return steps_for_outlook_app(name, login);
    case DeviceKind::windows_mail:
        return steps_for_windows_mail(name, login);
    case DeviceKind::new_outlook:
        return steps_for_new_outlook(name, login);
    case DeviceKind::android:
        return {translate("manual", "On %1 open the mail app and in its settings the account of %2.",
                          {name, login}),
                translate("manual", "Under the incoming server settings replace the password and save."),
                translate("manual", "Under the outgoing server settings (SMTP) replace it too and save."),
                check()};
    case DeviceKind::phone:
        return {
            translate("manual", "On %1 open the settings of the account %2 in the mail app.", {name, login}),
            incoming_and_outgoing(), check()};
    case DeviceKind::scanner:
        return {translate("manual",
                          "Open the web page of %1 (its address is on its display) and sign in as its "
                          "administrator.",
                          {name}),
                translate("manual", "Under e-mail or SMTP settings replace the password of %1 and save.",
                          {login}),
                translate("manual", "Send a test scan.")};
    case DeviceKind::practice_software:
        return {
            translate("manual", "In %1 open the settings of the certified mailbox %2.", {name, login}),
            incoming_and_outgoing(),
            translate("manual",
                      "Use the program's own connection test. Until then it neither sends nor collects.")};
    case DeviceKind::computer:
        return {
            translate("manual", "On %1 open the mail program's settings of the account %2.", {name, login}),
            incoming_and_outgoing(), check()};
    case DeviceKind::other:
        return {
            translate("manual", "On %1 replace the mail password of %2, wherever it is kept.", {name, login}),
            incoming_and_outgoing(), check()};
    }
    return {};
}

} // namespace rinnova::manual
