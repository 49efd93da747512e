// SPDX-License-Identifier: Apache-2.0
#include "fleet/server/cli/Signals.h"

#include <pwd.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>

namespace rinnova::fleet {

namespace {

sigset_t ours() {
    sigset_t set;
    sigemptyset(&set);
    for (const int number : {SIGTERM, SIGINT, SIGHUP})
        sigaddset(&set, number);
    return set;
}

} // namespace

void block_signals() {
    const sigset_t set = ours();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN); // a file that may not grow is an error of its write, not the end
}

Signal wait_for_signal() {
    const sigset_t set = ours();
    int number = 0;
    sigwait(&set, &number);
    return number == SIGHUP ? Signal::reload : Signal::stop;
}

void allow_many_files() {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
}

void keep_files_private() {
    umask(077);
}

std::string user_of_this_process() {
    const passwd* user = getpwuid(getuid());
    return user == nullptr ? std::to_string(getuid()) : user->pw_name;
}

bool is_administrator() {
    return geteuid() == 0;
}

bool owns(const std::filesystem::path& path) {
    struct stat found {};
    return stat(path.c_str(), &found) == 0 && found.st_uid == geteuid();
}

} // namespace rinnova::fleet
