// SPDX-License-Identifier: Apache-2.0
#include "base/LogFile.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace rinnova {

bool append_line(const std::filesystem::path& file, std::string_view line) {
    const int log =
        open(file.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600);
    if (log < 0)
        return false;
    struct stat status {};
    const bool written = fstat(log, &status) == 0 && S_ISREG(status.st_mode) &&
                         write(log, line.data(), line.size()) == static_cast<ssize_t>(line.size());
    close(log);
    return written;
}

} // namespace rinnova
