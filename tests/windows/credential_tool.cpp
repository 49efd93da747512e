// SPDX-License-Identifier: Apache-2.0
// Another program that keeps passwords in the Credential Manager.
//     credential-tool put TARGET USER   the password from standard input, in UTF-16 as Windows' own dialogues
//     do
//
//     credential-tool show              all entries, one a line:
//     TARGET|USER|TYPE|PERSIST|ATTRIBUTES|COMMENT|PASSWORD (Wine 8 keeps no attributes: 0)
//
//     credential-tool forget            takes all entries out
#include "ByHand.h"
// Needs the types of the above.
#include <wincred.h>

#include <cstdio>
#include <iostream>
#include <iterator>
#include <string>

namespace {

using namespace rinnova::by_hand;

int put(std::wstring target, std::wstring user) {
    const std::string password(std::istreambuf_iterator<char>(std::cin), {});
    std::wstring blob = wide(password);
    std::wstring comment = L"of a mail program";
    std::wstring keyword = L"its own";
    BYTE value[] = {7};
    CREDENTIAL_ATTRIBUTEW attribute{keyword.data(), 0, sizeof value, value};
    CREDENTIALW credential{};
    credential.Type = CRED_TYPE_GENERIC;
    credential.TargetName = target.data();
    credential.UserName = user.data();
    credential.Comment = comment.data();
    credential.Persist = CRED_PERSIST_ENTERPRISE;
    credential.CredentialBlob = reinterpret_cast<BYTE*>(blob.data());
    credential.CredentialBlobSize = static_cast<DWORD>(blob.size() * sizeof(wchar_t));
    credential.AttributeCount = 1;
    credential.Attributes = &attribute;
    return CredWriteW(&credential, 0) ? 0 : 1;
}

int show() {
    CREDENTIALW** found = nullptr;
    DWORD count = 0;
    if (!CredEnumerateW(nullptr, 0, &count, &found))
        return GetLastError() == ERROR_NOT_FOUND ? 0 : 1;
    for (DWORD i = 0; i < count; ++i) {
        const CREDENTIALW& one = *found[i];
        const bool is_wide = one.CredentialBlobSize > 1 && one.CredentialBlob[1] == 0;
        const std::string password =
            is_wide ? utf8({reinterpret_cast<const wchar_t*>(one.CredentialBlob), one.CredentialBlobSize / 2})
                    : std::string(reinterpret_cast<const char*>(one.CredentialBlob), one.CredentialBlobSize);
        std::printf("%s|%s|%lu|%lu|%lu|%s|%s\n", utf8(one.TargetName).c_str(),
                    one.UserName != nullptr ? utf8(one.UserName).c_str() : "", one.Type, one.Persist,
                    one.AttributeCount, one.Comment != nullptr ? utf8(one.Comment).c_str() : "",
                    password.c_str());
    }
    CredFree(found);
    return 0;
}

int forget() {
    CREDENTIALW** found = nullptr;
    DWORD count = 0;
    if (!CredEnumerateW(nullptr, 0, &count, &found))
        return GetLastError() == ERROR_NOT_FOUND ? 0 : 1;
    bool gone = true;
    for (DWORD i = 0; i < count; ++i)
        gone = CredDeleteW(found[i]->TargetName, found[i]->Type, 0) && gone;
    CredFree(found);
    return gone ? 0 : 1;
}

} // namespace

int wmain(int count, wchar_t** arguments) {
    const std::wstring what = count > 1 ? arguments[1] : L"";
    if (what == L"put" && count == 4)
        return put(arguments[2], arguments[3]);
    if (what == L"forget")
        return forget();
    return what == L"show" ? show() : 2;
}
