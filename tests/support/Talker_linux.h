// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/ScratchFolder.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <stdexcept>
#include <string>

namespace rinnova::test {

/// A program that says how it was started into a FIFO, and waits; started again, it says so again, and ends.
struct Talker {
    ScratchFolder folder;
    std::filesystem::path fifo = folder / "said";
    pid_t child = 0;

    Talker() {
        std::array<int, 2> ends{};
        if (mkfifo(fifo.c_str(), 0600) != 0 || pipe2(ends.data(), O_CLOEXEC) != 0)
            throw std::runtime_error("no pipe");
        std::filesystem::create_directory(folder / "here");
        child = fork();
        if (child == 0) {
            const std::string place = folder / "here";
            (void)!chdir(place.c_str());
            setenv("RINNOVA_TEST_WORD", "kept as it was", 1);
            const std::string script = "echo \"$1|$RINNOVA_TEST_WORD|$PWD|$(ls /proc/$$/fd | wc -l)|$$\" > " +
                                       fifo.string() + "; read wait";
            // It waits for a line that never comes; started again it reads from nothing, and ends.
            dup2(ends[0], 0);
            execl("/bin/sh", "/bin/sh", "-c", script.c_str(), "sh", "an argument", nullptr);
            _exit(1);
        }
        close(ends[0]);
        m_silence = ends[1];
    }
    Talker(const Talker&) = delete;
    Talker& operator=(const Talker&) = delete;
    ~Talker() {
        end();
        close(m_silence);
    }
    void end() {
        if (child > 0 && kill(child, SIGKILL) == 0)
            waitpid(child, nullptr, 0);
        child = 0;
    }
    /// What it says next.
    std::string said() const { return bytes_of(fifo); }

  private:
    int m_silence = -1;
};

} // namespace rinnova::test
