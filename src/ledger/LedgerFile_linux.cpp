// SPDX-License-Identifier: Apache-2.0
#include "ledger/LedgerFile.h"

#include "base/Paths.h"
#include "base/Text.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace rinnova::ledger {

Result<void> ensure_file(const std::filesystem::path& file) {
    if (auto folder = make_private_folder(file.parent_path()); !folder)
        return folder;
    const int descriptor = open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600);
    if (descriptor < 0)
        return fail_errno(errno, translate("ledger", "the ledger cannot be opened"), file.string());
    struct stat found {};
    const bool ordinary = fstat(descriptor, &found) == 0 && S_ISREG(found.st_mode);
    close(descriptor);
    if (!ordinary)
        return fail(ErrorCode::invalid_data,
                    translate("ledger", "%1 is not an ordinary file.", {file.string()}), {}, file.string());
    return {};
}

Result<std::filesystem::path> move_aside(const std::filesystem::path& file) {
    for (int number = 1; number < 1000; ++number) {
        std::filesystem::path aside = file;
        aside += ".damaged-" + std::to_string(number);
        // link fails when the name is taken, which rename would silently replace.
        if (link(file.c_str(), aside.c_str()) != 0) {
            if (errno == EEXIST)
                continue;
            return fail_errno(errno, translate("ledger", "the damaged ledger cannot be set aside"),
                              file.string());
        }
        for (const char* suffix : {"-wal", "-shm"}) {
            std::filesystem::path from = file;
            from += suffix;
            std::filesystem::path to = aside;
            to += suffix;
            (void)rename(from.c_str(), to.c_str());
        }
        if (unlink(file.c_str()) != 0)
            return fail_errno(errno, translate("ledger", "the damaged ledger cannot be set aside"),
                              file.string());
        return aside;
    }
    return fail(ErrorCode::internal, translate("ledger", "There are too many damaged ledgers already."),
                translate("ledger", "Look at them, and remove those you do not need."), file.string());
}

} // namespace rinnova::ledger
