// SPDX-License-Identifier: Apache-2.0
#include "Desk.h"

namespace rinnova::bench {

using namespace thunderbird::trial;

namespace {

const std::string old_password = "fake-old-password";

std::string user(int number) {
    return "user" + std::to_string(number) + "@pec.it";
}

std::string pref(const std::string& name, const std::string& value) {
    return "user_pref(\"" + name + "\", " + value + ");\n";
}

std::string in_quotes(const std::string& text) {
    return '"' + text + '"';
}

std::string prefs_of_account(const std::string& number, const std::string& login) {
    const std::string incoming = "mail.server.server" + number + ".";
    const std::string outgoing = "mail.smtpserver.smtp" + number + ".";
    return pref("mail.account.account" + number + ".server", in_quotes("server" + number)) +
           pref(incoming + "type", in_quotes("imap")) +
           pref(incoming + "hostname", in_quotes("imaps.pec.aruba.it")) +
           pref(incoming + "userName", in_quotes(login)) + pref(incoming + "socketType", "3") +
           pref(outgoing + "hostname", in_quotes("smtps.pec.aruba.it")) +
           pref(outgoing + "username", in_quotes(login)) + pref(outgoing + "try_ssl", "3");
}

std::string numbered(const std::string& word, int count) {
    std::string list;
    for (int i = 1; i <= count; ++i)
        list += (i == 1 ? "" : ",") + word + std::to_string(i);
    return in_quotes(list);
}

} // namespace

void fill_for_one(const TestProfile& profile, int logins, Others others, const TestKeys& keys) {
    profile.set_usual_servers(user(0));
    profile.set_keys(keys);
    std::vector<TestLogin> all = {{"imap://imaps.pec.aruba.it", user(0), old_password},
                                  {"mailbox://pop3s.pec.aruba.it", user(0), old_password},
                                  {"smtp://smtps.pec.aruba.it", user(0), old_password}};
    const char* const neighbours[] = {"imap://imaps.pec.aruba.it", "smtp://smtps.pec.aruba.it"};
    for (int i = static_cast<int>(all.size()); i < logins; ++i) {
        const std::string origin = others == Others::websites
                                       ? "https://www.host" + std::to_string(i) + ".example"
                                       : neighbours[i % 2];
        all.push_back({origin, user(i), old_password});
    }
    profile.set_logins(all);
}

void fill_for_many(const TestProfile& profile, int accounts) {
    profile.set_keys({});
    std::string prefs = pref("mail.accountmanager.accounts", numbered("account", accounts)) +
                        pref("mail.smtpservers", numbered("smtp", accounts));
    std::vector<TestLogin> logins;
    for (int i = 1; i <= accounts; ++i) {
        prefs += prefs_of_account(std::to_string(i), user(i));
        logins.push_back({"imap://imaps.pec.aruba.it", user(i), old_password});
        logins.push_back({"smtp://smtps.pec.aruba.it", user(i), old_password});
    }
    profile.put("prefs.js", prefs);
    profile.set_logins(logins);
}

std::string next_password() {
    static int number = 100'000'000;
    return "fake-password-" + std::to_string(++number);
}

} // namespace rinnova::bench
