// SPDX-License-Identifier: Apache-2.0
#include "LoginsFile.h"

namespace rinnova::thunderbird {

namespace {

Result<LoginsFile> open_if_there(std::filesystem::path path) {
    LoginsFile logins;
    logins.path = std::move(path);
    auto file = AtomicFile::open(logins.path, max_logins_bytes);
    if (!file && file.error().code == ErrorCode::not_found)
        return logins;
    if (!file)
        return tl::unexpected(file.error());
    auto index = parse_logins_json(file->bytes());
    if (!index) {
        index.error().where = logins.path.string();
        return tl::unexpected(index.error());
    }
    logins.file = std::move(*file);
    logins.index = std::move(*index);
    return logins;
}

} // namespace

Result<LoginsFile> open_logins(const std::filesystem::path& profile) {
    auto logins = open_if_there(profile / "logins.json");
    if (!logins || logins->file)
        return logins;
    auto backup = open_logins_backup(profile);
    return !backup || backup->file ? std::move(backup) : std::move(logins);
}

Result<LoginsFile> open_logins_backup(const std::filesystem::path& profile) {
    return open_if_there(profile / "logins-backup.json");
}

} // namespace rinnova::thunderbird
