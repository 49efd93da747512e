// SPDX-License-Identifier: Apache-2.0
#include "AccountLookup.h"
#include "OutlookTarget.h"
#include "Standing.h"

namespace rinnova::outlook {

namespace {

using Severity = sdk::Finding::Severity;

void inspect_memory(const Slot& slot, const Standing& standing, std::vector<sdk::Finding>& findings) {
    if (standing.kind == Standing::Kind::absent)
        findings.push_back(
            {slot.id, "not-remembered", Severity::warning,
             translate("outlook", "Outlook does not remember the password for %1.", {slot.host}),
             translate("outlook",
                       "Let Rinnova add it with --create, or let Outlook remember it when it asks.")});
}

void inspect_policy(const Slot& slot, bool forbidden, std::vector<sdk::Finding>& findings) {
    if (forbidden)
        findings.push_back(
            {slot.id, "remembering-forbidden", Severity::warning,
             translate("outlook", "A policy forbids Outlook to remember the password for %1.", {slot.host}),
             translate("outlook", "Ask who manages this computer; until then, give Outlook the password when "
                                  "it asks.")});
}

void inspect_encryption(const Slot& slot, std::vector<sdk::Finding>& findings) {
    if (slot.tls == Tls::none)
        findings.push_back(
            {slot.id, "no-tls", Severity::warning,
             translate("outlook", "Outlook talks to %1 without encryption.", {slot.host}),
             translate("outlook",
                       "In Outlook's server settings, choose SSL/TLS as the type of encryption.")});
}

} // namespace

std::vector<sdk::Finding> OutlookTarget::inspect(const std::vector<Slot>& slots) {
    std::vector<sdk::Finding> findings;
    AccountLookup accounts(*m_windows.registry);
    for (const Slot& slot : slots) {
        const auto found = accounts.find(slot);
        if (!found)
            continue;
        const bool forbidden = accounts.forbids_remembering(*found->account);
        inspect_memory(slot, standing_of(*found->login, forbidden), findings);
        inspect_policy(slot, forbidden, findings);
        inspect_encryption(slot_of(*found->account, *found->login), findings);
    }
    return findings;
}

} // namespace rinnova::outlook
