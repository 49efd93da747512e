// SPDX-License-Identifier: Apache-2.0
#include "base/AtomicFile.h"

#include "base/Text.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstdlib>
#include <deque>
#include <memory>
#include <utility>
#include <vector>

namespace rinnova {

namespace {

class Descriptor {
  public:
    explicit Descriptor(int number) : m_number(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (m_number >= 0)
            close(m_number);
    }
    int get() const { return m_number; }
    int release() { return std::exchange(m_number, -1); }

  private:
    int m_number;
};

Result<std::filesystem::path> resolve(const std::filesystem::path& path) {
    const std::unique_ptr<char, decltype(&std::free)> resolved(realpath(path.c_str(), nullptr), &std::free);
    if (!resolved)
        return fail_errno(errno, translate("base", "the file cannot be found"), path.string());
    return std::filesystem::path(resolved.get());
}

Result<void> write_all(int file, std::string_view bytes, const std::filesystem::path& path) {
    while (!bytes.empty()) {
        const ssize_t written = write(file, bytes.data(), bytes.size());
        if (written < 0) {
            if (errno == EINTR)
                continue;
            return fail_errno(errno, translate("base", "the file cannot be written"), path.string());
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

tl::unexpected<Error> too_large(const std::filesystem::path& path) {
    return fail(ErrorCode::invalid_data,
                translate("base", "%1 is larger than a file of its kind can be.", {path.string()}), {},
                path.string());
}

Result<std::string> read_all(int file, std::size_t size_hint, std::size_t max_bytes,
                             const std::filesystem::path& path) {
    std::string bytes(size_hint, '\0');
    std::size_t filled = 0;
    for (;;) {
        if (filled == bytes.size())
            bytes.resize(bytes.size() + 4096);
        const ssize_t count = read(file, bytes.data() + filled, bytes.size() - filled);
        if (count < 0) {
            if (errno == EINTR)
                continue;
            return fail_errno(errno, translate("base", "the file cannot be read"), path.string());
        }
        if (count == 0)
            break;
        filled += static_cast<std::size_t>(count);
        if (filled > max_bytes)
            return too_large(path);
    }
    bytes.resize(filled);
    return bytes;
}

// Access control lists are extended attributes too. What the file system does not take is not ours to fail
// on.
void copy_attributes(int from, int to) {
    const ssize_t length = flistxattr(from, nullptr, 0);
    if (length <= 0)
        return;
    std::vector<char> names(static_cast<std::size_t>(length));
    const ssize_t listed = flistxattr(from, names.data(), names.size());
    for (ssize_t at = 0; at < listed;) {
        const std::string name(names.data() + at);
        at += static_cast<ssize_t>(name.size()) + 1;
        const ssize_t size = fgetxattr(from, name.c_str(), nullptr, 0);
        if (size < 0)
            continue;
        std::vector<char> value(static_cast<std::size_t>(size));
        if (fgetxattr(from, name.c_str(), value.data(), value.size()) == size)
            (void)fsetxattr(to, name.c_str(), value.data(), value.size(), 0);
    }
}

// One name only: who writes holds the client's lock, so what stands there is left over from a process that
// died.
std::string temporary_name(const std::string& name) {
    return "." + name + ".rinnova-new";
}

Result<void> flush_folder(int folder, const std::filesystem::path& path) {
    if (fsync(folder) != 0 && errno != EINVAL)
        return fail_errno(errno, translate("base", "the folder cannot be flushed"),
                          path.parent_path().string());
    return {};
}

std::int64_t nanoseconds(const timespec& moment) {
    return moment.tv_sec * 1'000'000'000LL + moment.tv_nsec;
}

FileIdentity identity_of(const struct stat& found) {
    FileIdentity identity;
    identity.device = found.st_dev;
    identity.inode = found.st_ino;
    identity.size = static_cast<std::uint64_t>(found.st_size);
    identity.modified_ns = nanoseconds(found.st_mtim);
    identity.changed_ns = nanoseconds(found.st_ctim);
    identity.mode = found.st_mode;
    identity.owner = found.st_uid;
    identity.group = found.st_gid;
    return identity;
}

/// Looks before it opens, as opening a device can do something; and after, as the name may lead elsewhere by
/// then.
Result<int> open_regular(int folder, const std::string& name, struct stat& found,
                         const std::filesystem::path& path) {
    const auto no_file = [&] {
        return fail(ErrorCode::invalid_data,
                    translate("base", "%1 is not an ordinary file.", {path.string()}), {}, path.string());
    };
    const auto unreadable = [&] {
        return fail_errno(errno, translate("base", "the file cannot be read"), path.string());
    };
    if (fstatat(folder, name.c_str(), &found, AT_SYMLINK_NOFOLLOW) != 0)
        return unreadable();
    if (!S_ISREG(found.st_mode))
        return no_file();
    Descriptor file(openat(folder, name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (file.get() < 0 || fstat(file.get(), &found) != 0)
        return unreadable();
    if (!S_ISREG(found.st_mode))
        return no_file();
    return file.release();
}

} // namespace

/// The new file beside the old one, taken away again unless it was renamed.
class AtomicFile::NewFile {
  public:
    NewFile(int folder, const std::string& name)
        : m_folder(folder), m_name(temporary_name(name)), m_file(make()) {}
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;
    ~NewFile() {
        if (m_file.get() >= 0 && !m_kept)
            (void)unlinkat(m_folder, m_name.c_str(), 0);
    }
    int descriptor() const { return m_file.get(); }
    const std::string& name() const { return m_name; }
    void keep() { m_kept = true; }

  private:
    int make() const {
        (void)unlinkat(m_folder, m_name.c_str(), 0);
        return openat(m_folder, m_name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    }
    int m_folder;
    std::string m_name;
    Descriptor m_file;
    bool m_kept = false;
};

Result<AtomicFile> AtomicFile::open(const std::filesystem::path& path, std::size_t max_bytes) {
    auto resolved = resolve(path);
    if (!resolved)
        return tl::unexpected(resolved.error());
    AtomicFile file;
    file.m_path = *resolved;
    file.m_name = resolved->filename().string();
    file.m_folder = ::open(resolved->parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file.m_folder < 0)
        return fail_errno(errno, translate("base", "the folder cannot be opened"), path.string());
    struct stat found {};
    auto opened = open_regular(file.m_folder, file.m_name, found, path);
    if (!opened)
        return tl::unexpected(opened.error());
    const Descriptor descriptor(*opened);
    file.m_identity = identity_of(found);
    if (file.m_identity.size > max_bytes)
        return too_large(path);
    auto bytes =
        read_all(descriptor.get(), static_cast<std::size_t>(file.m_identity.size) + 1, max_bytes, path);
    if (!bytes)
        return tl::unexpected(bytes.error());
    file.m_bytes = std::move(*bytes);
    return file;
}

AtomicFile::AtomicFile(AtomicFile&& other) noexcept
    : m_folder(std::exchange(other.m_folder, -1)), m_name(std::move(other.m_name)),
      m_path(std::move(other.m_path)), m_bytes(std::move(other.m_bytes)), m_identity(other.m_identity) {}

AtomicFile& AtomicFile::operator=(AtomicFile&& other) noexcept {
    std::swap(m_folder, other.m_folder);
    m_name = std::move(other.m_name);
    m_path = std::move(other.m_path);
    m_bytes = std::move(other.m_bytes);
    m_identity = other.m_identity;
    return *this;
}

AtomicFile::~AtomicFile() {
    if (m_folder >= 0)
        close(m_folder);
}

Result<void> AtomicFile::check_unchanged() const {
    struct stat found {};
    const bool there = fstatat(m_folder, m_name.c_str(), &found, AT_SYMLINK_NOFOLLOW) == 0;
    if (there && identity_of(found) == m_identity)
        return {};
    return fail(ErrorCode::conflict,
                translate("base", "%1 was changed by somebody else meanwhile.", {m_path.string()}),
                translate("base", "Try again."), m_path.string());
}

Result<void> AtomicFile::write_beside(NewFile& fresh, std::string_view bytes) const {
    const auto failed = [&] {
        return fail_errno(errno, translate("base", "the file cannot be written"), m_path.string());
    };
    if (fresh.descriptor() < 0)
        return failed();
    if ((m_identity.owner != geteuid() || m_identity.group != getegid()) &&
        fchown(fresh.descriptor(), m_identity.owner, m_identity.group) != 0)
        return failed();
    if (fchmod(fresh.descriptor(), m_identity.mode & 07777U) != 0)
        return failed();
    if (const Descriptor old(
            openat(m_folder, m_name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
        old.get() >= 0)
        copy_attributes(old.get(), fresh.descriptor());
    return write_all(fresh.descriptor(), bytes, m_path);
}

Result<void> AtomicFile::put_in_place(NewFile& fresh) {
    if (auto unchanged = check_unchanged(); !unchanged)
        return unchanged;
    if (renameat(m_folder, fresh.name().c_str(), m_folder, m_name.c_str()) != 0)
        return fail_errno(errno, translate("base", "the file cannot be written"), m_path.string());
    fresh.keep();
    struct stat found {};
    if (fstat(fresh.descriptor(), &found) == 0)
        m_identity = identity_of(found);
    return flush_folder(m_folder, m_path);
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
        fresh.emplace_back(content.file.m_folder, content.file.m_name);
        if (auto written = content.file.write_beside(fresh.back(), content.bytes); !written)
            return written;
        // So that the flushes below wait for one disk, and not for each other. No more than a wish.
        if (files.size() > 1)
            (void)sync_file_range(fresh.back().descriptor(), 0, 0, SYNC_FILE_RANGE_WRITE);
    }
    for (std::size_t i = 0; i < files.size(); ++i)
        if (fsync(fresh[i].descriptor()) != 0)
            return fail_errno(errno, translate("base", "the file cannot be written"),
                              files[i].file.m_path.string());
    for (std::size_t i = 0; i < files.size(); ++i)
        if (auto put = files[i].file.put_in_place(fresh[i]); !put)
            return put;
    return {};
}

Result<void> AtomicFile::create(const std::filesystem::path& relative_or_not, std::string_view bytes,
                                unsigned mode) {
    const std::filesystem::path path = std::filesystem::absolute(relative_or_not);
    const Descriptor folder(::open(path.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.get() < 0)
        return fail_errno(errno, translate("base", "the folder cannot be opened"),
                          path.parent_path().string());
    const std::string name = path.filename().string();
    NewFile fresh(folder.get(), name);
    const auto failed = [&] {
        return fail_errno(errno, translate("base", "the file cannot be written"), path.string());
    };
    if (fresh.descriptor() < 0 || fchmod(fresh.descriptor(), mode) != 0)
        return failed();
    if (auto written = write_all(fresh.descriptor(), bytes, path); !written)
        return written;
    if (fsync(fresh.descriptor()) != 0)
        return failed();
    // Unlike rename, link never takes the place of what is already there.
    if (linkat(folder.get(), fresh.name().c_str(), folder.get(), name.c_str(), 0) != 0) {
        if (errno == EEXIST)
            return fail(ErrorCode::conflict, translate("base", "%1 exists already.", {path.string()}), {},
                        path.string());
        return failed();
    }
    return flush_folder(folder.get(), path);
}

Result<void> AtomicFile::put(const std::filesystem::path& given, std::string_view bytes, unsigned mode) {
    std::filesystem::path path = std::filesystem::absolute(given);
    if (auto resolved = resolve(path))
        path = std::move(*resolved);
    const Descriptor folder(::open(path.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.get() < 0)
        return fail_errno(errno, translate("base", "the folder cannot be opened"),
                          path.parent_path().string());
    const std::string name = path.filename().string();
    struct stat found {};
    if (name.empty() ||
        (fstatat(folder.get(), name.c_str(), &found, AT_SYMLINK_NOFOLLOW) == 0 && !S_ISREG(found.st_mode)))
        return fail(ErrorCode::invalid_data,
                    translate("base", "%1 is not an ordinary file.", {given.string()}), {}, given.string());
    // Two of us at once take turns; what cannot be locked (some network file systems) goes unlocked.
    (void)flock(folder.get(), LOCK_EX);
    NewFile fresh(folder.get(), name);
    const auto failed = [&] {
        return fail_errno(errno, translate("base", "the file cannot be written"), path.string());
    };
    if (fresh.descriptor() < 0 || fchmod(fresh.descriptor(), mode) != 0)
        return failed();
    if (auto written = write_all(fresh.descriptor(), bytes, path); !written)
        return written;
    if (fsync(fresh.descriptor()) != 0)
        return failed();
    if (renameat(folder.get(), fresh.name().c_str(), folder.get(), name.c_str()) != 0)
        return failed();
    fresh.keep();
    return flush_folder(folder.get(), path);
}

Result<std::string> read_file(const std::filesystem::path& path, std::size_t max_bytes) {
    auto file = AtomicFile::open(path, max_bytes);
    if (!file)
        return tl::unexpected(file.error());
    return file->take_bytes();
}

} // namespace rinnova
