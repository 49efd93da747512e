// SPDX-License-Identifier: Apache-2.0
#include "base/Lineage.h"

#include <sys/stat.h>

#include <fstream>
#include <sstream>
#include <string>

namespace rinnova {

// proc(5), /proc/PID/stat: the parent is the second field behind the program's name in parentheses.
std::optional<ProcessId> parent_of(const ProcessId& process) {
    std::ifstream file("/proc/" + std::to_string(process.number) + "/stat");
    std::string line;
    if (process.number <= 0 || !std::getline(file, line, '\0') || line.rfind(')') == std::string::npos)
        return std::nullopt;
    std::istringstream fields(line.substr(line.rfind(')') + 1));
    std::string state;
    long parent = 0;
    if (!(fields >> state >> parent) || process_with(process.number) != process)
        return std::nullopt;
    return process_with(parent);
}

bool runs_program(const ProcessId& process, const std::filesystem::path& program) {
    struct stat running {};
    struct stat wanted {};
    const std::string link = "/proc/" + std::to_string(process.number) + "/exe";
    return stat(link.c_str(), &running) == 0 && stat(program.c_str(), &wanted) == 0 &&
           running.st_dev == wanted.st_dev && running.st_ino == wanted.st_ino &&
           process_with(process.number) == process;
}

} // namespace rinnova
