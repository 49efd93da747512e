// SPDX-License-Identifier: Apache-2.0
#include "base/PrivateAccess_windows.h"

#include "base/Handle_windows.h"

#include <sddl.h>

#include <vector>

namespace rinnova {

std::wstring text_of_sid(PSID sid) {
    wchar_t* text = nullptr;
    if (!ConvertSidToStringSidW(sid, &text))
        return {};
    const std::unique_ptr<wchar_t, decltype(&LocalFree)> owned(text, &LocalFree);
    return text;
}

std::wstring sid_of_user_of(HANDLE process) {
    HANDLE opened = nullptr;
    if (!OpenProcessToken(process, TOKEN_QUERY, &opened))
        return {};
    const Handle token(opened);
    DWORD size = 0;
    GetTokenInformation(token.get(), TokenUser, nullptr, 0, &size);
    std::vector<std::byte> user(size);
    if (size == 0 || !GetTokenInformation(token.get(), TokenUser, user.data(), size, &size))
        return {};
    return text_of_sid(reinterpret_cast<TOKEN_USER*>(user.data())->User.Sid);
}

std::wstring sid_of_this_user() {
    return sid_of_user_of(GetCurrentProcess());
}

PrivateAccess::PrivateAccess() {
    const std::wstring user = sid_of_this_user();
    if (user.empty())
        return;
    // Protected, everything for the user and for the system, passed on to what is made inside.
    const std::wstring rules = L"O:" + user + L"D:P(A;OICI;GA;;;" + user + L")(A;OICI;GA;;;SY)";
    PSECURITY_DESCRIPTOR descriptor = nullptr;
    if (!ConvertStringSecurityDescriptorToSecurityDescriptorW(rules.c_str(), SDDL_REVISION_1, &descriptor,
                                                              nullptr))
        return;
    m_descriptor.reset(descriptor);
    m_attributes = {sizeof m_attributes, descriptor, FALSE};
}

} // namespace rinnova
