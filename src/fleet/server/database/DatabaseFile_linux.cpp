// SPDX-License-Identifier: Apache-2.0
#include "fleet/server/database/DatabaseFile.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace rinnova::fleet {

void make_for_owner_of_folder(const std::filesystem::path& file) {
    struct stat folder {};
    if (geteuid() != 0 || stat(file.parent_path().c_str(), &folder) != 0 || folder.st_uid == 0)
        return;
    // Through no link: its target would be of that user's choice. What is there, or cannot be made, SQLite
    // tells.
    const int made = open(file.c_str(), O_CREAT | O_EXCL | O_NOFOLLOW | O_WRONLY | O_CLOEXEC, 0600);
    if (made < 0)
        return;
    if (fchown(made, folder.st_uid, folder.st_gid) != 0)
        unlink(file.c_str());
    close(made);
}

} // namespace rinnova::fleet
