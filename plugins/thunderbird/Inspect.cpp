// SPDX-License-Identifier: Apache-2.0
#include "ByProfile.h"
#include "ThunderbirdTarget.h"
#include "sdk/Target.h"

#include <algorithm>
#include <unordered_map>

namespace rinnova::thunderbird {

namespace {

using Severity = sdk::Finding::Severity;

std::string place(const MailServer& server) {
    return server.host + ":" + std::to_string(server.port);
}

void inspect_server(const MailServer& server, const std::string& slot, std::vector<sdk::Finding>& findings) {
    if (server.tls == Tls::none)
        findings.push_back(
            {slot, "no-tls", Severity::warning,
             translate("thunderbird", "Thunderbird talks to %1 without encryption.", {place(server)}),
             translate("thunderbird", "In Thunderbird's server settings, choose “SSL/TLS” as connection "
                                      "security.")});
    if (server.auth_method != AuthMethod::password_cleartext)
        findings.push_back(
            {slot, "auth-method", Severity::info,
             translate("thunderbird",
                       "Thunderbird logs in to %1 with another method than “Normal "
                       "password”.",
                       {place(server)}),
             translate("thunderbird", "If logging in fails, choose “Normal password” in Thunderbird's "
                                      "server settings.")});
}

void inspect_memory(const MailServer& server, const std::string& slot, std::vector<sdk::Finding>& findings) {
    if (server.borrows_password)
        return;
    findings.push_back(
        {slot, "not-remembered", Severity::warning,
         translate("thunderbird", "Thunderbird does not remember the password for %1.", {place(server)}),
         translate("thunderbird", "Let Rinnova add it with --create, or let Thunderbird remember it when "
                                  "it asks.")});
}

void inspect_profile(const std::filesystem::path& profile, const std::vector<const Slot*>& slots,
                     std::vector<sdk::Finding>& findings) {
    const auto prefs = read_prefs(profile);
    if (!prefs)
        return;
    std::unordered_map<std::string, std::vector<MailServer>> servers;
    for (const MailServer& server : mail_servers(*prefs))
        servers[slot_id_of(profile, server)].push_back(server);
    std::vector<WantedLogin> wanted;
    for (const Slot* slot : slots)
        wanted.push_back({slot->locator, slot->username});
    const ProfileView view = ProfileView::open(profile, nullptr, wanted);
    const bool supported = check_supported(*prefs, profile).has_value();
    for (std::size_t i = 0; i < slots.size(); ++i) {
        const auto found = servers.find(slots[i]->id);
        if (found == servers.end())
            continue;
        for (const MailServer& server : found->second)
            inspect_server(server, slots[i]->id, findings);
        if (supported && view.standing(i).kind == Standing::Kind::absent)
            inspect_memory(found->second.front(), slots[i]->id, findings);
    }
}

} // namespace

std::vector<sdk::Finding> ThunderbirdTarget::inspect(const std::vector<Slot>& slots) {
    std::vector<sdk::Finding> findings;
    for (const auto& [profile, numbers] :
         by_profile(slots, [](const Slot& slot) -> const Slot& { return slot; })) {
        std::vector<const Slot*> ours;
        for (const std::size_t number : numbers)
            if (wanted_login(slots[number]))
                ours.push_back(&slots[number]);
        if (!ours.empty())
            inspect_profile(path_from_utf8(profile), ours, findings);
    }
    return findings;
}

} // namespace rinnova::thunderbird
