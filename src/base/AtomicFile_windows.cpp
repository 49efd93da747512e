// SPDX-License-Identifier: Apache-2.0
#include "base/AtomicFile.h"

#include "base/Handle_windows.h"
#include "base/Patience_windows.h"
#include "base/PrivateAccess_windows.h"
#include "base/ReplacedFile_windows.h"
#include "base/Text.h"
#include "base/Wide_windows.h"
#include "base/WindowsError_windows.h"

#include <deque>
#include <utility>

namespace rinnova {

namespace {

using std::filesystem::path;

tl::unexpected<Error> cannot_read(const path& file) {
    return fail_windows(GetLastError(), translate("base", "the file cannot be read"), file.string());
}

tl::unexpected<Error> cannot_write(const path& file, DWORD reason = GetLastError()) {
    return fail_windows(reason, translate("base", "the file cannot be written"), file.string());
}

tl::unexpected<Error> no_ordinary_file(const path& file) {
    return fail(ErrorCode::invalid_data, translate("base", "%1 is not an ordinary file.", {file.string()}),
                {}, file.string());
}

tl::unexpected<Error> too_large(const path& file) {
    return fail(ErrorCode::invalid_data,
                translate("base", "%1 is larger than a file of its kind can be.", {file.string()}), {},
                file.string());
}

// One name only: who writes holds the client's lock, so what stands there is left over from a process that
// died.
path new_name(const path& file) {
    return name_beside(file, L".rinnova-new");
}

/// Shared with everybody: only who shares with nobody is in our way.
Handle open_file(const path& file, DWORD access) {
    Handle opened;
    patiently([&] {
        opened =
            Handle(CreateFileW(file.c_str(), access, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE,
                               nullptr, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, nullptr));
        return static_cast<bool>(opened);
    });
    return opened;
}

/// Where a name leads, links followed; the name itself when the system does not tell.
path resolved_of(HANDLE file, const path& name) {
    std::wstring found(MAX_PATH, L'\0');
    for (;;) {
        const DWORD length = GetFinalPathNameByHandleW(file, found.data(), static_cast<DWORD>(found.size()),
                                                       FILE_NAME_NORMALIZED);
        if (length == 0)
            return std::filesystem::absolute(name);
        const bool fits = length < found.size();
        found.resize(length);
        if (fits)
            break;
    }
    constexpr std::wstring_view share = L"\\\\?\\UNC\\";
    constexpr std::wstring_view plain = L"\\\\?\\";
    if (found.starts_with(share))
        return path(L"\\\\" + found.substr(share.size()));
    return found.starts_with(plain) ? path(found.substr(plain.size())) : path(found);
}

std::uint64_t joined(DWORD high, DWORD low) {
    return (static_cast<std::uint64_t>(high) << 32U) | low;
}

/// Of a moment in steps of 100 ns since 1601.
std::int64_t nanoseconds(std::int64_t steps) {
    constexpr std::int64_t until_1970 = 116'444'736'000'000'000;
    return (steps - until_1970) * 100;
}

bool identify(HANDLE file, FileIdentity& identity, DWORD& attributes) {
    BY_HANDLE_FILE_INFORMATION found{};
    FILE_BASIC_INFO times{};
    if (!GetFileInformationByHandle(file, &found) ||
        !GetFileInformationByHandleEx(file, FileBasicInfo, &times, sizeof times))
        return false;
    attributes = found.dwFileAttributes;
    identity.device = found.dwVolumeSerialNumber;
    identity.inode = joined(found.nFileIndexHigh, found.nFileIndexLow);
    identity.size = joined(found.nFileSizeHigh, found.nFileSizeLow);
    identity.modified_ns = nanoseconds(times.LastWriteTime.QuadPart);
    identity.changed_ns = nanoseconds(times.ChangeTime.QuadPart);
    identity.mode = attributes;
    return true;
}

bool is_ordinary(HANDLE file, DWORD attributes) {
    return GetFileType(file) == FILE_TYPE_DISK && (attributes & FILE_ATTRIBUTE_DIRECTORY) == 0;
}

Result<std::string> read_all(HANDLE file, std::size_t size_hint, std::size_t max_bytes, const path& name) {
    std::string bytes(size_hint, '\0');
    for (std::size_t filled = 0;;) {
        if (filled == bytes.size())
            bytes.resize(bytes.size() + 4096);
        DWORD count = 0;
        const auto room = static_cast<DWORD>(std::min<std::size_t>(bytes.size() - filled, 1U << 30U));
        if (!ReadFile(file, bytes.data() + filled, room, &count, nullptr))
            return cannot_read(name);
        filled += count;
        if (filled > max_bytes)
            return too_large(name);
        if (count == 0) {
            bytes.resize(filled);
            return bytes;
        }
    }
}

bool write_all(HANDLE file, std::string_view bytes) {
    while (!bytes.empty()) {
        DWORD count = 0;
        const auto size = static_cast<DWORD>(std::min<std::size_t>(bytes.size(), 1U << 30U));
        if (!WriteFile(file, bytes.data(), size, &count, nullptr))
            return false;
        bytes.remove_prefix(count);
    }
    return true;
}

/// Of modes only this is known here: whether others may have access.
bool is_private(unsigned mode) {
    return (mode & 077U) == 0;
}

} // namespace

/// The new file beside the old one, taken away again unless it was put in place.
class AtomicFile::NewFile {
  public:
    NewFile(const path& file, bool ours_alone) : m_name(new_name(file)) {
        PrivateAccess ours;
        SetFileAttributesW(m_name.c_str(), FILE_ATTRIBUTE_NORMAL);
        DeleteFileW(m_name.c_str());
        m_file = Handle(CreateFileW(m_name.c_str(), GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_DELETE,
                                    ours_alone ? ours.attributes() : nullptr, CREATE_NEW,
                                    FILE_ATTRIBUTE_NORMAL, nullptr));
        m_made = static_cast<bool>(m_file);
    }
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;
    ~NewFile() {
        m_file.close();
        if (m_made)
            DeleteFileW(m_name.c_str());
    }
    const path& name() const { return m_name; }
    bool write(std::string_view bytes) { return m_file && write_all(m_file.get(), bytes); }
    /// On the disk, and closed: only then can it be renamed by everybody's rules.
    bool flush() {
        const bool flushed = FlushFileBuffers(m_file.get()) != 0;
        m_file.close();
        return flushed;
    }
    void keep() { m_made = false; }

  private:
    path m_name;
    Handle m_file;
    bool m_made = false;
};

Result<AtomicFile> AtomicFile::open(const path& name, std::size_t max_bytes) {
    if (auto back = put_back_if_missing(name); !back)
        return tl::unexpected(back.error());
    const DWORD kind = GetFileAttributesW(name.c_str());
    if (kind != INVALID_FILE_ATTRIBUTES && (kind & FILE_ATTRIBUTE_DIRECTORY) != 0)
        return no_ordinary_file(name);
    const Handle opened = open_file(name, GENERIC_READ);
    if (!opened)
        return cannot_read(name);
    AtomicFile file;
    DWORD attributes = 0;
    if (GetFileType(opened.get()) != FILE_TYPE_DISK)
        return no_ordinary_file(name);
    if (!identify(opened.get(), file.m_identity, attributes))
        return cannot_read(name);
    if (!is_ordinary(opened.get(), attributes))
        return no_ordinary_file(name);
    if (file.m_identity.size > max_bytes)
        return too_large(name);
    file.m_path = resolved_of(opened.get(), name);
    auto bytes = read_all(opened.get(), static_cast<std::size_t>(file.m_identity.size) + 1, max_bytes, name);
    if (!bytes)
        return tl::unexpected(bytes.error());
    file.m_bytes = std::move(*bytes);
    return file;
}

AtomicFile::AtomicFile(AtomicFile&& other) noexcept
    : m_path(std::move(other.m_path)), m_bytes(std::move(other.m_bytes)), m_identity(other.m_identity) {}

AtomicFile& AtomicFile::operator=(AtomicFile&& other) noexcept {
    m_path = std::move(other.m_path);
    m_bytes = std::move(other.m_bytes);
    m_identity = other.m_identity;
    return *this;
}

AtomicFile::~AtomicFile() = default;

Result<void> AtomicFile::check_unchanged() const {
    FileIdentity now;
    DWORD attributes = 0;
    const Handle file = open_file(m_path, FILE_READ_ATTRIBUTES);
    if (file && identify(file.get(), now, attributes) && now == m_identity)
        return {};
    return fail(ErrorCode::conflict,
                translate("base", "%1 was changed by somebody else meanwhile.", {m_path.string()}),
                translate("base", "Try again."), m_path.string());
}

Result<void> AtomicFile::write_beside(NewFile& fresh, std::string_view bytes) const {
    if (!fresh.write(bytes))
        return cannot_write(m_path);
    return {};
}

// ReplaceFileW carries over what belongs to the old file: its access list, its attributes, its other streams,
// the time it was made (its documentation, "Remarks").
Result<void> AtomicFile::put_in_place(NewFile& fresh) {
    if (auto unchanged = check_unchanged(); !unchanged)
        return unchanged;
    const path old = old_name(m_path);
    if (const DWORD reason = free_old_name(m_path); reason != ERROR_SUCCESS)
        return cannot_write(m_path, reason);
    // Wine 8 does not carry the attributes over.
    constexpr DWORD kept = FILE_ATTRIBUTE_HIDDEN | FILE_ATTRIBUTE_SYSTEM | FILE_ATTRIBUTE_ARCHIVE |
                           FILE_ATTRIBUTE_NOT_CONTENT_INDEXED;
    if (const DWORD now = GetFileAttributesW(m_path.c_str());
        now != INVALID_FILE_ATTRIBUTES && (now & kept) != 0)
        SetFileAttributesW(fresh.name().c_str(), now & kept);
    const bool replaced = patiently([&] {
        return ReplaceFileW(m_path.c_str(), fresh.name().c_str(), old.c_str(), 0, nullptr, nullptr) != 0;
    });
    if (!replaced) {
        const DWORD reason = GetLastError();
        if (auto back = put_back_if_missing(m_path); !back)
            return back;
        return cannot_write(m_path, reason);
    }
    fresh.keep();
    delete_old(m_path);
    DWORD attributes = 0;
    if (const Handle file = open_file(m_path, FILE_READ_ATTRIBUTES))
        (void)identify(file.get(), m_identity, attributes);
    return {};
}

Result<void> AtomicFile::replace(std::string_view bytes) {
    return replace_in_order({{*this, bytes}});
}

Result<void> AtomicFile::replace_in_order(const std::vector<NewContent>& files) {
    for (const NewContent& content : files)
        if (auto unchanged = content.file.check_unchanged(); !unchanged)
            return unchanged;
    std::deque<NewFile> fresh;
    for (const NewContent& content : files) {
        fresh.emplace_back(content.file.m_path, false);
        if (auto written = content.file.write_beside(fresh.back(), content.bytes); !written)
            return written;
    }
    for (std::size_t i = 0; i < files.size(); ++i)
        if (!fresh[i].flush())
            return cannot_write(files[i].file.m_path);
    for (std::size_t i = 0; i < files.size(); ++i)
        if (auto put = files[i].file.put_in_place(fresh[i]); !put)
            return put;
    return {};
}

Result<void> AtomicFile::create(const path& relative_or_not, std::string_view bytes, unsigned mode) {
    const path name = std::filesystem::absolute(relative_or_not);
    NewFile fresh(name, is_private(mode));
    if (!fresh.write(bytes) || !fresh.flush())
        return cannot_write(name);
    if (MoveFileExW(fresh.name().c_str(), name.c_str(), MOVEFILE_WRITE_THROUGH)) {
        fresh.keep();
        return {};
    }
    if (is_taken(GetLastError()))
        return fail(ErrorCode::conflict, translate("base", "%1 exists already.", {name.string()}), {},
                    name.string());
    return cannot_write(name);
}

Result<void> AtomicFile::put(const path& given, std::string_view bytes, unsigned mode) {
    path name = std::filesystem::absolute(given);
    const DWORD attributes = GetFileAttributesW(name.c_str());
    if (!name.has_filename() ||
        (attributes != INVALID_FILE_ATTRIBUTES && (attributes & FILE_ATTRIBUTE_DIRECTORY) != 0))
        return no_ordinary_file(given);
    if (const Handle there = open_file(name, FILE_READ_ATTRIBUTES)) {
        if (GetFileType(there.get()) != FILE_TYPE_DISK)
            return no_ordinary_file(given);
        name = resolved_of(there.get(), name);
    }
    NewFile fresh(name, is_private(mode));
    if (!fresh.write(bytes) || !fresh.flush())
        return cannot_write(name);
    const bool moved = patiently([&] {
        return MoveFileExW(fresh.name().c_str(), name.c_str(),
                           MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH) != 0;
    });
    if (!moved)
        return cannot_write(name);
    fresh.keep();
    return {};
}

Result<std::string> read_file(const path& name, std::size_t max_bytes) {
    auto file = AtomicFile::open(name, max_bytes);
    if (!file)
        return tl::unexpected(file.error());
    return file->take_bytes();
}

} // namespace rinnova
