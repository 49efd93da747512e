// SPDX-License-Identifier: Apache-2.0
// bench-measure OUT PROGRAM ARGUMENTS…: runs it once, and writes to OUT, on one line, its exit status, the
// seconds it took, those of processor time, and its peak memory in KiB. Small, so that the peak is the
// child's own: the kernel counts in what the process was before it became the program.
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <chrono>
#include <cstdio>

extern char** environ;

namespace {

double seconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 3)
        return 2;
    const auto begin = std::chrono::steady_clock::now();
    pid_t child = 0;
    if (posix_spawnp(&child, argv[2], nullptr, nullptr, argv + 2, environ) != 0)
        return 127;
    int status = 0;
    rusage used{};
    if (wait4(child, &status, 0, &used) != child)
        return 127;
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;
    const int exit = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    std::FILE* out = std::fopen(argv[1], "w");
    if (out == nullptr)
        return 127;
    std::fprintf(out, "%d %.6f %.6f %ld\n", exit, wall.count(),
                 seconds(used.ru_utime) + seconds(used.ru_stime), used.ru_maxrss);
    return std::fclose(out) == 0 ? exit : 127;
}
