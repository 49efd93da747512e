// SPDX-License-Identifier: Apache-2.0
#include "cli/CommandTexts.h"

#include "base/Text.h"
#include "cli/FleetTexts.h"

#include <array>
#include <utility>

namespace rinnova::cli {

namespace {

CommandText program() {
    return {
        translate("help", "keeps the app passwords of mail accounts alive"),
        translate("help",
                  "You generate a new password on the provider's site and paste it once: Rinnova brings it "
                  "to every mail program and keychain on this machine, reads each one back, and keeps the "
                  "next expiry in mind.\n"
                  "ACCOUNT is a login name as your mail program uses it, for instance mario.rossi@pec.it "
                  "or segreteria/studio@pec.it. SLOT is one stored copy of a password; “rinnova status "
                  "ACCOUNT” shows the slots. A DATE is written 2027-05-25 or 25/05/2027."),
        {{"rinnova discover", translate("help", "Shows the accounts of your mail programs.")},
         {"rinnova rotate mario.rossi@pec.it", translate("help", "Brings a new password everywhere.")},
         {"rinnova status", translate("help", "Shows what expires when.")}}};
}

CommandText discover() {
    return {translate("help", "finds the accounts and their stored passwords"),
            translate("help",
                      "Looks through the mail programs and keychains of this machine. Nothing is changed, no "
                      "password is read and nothing is asked."),
            {{"rinnova discover",
              translate("help", "Lists every account with the places that hold its password.")}}};
}

CommandText track() {
    return {
        translate("help", "starts to watch over an account, or corrects what is known of it"),
        translate("help",
                  "Give the expiry as the provider's page shows it, or else the day on which the password "
                  "was generated. A date in the past is fine: the account is then expired. A list is a "
                  "CSV file as a spreadsheet saves it, a line for each account: account;expiry;note."),
        {{"rinnova track --all", translate("help", "Watches over every account that was found.")},
         {"rinnova track mario.rossi@pec.it --expires 25/05/2027",
          translate("help", "Notes the expiry that the provider's page shows.")},
         {"rinnova track mario.rossi@pec.it --device \"iPhone\"",
          translate("help", "Adds a device that only you can reach; every renewal will remind you of it.")},
         {"rinnova track --import accounts.csv", translate("help", "Takes over a list of accounts.")}}};
}

CommandText untrack() {
    return {translate("help", "forgets an account"),
            translate("help",
                      "Removes the account and its entries in the keychain from Rinnova. The mail programs "
                      "keep the passwords they have."),
            {{"rinnova untrack mario.rossi@pec.it", translate("help", "Forgets this account.")}}};
}

CommandText status() {
    return {
        translate("help", "shows accounts, days left and stored passwords"),
        translate("help",
                  "The most urgent come first. With ACCOUNT, shows each of its slots too. Sent to a file or "
                  "a printer it is plain text."),
        {{"rinnova status", translate("help", "Shows all accounts.")},
         {"rinnova status mario.rossi@pec.it", translate("help", "Shows one account with all its slots.")},
         {"rinnova status > list.txt", translate("help", "Saves a list that can be printed.")}}};
}

CommandText rotate() {
    return {
        translate("help", "brings a new password to every place that holds it"),
        translate(
            "help",
            "Shows what will be written and how to generate the password, asks for it (what you paste is not "
            "shown), tries it once with the server, writes it, and reads every place back. The password of "
            "the webmail and of the provider's app is another one, and stays as it is.\n"
            "A password is never given as an argument. The file of --batch holds a JSON object a line, "
            "{\"account\",\"provider\",\"password\",\"expires\"}; provider and expires may be left out, and "
            "nobody but you may be able to read it."),
        {{"rinnova rotate mario.rossi@pec.it", translate("help", "Asks for everything it needs.")},
         {"rinnova rotate mario.rossi@pec.it --dry-run", translate("help", "Only shows what would be done.")},
         {"rinnova rotate mario.rossi@pec.it --password-stdin --expires 2027-05-25 < new-password",
          translate("help", "For scripts: the password comes from standard input.")},
         {"rinnova rotate mario.rossi@pec.it --from thunderbird:0123456789abcdef",
          translate("help", "Takes the password that one place holds already to all others.")},
         {"rinnova rotate --batch passwords.jsonl", translate("help", "Renews many accounts at once.")}}};
}

CommandText extend() {
    return {translate("help", "notes that the provider extended the same password"),
            translate("help", "Only the date changes: no mail program is touched."),
            {{"rinnova extend mario.rossi@pec.it --until 25/08/2027",
              translate("help", "The password stays valid until that day.")}}};
}

CommandText snooze() {
    return {translate("help", "puts off the notice that is due"),
            translate("help",
                      "Until the next working day, or the day you give. On the last day before expiry "
                      "nothing is put off any more."),
            {{"rinnova snooze mario.rossi@pec.it", translate("help", "Says no more of it today.")},
             {"rinnova snooze mario.rossi@pec.it --until 20/05/2027",
              translate("help", "Says no more of it until that day.")}}};
}

CommandText verify() {
    return {translate("help", "reads every stored password back"),
            translate("help",
                      "Compares what the mail programs and keychains hold with the current password. Nothing "
                      "is changed."),
            {{"rinnova verify", translate("help", "Checks all accounts.")},
             {"rinnova verify mario.rossi@pec.it", translate("help", "Checks one account.")}}};
}

CommandText retry() {
    return {translate("help", "goes on with a renewal that is not finished"),
            translate("help",
                      "Tries a kept password once more with the server, and writes to the places that could "
                      "not be reached before: programs that were open, keychains that were locked."),
            {{"rinnova retry", translate("help", "Finishes whatever is open.")},
             {"rinnova retry --restart-clients",
              translate("help", "Asks an open mail program to end, writes, and starts it again.")},
             {"rinnova retry mario.rossi@pec.it --no-probe",
              translate("help", "Writes the kept password without asking the server.")}}};
}

CommandText discard() {
    return {translate("help", "drops a password that the server refused"),
            translate("help",
                      "The mail programs keep the password they have. What is dropped cannot be had back."),
            {{"rinnova discard mario.rossi@pec.it",
              translate("help", "Drops the kept password of this account.")}}};
}

CommandText copy() {
    return {
        translate("help", "puts the password of an account on the clipboard for a minute"),
        translate(
            "help",
            "For the places that only you can reach. The password is taken off again after 60 seconds, with "
            "Ctrl-C, or when you copy something else; what was there before is put back, unless it was a "
            "password. Programs "
            "that keep a history of the clipboard are told to leave it out. The password itself is never "
            "shown."),
        {{"rinnova copy mario.rossi@pec.it",
          translate("help", "Paste it with Ctrl-V, or Command-V on a Mac.")}}};
}

CommandText confirm() {
    return {translate("help", "notes that you did a step by hand"),
            translate("help",
                      "For devices and programs that only you can reach. “rinnova status ACCOUNT” shows the "
                      "SLOT."),
            {{"rinnova confirm manual:0123456789abcdef",
              translate("help", "The phone has the new password now.")}}};
}

CommandText undo() {
    return {
        translate("help", "goes back to the previous password"),
        translate("help",
                  "For a new password that turns out wrong. The provider may have switched the previous one "
                  "off already: it is tried once with the server, and when that refuses it nothing "
                  "changes."),
        {{"rinnova undo mario.rossi@pec.it", translate("help", "Goes back to the password before.")}}};
}

CommandText unlock() {
    return {
        translate("help", "gives the primary password of a mail program"),
        translate("help", "It is tried, kept in the keychain, and used for every slot of the same profile."),
        {{"rinnova unlock thunderbird:0123456789abcdef", translate("help", "Asks for the primary password.")},
         {"rinnova unlock thunderbird:0123456789abcdef --password-stdin < primary-password",
          translate("help", "For scripts: it comes from standard input.")}}};
}

CommandText doctor() {
    return {
        translate("help", "tells what is wrong or risky in the mail programs' settings"),
        translate("help", "Also tells which accounts need a new password, for instance on a new computer."),
        {{"rinnova doctor", translate("help", "Looks at all accounts.")},
         {"rinnova doctor mario.rossi@pec.it", translate("help", "Looks at one account.")}}};
}

CommandText history() {
    return {translate("help", "shows what was done"),
            translate("help",
                      "Renewals, extensions, confirmations and notices, the oldest first. Never a password."),
            {{"rinnova history mario.rossi@pec.it", translate("help", "Shows the story of one account.")}}};
}

CommandText export_something() {
    return {translate("help", "writes what other programs and devices take over"),
            {},
            {{"rinnova export profile mario.rossi@pec.it --serve --lan wlan0",
              translate("help", "Sets up the account on a phone in the same network.")},
             {"rinnova export ics rinnova.ics", translate("help", "Writes the expiries as a calendar.")}}};
}

CommandText export_profile() {
    return {
        translate("help", "makes a profile that sets up the account on an iPhone, an iPad or a Mac"),
        translate("help",
                  "Installing a newer profile of the same account takes the place of the one before. The "
                  "password is left out, and asked for once on the device, unless you put it in with "
                  "--with-password: the file is a secret then. It is deleted once you confirm that the last "
                  "device has it, and at the next renewal.\n"
                  "--serve shows a link, and a QR code of it, that gives the profile once, and closes after "
                  "eight minutes. With the password in it, a code that is shown here has to be typed there "
                  "first."),
        {{"rinnova export profile mario.rossi@pec.it mario.mobileconfig",
          translate("help", "Writes the profile into a file.")},
         {"rinnova export profile mario.rossi@pec.it --serve --lan wlan0",
          translate("help", "Offers it to a phone in the same network.")},
         {"rinnova export profile mario.rossi@pec.it --serve --lan wlan0 --with-password",
          translate("help", "The same with the password in it: nothing has to be typed on the phone.")}}};
}

CommandText export_calendar() {
    return {
        translate("help", "makes a calendar of all expiries, with alarms"),
        translate("help",
                  "An event for the last day of each password, with the reminders of your configuration. An "
                  "event keeps its identity: taken in again after a renewal, it moves to the new date. "
                  "With \"calendar\" in config.json the agent keeps a file fresh that a calendar can "
                  "subscribe to."),
        {{"rinnova export ics rinnova.ics", translate("help", "Writes it into a file.")}}};
}

CommandText providers() {
    return {
        translate("help", "shows the mail providers that are known"),
        translate("help",
                  "A provider is described by a file; your own go to ~/.config/rinnova/providers/. Without "
                  "a word behind it, this is “providers list”."),
        {{"rinnova providers", translate("help", "Lists all providers.")},
         {"rinnova providers show aruba-pec", translate("help", "Shows one with its servers and steps.")},
         {"rinnova providers check mine.json", translate("help", "Checks a file of your own.")}}};
}

CommandText providers_list() {
    return {translate("help", "lists all providers"), {}, {{"rinnova providers list", {}}}};
}

CommandText providers_show() {
    return {translate("help", "shows one provider, and what is unproven of it"),
            {},
            {{"rinnova providers show aruba-pec", {}}}};
}

CommandText providers_check() {
    return {translate("help", "checks a provider file without using it"),
            {},
            {{"rinnova providers check mine.json", {}}}};
}

CommandText plugins() {
    return {translate("help", "shows the plugins, one for each kind of mail program or store"),
            translate("help", "One that could not be loaded is named with the reason."),
            {{"rinnova plugins", translate("help", "Lists all plugins.")}}};
}

CommandText agent() {
    return {translate("help", "tells about the background agent, starts and ends it"),
            translate(
                "help",
                "The agent starts with the desktop session, waits without using anything, and does what you "
                "ask of “rinnova” while it runs. Without a word behind it, this is “agent status”."),
            {{"rinnova agent", translate("help", "Shows whether the agent runs.")},
             {"rinnova agent install", translate("help", "Starts it now and with every session.")},
             {"rinnova agent second-channel",
              translate("help", "Tries how somebody else is told when nobody reacts.")},
             {"rinnova agent stop", translate("help", "Ends it until the next session.")},
             {"rinnova agent uninstall", translate("help", "Ends it for good.")}}};
}

CommandText agent_status() {
    return {translate("help", "shows whether the agent runs, and how it is installed"),
            {},
            {{"rinnova agent status", {}}}};
}

CommandText agent_install() {
    return {translate("help", "starts the agent now and with every session"),
            translate("help", "As a service of systemd where there is one, else as the desktop's own entry. "
                              "Called again, it starts the agent anew."),
            {{"rinnova agent install", {}}}};
}

CommandText agent_stop() {
    return {translate("help", "ends the agent until the next session"),
            translate("help", "As an update does. What it is at work on is finished first."),
            {{"rinnova agent stop", {}}}};
}

CommandText agent_uninstall() {
    return {
        translate("help", "ends the agent, and starts it no more"), {}, {{"rinnova agent uninstall", {}}}};
}

CommandText agent_second_channel() {
    return {
        translate("help", "tries how a second person is told, and keeps its password"),
        translate(
            "help",
            "The second channel takes a notice to somebody else when nobody reacts to it here: a mail "
            "account, or a command of your own, named in config.json. This sends one message that "
            "says it is a test. For a mail account it asks for the password first (it is not shown), "
            "and keeps it in the keychain once the server has taken the message; a command needs none."),
        {{"rinnova agent second-channel", translate("help", "Asks for the password, and sends a message.")},
         {"rinnova agent second-channel --password-stdin < channel-password",
          translate("help", "For scripts: it comes from standard input.")}}};
}

CommandText completion() {
    return {translate("help", "prints the completion script of a shell"),
            {},
            {{"rinnova completion bash > ~/.local/share/bash-completion/completions/rinnova",
              translate("help", "For bash.")},
             {"rinnova completion zsh > ~/.zfunc/_rinnova",
              translate("help", "For zsh, when ~/.zfunc is in its fpath.")},
             {"rinnova completion fish > ~/.config/fish/completions/rinnova.fish",
              translate("help", "For fish.")}}};
}

constexpr std::array<std::pair<std::string_view, CommandText (*)()>, 32> texts{{
    {"", program},
    {"discover", discover},
    {"track", track},
    {"untrack", untrack},
    {"status", status},
    {"rotate", rotate},
    {"extend", extend},
    {"snooze", snooze},
    {"verify", verify},
    {"retry", retry},
    {"discard", discard},
    {"copy", copy},
    {"confirm", confirm},
    {"undo", undo},
    {"unlock", unlock},
    {"doctor", doctor},
    {"history", history},
    {"export", export_something},
    {"export profile", export_profile},
    {"export ics", export_calendar},
    {"providers", providers},
    {"providers list", providers_list},
    {"providers show", providers_show},
    {"providers check", providers_check},
    {"plugins", plugins},
    {"agent", agent},
    {"agent status", agent_status},
    {"agent install", agent_install},
    {"agent stop", agent_stop},
    {"agent uninstall", agent_uninstall},
    {"agent second-channel", agent_second_channel},
    {"completion", completion},
}};

} // namespace

CommandText text_of_command(std::string_view path) {
    for (const auto& [name, text] : texts)
        if (name == path)
            return text();
    return text_of_fleet_command(path);
}

} // namespace rinnova::cli
