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
};

// In both languages; the first that matches counts.
constexpr std::array words{
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

} // namespace

DeviceKind device_kind(std::string_view name) {
    const std::string lower = to_lower(name);
    for (const Word& word : words)
        if (lower.find(word.part) != std::string::npos)
            return word.kind;
    return DeviceKind::other;
}

std::vector<std::string> steps_for(DeviceKind kind, std::string_view name, std::string_view login) {
    switch (kind) {
    case DeviceKind::iphone:
        return {
            translate("manual",
                      "On %1 open Settings > Apps > Mail > Mail Accounts (older versions: Settings > Mail > "
                      "Accounts) and choose the account of %2.",
                      {name, login}),
            translate("manual", "Tap the account's name, replace the password, and tap Done."),
            translate("manual",
                      "Under Outgoing Mail Server tap SMTP, then the primary server, replace its password "
                      "too, and tap Done."),
            check()};
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
