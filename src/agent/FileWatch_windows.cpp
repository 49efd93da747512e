// SPDX-License-Identifier: Apache-2.0
#include "agent/FileWatch.h"

#include "base/DescriptorWatch.h"
#include "base/Handle_windows.h"
#include "base/Text.h"
#include "base/WindowsError_windows.h"

#include <map>
#include <tuple>

namespace rinnova {

namespace {

/// What tells one state of a file from another: it, its time and its size. All zero: it is not there.
using Stamp = std::tuple<DWORD, DWORD, DWORD, DWORD, DWORD>;

Stamp stamp_of(const std::filesystem::path& file, FileWatch::Links links) {
    const DWORD flags = links == FileWatch::Links::themselves ? FILE_FLAG_OPEN_REPARSE_POINT : 0U;
    const Handle opened(CreateFileW(file.c_str(), FILE_READ_ATTRIBUTES,
                                    FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr,
                                    OPEN_EXISTING, flags, nullptr));
    BY_HANDLE_FILE_INFORMATION found{};
    if (!opened || !GetFileInformationByHandle(opened.get(), &found))
        return {};
    return {found.nFileIndexHigh, found.nFileIndexLow, found.ftLastWriteTime.dwHighDateTime,
            found.ftLastWriteTime.dwLowDateTime, found.nFileSizeLow};
}

} // namespace

/// Windows watches folders: one that tells is looked through for what is ours. A handle of
/// FindFirstChangeNotification keeps nobody from removing the folder.
class FileWatch::Watches {
  public:
    Watches(Links links, const std::vector<std::filesystem::path>& files, std::function<void()> changed)
        : m_links(links), m_changed(std::move(changed)) {
        for (const auto& file : files)
            m_stamps[file] = stamp_of(file, m_links);
    }

    Result<void> add_all() {
        for (const auto& [file, stamp] : m_stamps)
            if (auto added = add(file.parent_path()); !added)
                return added;
        return {};
    }

  private:
    Result<void> add(const std::filesystem::path& folder) {
        if (m_folders.contains(folder))
            return {};
        const HANDLE watch = FindFirstChangeNotificationW(
            folder.c_str(), FALSE,
            FILE_NOTIFY_CHANGE_FILE_NAME | FILE_NOTIFY_CHANGE_LAST_WRITE | FILE_NOTIFY_CHANGE_SIZE);
        if (watch == INVALID_HANDLE_VALUE) {
            const DWORD reason = GetLastError();
            if (reason == ERROR_NO_SYSTEM_RESOURCES || reason == ERROR_NOT_ENOUGH_MEMORY)
                return fail_windows(reason, translate("agent", "files cannot be watched"), folder.string());
            return {};
        }
        m_folders[folder] = std::make_unique<DescriptorWatch>(number_of(watch), [this, watch] {
            FindNextChangeNotification(watch);
            look();
        });
        return {};
    }

    void look() {
        bool ours = false;
        for (auto& [file, before] : m_stamps) {
            const Stamp now = stamp_of(file, m_links);
            ours = ours || now != before;
            before = now;
        }
        if (ours)
            std::function<void()>{m_changed}(); // it may set other files
    }

    Links m_links;
    std::function<void()> m_changed;
    std::map<std::filesystem::path, Stamp> m_stamps;
    std::map<std::filesystem::path, std::unique_ptr<DescriptorWatch>> m_folders;
};

FileWatch::FileWatch(Links links, std::function<void()> changed)
    : m_links(links), m_changed(std::move(changed)) {}

FileWatch::~FileWatch() = default;

Result<void> FileWatch::set(const std::vector<std::filesystem::path>& files) {
    m_watches.reset();
    if (files.empty())
        return {};
    m_watches = std::make_unique<Watches>(m_links, files, m_changed);
    return m_watches->add_all();
}

} // namespace rinnova
