// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <exception>
#include <functional>
#include <stdexcept>
#include <string>

namespace rinnova::test {

/// Runs a function in a child process, for what cannot be taken back in this one (limits, users, a
/// process-wide heap). What the function returns, or "exception: …", or "signal N" when it was killed.
inline std::string in_child(const std::function<std::string()>& work) {
    std::array<int, 2> ends{};
    if (pipe(ends.data()) != 0)
        throw std::runtime_error("pipe");
    std::fflush(nullptr); // or the child may write it once more
    const pid_t child = fork();
    if (child < 0)
        throw std::runtime_error("fork");
    if (child == 0) {
        close(ends[0]);
        std::string told;
        try {
            told = work();
        } catch (const std::exception& error) {
            told = std::string("exception: ") + error.what();
        }
        const bool sent = write(ends[1], told.data(), told.size()) == static_cast<ssize_t>(told.size());
        _exit(sent ? 0 : 1);
    }
    close(ends[1]);
    std::string told;
    std::array<char, 4096> part{};
    for (ssize_t count = 0; (count = read(ends[0], part.data(), part.size())) > 0;)
        told.append(part.data(), static_cast<std::size_t>(count));
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    if (WIFSIGNALED(status))
        return "signal " + std::to_string(WTERMSIG(status)) + (WCOREDUMP(status) ? ", core dumped" : "");
    return told;
}

/// Gives up root for good, as root may read and write and lock whatever the modes and limits say.
inline void become_nobody() {
    constexpr unsigned nobody = 65534;
    if (geteuid() == 0 && (setresgid(nobody, nobody, nobody) != 0 || setresuid(nobody, nobody, nobody) != 0))
        throw std::runtime_error("cannot become nobody");
}

} // namespace rinnova::test
