// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "LoginsJson.h"
#include "sdk/Target.h"

#include <filesystem>
#include <optional>
#include <string_view>

namespace rinnova::thunderbird {

/// A file of logins as it was read, and the places of everything in it.
struct LoginsFile {
    std::filesystem::path path;
    std::optional<AtomicFile> file; ///< none while there is no such file
    LoginsJson index;

    std::string_view bytes() const noexcept {
        return file ? std::string_view(file->bytes()) : std::string_view();
    }
};

/// The logins that Thunderbird would use: `logins.json`; where that is missing `logins-backup.json`, which
/// Thunderbird restores it from at its next start; with neither, none. Errors as AtomicFile::open and
/// parse_logins_json.
Result<LoginsFile> open_logins(const std::filesystem::path& profile);

/// The copy that Thunderbird keeps: the file as it was before it last saved. Without `file` when there is
/// none.
Result<LoginsFile> open_logins_backup(const std::filesystem::path& profile);

} // namespace rinnova::thunderbird
