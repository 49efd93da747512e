// SPDX-License-Identifier: Apache-2.0
#include "base/LocalSocket.h"

#include "base/Handle_windows.h"
#include "base/Hex.h"
#include "base/PipeName_windows.h"
#include "base/PrivateAccess_windows.h"
#include "base/Text.h"
#include "base/Wide_windows.h"
#include "base/WindowsError_windows.h"

#include <aclapi.h>
#include <openssl/evp.h>

#include <array>
#include <cwctype>

namespace rinnova {

namespace {

constexpr DWORD patience_ms = 2000; ///< while all of its ends are taken

/// LocalListener makes its pipes this user's own, also where new things are the administrators'. Nobody can
/// give one to a user that he is not.
bool is_this_users(HANDLE pipe) {
    PSID owner = nullptr;
    PSECURITY_DESCRIPTOR found = nullptr;
    if (GetSecurityInfo(pipe, SE_KERNEL_OBJECT, OWNER_SECURITY_INFORMATION, &owner, nullptr, nullptr, nullptr,
                        &found) != ERROR_SUCCESS)
        return false;
    const std::unique_ptr<void, decltype(&LocalFree)> owned(found, &LocalFree);
    const std::wstring user = sid_of_this_user();
    return owner != nullptr && !user.empty() && text_of_sid(owner) == user;
}

} // namespace

std::wstring pipe_name_of(const std::filesystem::path& name) {
    std::wstring text = sid_of_this_user() + L'|' + name.lexically_normal().wstring();
    for (wchar_t& c : text)
        c = static_cast<wchar_t>(std::towlower(static_cast<std::wint_t>(c)));
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    EVP_Digest(text.data(), text.size() * sizeof(wchar_t), digest.data(), nullptr, EVP_sha256(), nullptr);
    return L"\\\\.\\pipe\\rinnova-" + wide_of(hex_of(std::span(digest).first<16>()));
}

Descriptor::~Descriptor() {
    if (m_number >= 0)
        CloseHandle(handle_of(m_number));
}

Result<Descriptor> connect_local(const std::filesystem::path& name) {
    const std::wstring pipe = pipe_name_of(name);
    for (;;) {
        // Who listens may learn who we are, and not act in our name.
        Handle connection(CreateFileW(pipe.c_str(), GENERIC_READ | GENERIC_WRITE, 0, nullptr, OPEN_EXISTING,
                                      FILE_FLAG_OVERLAPPED | SECURITY_SQOS_PRESENT | SECURITY_IDENTIFICATION,
                                      nullptr));
        if (!connection && GetLastError() == ERROR_PIPE_BUSY && WaitNamedPipeW(pipe.c_str(), patience_ms))
            continue;
        if (!connection)
            return fail_windows(GetLastError(), translate("base", "the socket cannot be connected to"),
                                name.string());
        Descriptor opened(number_of(connection.release()));
        // Anybody may have made a pipe of this name while ours did not exist. The number of his process may
        // be one of ours meanwhile; the pipe stays his.
        if (is_this_users(handle_of(opened.number())) && peer_is_this_user(opened))
            return opened;
        return fail(ErrorCode::not_found, translate("base", "The pipe belongs to another user."), {},
                    name.string());
    }
}

std::optional<int> peer_process(const Descriptor& connection) {
    const HANDLE pipe = handle_of(connection.number());
    DWORD flags = 0;
    ULONG process = 0;
    if (!GetNamedPipeInfo(pipe, &flags, nullptr, nullptr, nullptr))
        return std::nullopt;
    const bool listens_here = (flags & PIPE_SERVER_END) != 0;
    if (!(listens_here ? GetNamedPipeClientProcessId(pipe, &process)
                       : GetNamedPipeServerProcessId(pipe, &process)))
        return std::nullopt;
    return static_cast<int>(process);
}

bool peer_is_this_user(const Descriptor& connection) {
    const auto peer = peer_process(connection);
    const Handle process(
        peer ? OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, FALSE, static_cast<DWORD>(*peer)) : nullptr);
    return process && sid_of_user_of(process.get()) == sid_of_this_user();
}

} // namespace rinnova
