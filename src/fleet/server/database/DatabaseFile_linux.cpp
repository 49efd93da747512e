// SPDX-License-Identifier: Apache-2.0
#include "fleet/server/database/DatabaseFile.h"

#include "base/Text.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace rinnova::fleet {

Result<void> make_for_owner_of_folder(const std::filesystem::path& file) {
    if (geteuid() != 0)
        return {};
    const std::filesystem::path whole = std::filesystem::absolute(file);
    struct stat found {};
    const int folder = open(whole.parent_path().c_str(), O_DIRECTORY | O_NOFOLLOW | O_RDONLY | O_CLOEXEC);
    if (folder < 0)
        return {}; // what opening the database then says is the better reason
    const std::string name = whole.filename().string();
    Result<void> done;
    if (fstat(folder, &found) == 0 && found.st_uid != 0) {
        const uid_t owner = found.st_uid;
        const gid_t group = found.st_gid;
        const int made =
            openat(folder, name.c_str(), O_CREAT | O_EXCL | O_NOFOLLOW | O_WRONLY | O_CLOEXEC, 0600);
        if (made >= 0) {
            if (fchown(made, owner, group) != 0)
                unlinkat(folder, name.c_str(), 0);
            close(made);
        } else if (fstatat(folder, name.c_str(), &found, AT_SYMLINK_NOFOLLOW) == 0 &&
                   S_ISLNK(found.st_mode)) {
            done = fail(ErrorCode::permission_denied,
                        translate("fleet", "The database is a link in another user's folder."), {},
                        whole.string());
        }
    }
    close(folder);
    return done;
}

} // namespace rinnova::fleet
