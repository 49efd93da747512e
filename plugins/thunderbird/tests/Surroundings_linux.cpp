// SPDX-License-Identifier: Apache-2.0
#include "Surroundings.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <stdexcept>

namespace rinnova::thunderbird::trial {

std::filesystem::path profiles_root(const std::filesystem::path& home) {
    return home / ".thunderbird";
}

const char* lock_file_name() {
    return ".parentlock";
}

bool lock_names_its_holder() {
    return true;
}

std::shared_ptr<void> hold_lock(const std::filesystem::path& folder) {
    int ready[2];
    if (pipe(ready) != 0)
        throw std::runtime_error("pipe");
    const pid_t holder = fork();
    if (holder == 0) {
        const int file = open((folder / lock_file_name()).c_str(), O_RDWR | O_CREAT, 0600);
        struct flock whole {};
        whole.l_type = F_WRLCK;
        const char done = fcntl(file, F_SETLK, &whole) == 0 ? '+' : '-';
        if (write(ready[1], &done, 1) != 1)
            _exit(1);
        pause();
        _exit(0);
    }
    char done = '-';
    const bool told = read(ready[0], &done, 1) == 1;
    close(ready[0]);
    close(ready[1]);
    const auto end = [holder](void*) {
        kill(holder, SIGKILL);
        waitpid(holder, nullptr, 0);
    };
    std::shared_ptr<void> held(nullptr, end);
    if (!told || done != '+')
        throw std::runtime_error("the profile's lock cannot be taken");
    return held;
}

} // namespace rinnova::thunderbird::trial
