// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace rinnova {

/// What tells one state of a file from another. Whoever writes, renames, or changes owner, mode or attributes
/// of a file changes its `changed_ns`; nobody can set that back.
struct FileIdentity {
    std::uint64_t device = 0, inode = 0, size = 0;
    std::int64_t modified_ns = 0, changed_ns = 0; ///< since 1970, UTC
    unsigned mode = 0, owner = 0, group = 0;

    bool operator==(const FileIdentity&) const = default;
};

/// A regular file as it was read, and the way to put other bytes in its place: all of them or none.
///
/// `open` follows links once and remembers the folder and the file it ended at; `replace` writes a new file
/// in that folder, flushes it, and renames it over the old one, keeping owner, group, mode and extended
/// attributes. A link that leads to the file stays a link.
class AtomicFile {
  public:
    /// Reads the file. `not-found`, `permission-denied`, `busy` (Windows: somebody keeps it to himself),
    /// `invalid-data` (no regular file, or larger than `max_bytes`).
    static Result<AtomicFile> open(const std::filesystem::path& path, std::size_t max_bytes);
    /// Makes a file that does not exist yet, with exactly this mode. `conflict` when it does exist.
    static Result<void> create(const std::filesystem::path& path, std::string_view bytes, unsigned mode);
    /// Makes the file, or puts these bytes in its place, whatever it held; its mode is exactly this one in
    /// both cases. A link that leads to a file stays a link. `invalid-data` when something else than an
    /// ordinary file stands there.
    static Result<void> put(const std::filesystem::path& path, std::string_view bytes, unsigned mode);

    AtomicFile(AtomicFile&& other) noexcept;
    AtomicFile& operator=(AtomicFile&& other) noexcept;
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;
    ~AtomicFile();

    /// The bytes at the time of `open`.
    const std::string& bytes() const noexcept { return m_bytes; }
    /// What the file was at the time of `open` or of the last `replace`.
    const FileIdentity& identity() const noexcept { return m_identity; }
    /// Gives the bytes away, to save a copy of a large file.
    std::string take_bytes() noexcept { return std::move(m_bytes); }

    /// Puts `bytes` in the file's place. `conflict` when the name no longer leads to the file that was read,
    /// or the file was changed since. After an error the old file is what it was; only when the folder could
    /// not be flushed is the new one in its place, and may be lost with the power.
    Result<void> replace(std::string_view bytes);

    struct NewContent;
    /// The same for files that belong together. Every new file is on the disk before the first old one gives
    /// way; then they are put in place one after the other, each name flushed before the next. After an error
    /// those before it are replaced, those behind are what they were.
    static Result<void> replace_in_order(const std::vector<NewContent>& files);

  private:
    class NewFile;

    AtomicFile() = default;
    Result<void> check_unchanged() const;
    Result<void> write_beside(NewFile& fresh, std::string_view bytes) const;
    Result<void> put_in_place(NewFile& fresh);

    int m_folder = -1;
    std::string m_name;
    std::filesystem::path m_path;
    std::string m_bytes;
    FileIdentity m_identity;
};

struct AtomicFile::NewContent {
    AtomicFile& file;
    std::string_view bytes;
};

/// Reads a regular file whole, without following anything but links. Errors as `AtomicFile::open`.
Result<std::string> read_file(const std::filesystem::path& path, std::size_t max_bytes);

} // namespace rinnova
