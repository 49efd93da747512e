// SPDX-License-Identifier: Apache-2.0
#include "contract/Files.h"

#include "support/ScratchFolder.h"

#include <sys/stat.h>

#include <sstream>
#include <stdexcept>

namespace rinnova::contract {

namespace fs = std::filesystem;

std::string look_at(const fs::path& path) {
    struct stat found {};
    if (lstat(path.c_str(), &found) != 0)
        throw std::runtime_error("cannot look at " + path.string());
    std::ostringstream text;
    text << std::oct << found.st_mode << std::dec << ' ' << found.st_uid << ' ' << found.st_gid << ' '
         << found.st_ino << ' ' << found.st_mtim.tv_sec << '.' << found.st_mtim.tv_nsec << '\n';
    if (S_ISREG(found.st_mode))
        text << test::bytes_of(path);
    else if (S_ISLNK(found.st_mode))
        text << fs::read_symlink(path).string();
    return text.str();
}

} // namespace rinnova::contract
