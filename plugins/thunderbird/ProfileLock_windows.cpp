// SPDX-License-Identifier: Apache-2.0
#include "ProfileLock.h"

#include "sdk/Target.h"
#include "sdk/Windows.h"

#include <tlhelp32.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace rinnova::thunderbird {

namespace {

// nsProfileLock.cpp: Thunderbird opens `parent.lock` shared with nobody, and leaves the file behind.
std::filesystem::path lock_file(const std::filesystem::path& profile) {
    return profile / "parent.lock";
}

/// One of Thunderbird's processes: it starts others of the same name for pages and the like.
struct Running {
    DWORD process = 0;
    DWORD parent = 0;
};

/// The Thunderbird of this session, when there is one alone: it is it that holds the lock. With several it
/// cannot be told which.
long only_thunderbird() {
    const Handle all(CreateToolhelp32Snapshot(TH32CS_SNAPPROCESS, 0));
    DWORD session = 0;
    if (!all || !ProcessIdToSessionId(GetCurrentProcessId(), &session))
        return 0;
    std::vector<Running> found;
    PROCESSENTRY32W entry{};
    entry.dwSize = sizeof entry;
    for (BOOL more = Process32FirstW(all.get(), &entry); more; more = Process32NextW(all.get(), &entry)) {
        DWORD its_session = 0;
        if (_wcsicmp(entry.szExeFile, L"thunderbird.exe") == 0 &&
            ProcessIdToSessionId(entry.th32ProcessID, &its_session) && its_session == session)
            found.push_back({entry.th32ProcessID, entry.th32ParentProcessID});
    }
    std::erase_if(found, [parents = found](const Running& one) {
        return std::any_of(parents.begin(), parents.end(),
                           [&](const Running& other) { return other.process == one.parent; });
    });
    return found.size() == 1 ? static_cast<long>(found.front().process) : 0;
}

tl::unexpected<Error> cannot_be_opened(DWORD reason, const std::filesystem::path& path) {
    return fail_windows(reason, translate("thunderbird", "the profile's lock cannot be opened"),
                        path.string());
}

} // namespace

Result<ProfileLock> ProfileLock::acquire(const std::filesystem::path& profile) {
    const std::filesystem::path path = lock_file(profile);
    Handle file(CreateFileW(path.c_str(), GENERIC_READ | GENERIC_WRITE, 0, nullptr, OPEN_ALWAYS,
                            FILE_ATTRIBUTE_NORMAL, nullptr));
    const DWORD reason = GetLastError();
    if (file)
        return ProfileLock(number_of(file.release()));
    if (reason != ERROR_SHARING_VIOLATION)
        return cannot_be_opened(reason, path);
    return fail(ErrorCode::busy, describe({only_thunderbird()}),
                translate("thunderbird", "Close Thunderbird; the rest is done then."), profile.string());
}

// Opened for reading and shared with everybody, for as long as it takes to open and close it: Thunderbird,
// which shares with nobody, would not start within just that time.
Result<std::optional<ProfileHolder>> ProfileLock::holder(const std::filesystem::path& profile) {
    const std::filesystem::path path = lock_file(profile);
    const Handle file(CreateFileW(path.c_str(), GENERIC_READ,
                                  FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr,
                                  OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, nullptr));
    const DWORD reason = GetLastError();
    if (file || reason == ERROR_FILE_NOT_FOUND || reason == ERROR_PATH_NOT_FOUND)
        return std::optional<ProfileHolder>();
    if (reason != ERROR_SHARING_VIOLATION)
        return cannot_be_opened(reason, path);
    return std::optional(ProfileHolder{only_thunderbird()});
}

ProfileLock::ProfileLock(ProfileLock&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

ProfileLock& ProfileLock::operator=(ProfileLock&& other) noexcept {
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

// Closing gives the lock up. The file stays, as Thunderbird's own does.
ProfileLock::~ProfileLock() {
    if (m_descriptor >= 0)
        CloseHandle(handle_of(m_descriptor));
}

std::string describe(const ProfileHolder& holder) {
    if (holder.process == 0)
        return translate("thunderbird", "Thunderbird is open with this profile.");
    return translate("thunderbird", "Thunderbird is open with this profile (process %1).",
                     {std::to_string(holder.process)});
}

// What the access list of the folder says of this user; a file of ours would be one that others see.
Result<void> check_writable(const std::filesystem::path& profile) {
    const Handle folder(CreateFileW(profile.c_str(), FILE_ADD_FILE | FILE_TRAVERSE,
                                    FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr,
                                    OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS, nullptr));
    if (folder)
        return {};
    return fail_windows(GetLastError(), translate("thunderbird", "the profile cannot be changed"),
                        profile.string());
}

} // namespace rinnova::thunderbird
