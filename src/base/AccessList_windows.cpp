// SPDX-License-Identifier: Apache-2.0
#include "base/AccessList_windows.h"

#include "base/PrivateAccess_windows.h"

#include <aclapi.h>

#include <memory>

namespace rinnova {

namespace {

constexpr std::wstring_view trusted_installer =
    L"S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464"; // NT SERVICE\TrustedInstaller

constexpr std::wstring_view owner_rights = L"S-1-3-4"; // whoever the owner is

/// Domain Admins or Enterprise Admins, of whichever domain.
bool administers_domain(std::wstring_view who) {
    return who.starts_with(L"S-1-5-21-") && (who.ends_with(L"-512") || who.ends_with(L"-519"));
}

bool forbids(const ACE_HEADER& rule) {
    return rule.AceType == ACCESS_DENIED_ACE_TYPE || rule.AceType == ACCESS_DENIED_OBJECT_ACE_TYPE ||
           rule.AceType == ACCESS_DENIED_CALLBACK_ACE_TYPE ||
           rule.AceType == ACCESS_DENIED_CALLBACK_OBJECT_ACE_TYPE;
}

bool gives(ACE_HEADER* rule, ACCESS_MASK rights, Trusted is_trusted) {
    if (forbids(*rule) || (rule->AceFlags & INHERIT_ONLY_ACE) != 0)
        return false;
    // ACCESS_ALLOWED_CALLBACK_ACE begins as this one does. Of other kinds it cannot be said who is meant.
    if (rule->AceType != ACCESS_ALLOWED_ACE_TYPE && rule->AceType != ACCESS_ALLOWED_CALLBACK_ACE_TYPE)
        return true;
    auto* allowed = reinterpret_cast<ACCESS_ALLOWED_ACE*>(rule);
    return (allowed->Mask & rights) != 0 && text_of_sid(&allowed->SidStart) != owner_rights &&
           !is_trusted(&allowed->SidStart);
}

} // namespace

bool is_administrator(PSID who) {
    const std::wstring text = text_of_sid(who);
    return IsWellKnownSid(who, WinBuiltinAdministratorsSid) || IsWellKnownSid(who, WinLocalSystemSid) ||
           text == trusted_installer || administers_domain(text);
}

bool is_this_user_or_administrator(PSID who) {
    const std::wstring text = text_of_sid(who);
    return (!text.empty() && text == sid_of_this_user()) || is_administrator(who);
}

bool gives_to_others(PSECURITY_DESCRIPTOR access, ACCESS_MASK rights, Trusted is_trusted) {
    PSID owner = nullptr;
    PACL rules = nullptr;
    BOOL by_default = FALSE;
    BOOL is_there = FALSE;
    if (!GetSecurityDescriptorOwner(access, &owner, &by_default) ||
        !GetSecurityDescriptorDacl(access, &is_there, &rules, &by_default))
        return true;
    // Without any rules everybody may do everything.
    if (owner == nullptr || !is_trusted(owner) || !is_there || rules == nullptr)
        return true;
    for (DWORD number = 0; number < rules->AceCount; ++number) {
        void* rule = nullptr;
        if (!GetAce(rules, number, &rule) || gives(static_cast<ACE_HEADER*>(rule), rights, is_trusted))
            return true;
    }
    return false;
}

bool others_have(const std::filesystem::path& path, ACCESS_MASK rights, Trusted is_trusted) {
    PSECURITY_DESCRIPTOR found = nullptr;
    if (GetNamedSecurityInfoW(path.c_str(), SE_FILE_OBJECT,
                              OWNER_SECURITY_INFORMATION | DACL_SECURITY_INFORMATION, nullptr, nullptr,
                              nullptr, nullptr, &found) != ERROR_SUCCESS)
        return true;
    const std::unique_ptr<void, decltype(&LocalFree)> owned(found, &LocalFree);
    return gives_to_others(found, rights, is_trusted);
}

} // namespace rinnova
