// SPDX-License-Identifier: Apache-2.0
#include "cli/FleetTexts.h"

#include "base/Text.h"

namespace rinnova::cli {

CommandText text_of_fleet_command(std::string_view path) {
    if (path == "fleet")
        return {translate("help", "reports to your administrator's server"),
                translate("help",
                          "An administrator who looks after many computers can see which mail passwords are "
                          "about to expire on which of them: the accounts' names or pseudonyms, their dates, "
                          "states and findings. Never a password, nor anything that helps to get one. The "
                          "background agent reports when something has changed, and once a day."),
                {{"rinnova fleet", translate("help", "Shows whether this computer reports, and what it has "
                                                     "sent.")},
                 {"rinnova fleet join https://fleet.example:8443",
                  translate("help", "Joins; the administrator's token is asked for.")}}};
    if (path == "fleet join")
        return {
            translate("help", "joins your administrator's fleet"),
            translate("help",
                      "Asks for the token that the administrator has made (it is not shown), or reads it "
                      "from standard input. A key pair is made for this computer: the private key stays in "
                      "the keychain, the server gets the public one. A private certificate authority is "
                      "named as \"ca_file\" of \"fleet\" in config.json; it alone is trusted then."),
            {{"rinnova fleet join https://fleet.example:8443",
              translate("help", "Asks for the token, and sends the first report.")},
             {"rinnova fleet join https://fleet.example:8443 < token",
              translate("help", "For scripts: the token comes from standard input.")}}};
    if (path == "fleet leave")
        return {
            translate("help", "leaves the fleet"),
            translate("help",
                      "Tells the server, and forgets the keys, the policy and what was sent. This computer "
                      "does not join by itself again, whatever its settings say."),
            {{"rinnova fleet leave", translate("help", "Reports no more.")}}};
    if (path == "fleet status")
        return {
            translate("help", "shows exactly what was sent to the administrator"),
            translate("help",
                      "Shows the server, when it last kept a report, which policy is in force, which "
                      "passwords were renewed on another computer, and the report itself, as it was sent."),
            {{"rinnova fleet status", translate("help", "Shows all of it.")}}};
    if (path == "fleet push")
        return {translate("help", "reports now"),
                translate("help", "Sends a report without waiting for the next change."),
                {{"rinnova fleet push", translate("help", "Sends the newest state.")}}};
    return {};
}

} // namespace rinnova::cli
