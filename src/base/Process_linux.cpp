// SPDX-License-Identifier: Apache-2.0
#include "base/Process.h"

#include "base/Text.h"

#include <sys/eventfd.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>

namespace rinnova {

std::optional<ProcessId> process_with(long number) {
    std::ifstream file("/proc/" + std::to_string(number) + "/stat");
    std::string line;
    // The second field is the program's name in parentheses, which may itself hold any of both.
    if (number <= 0 || !std::getline(file, line, '\0') || line.rfind(')') == std::string::npos)
        return std::nullopt;
    std::istringstream fields(line.substr(line.rfind(')') + 1));
    std::string state;
    std::string skipped;
    fields >> state;
    for (int field = 4; field < 22; ++field)
        fields >> skipped;
    ProcessId process{number, 0};
    if (!(fields >> process.started) || state == "Z" || state == "X")
        return std::nullopt;
    return process;
}

Result<std::unique_ptr<ProcessWatch>> ProcessWatch::begin(const ProcessId& process,
                                                          std::function<void()> ended) {
    int descriptor = static_cast<int>(syscall(SYS_pidfd_open, static_cast<pid_t>(process.number), 0));
    if (descriptor < 0 && errno != ESRCH && errno != EINVAL) {
        if (errno == ENOSYS)
            return fail(ErrorCode::unsupported,
                        translate("base", "This system cannot tell when another program ends."));
        return fail_errno(errno, translate("base", "a program cannot be watched"),
                          std::to_string(process.number));
    }
    // Looked at once the number can no longer be given to another one. What has ended is readable at once
    // too.
    if (descriptor < 0 || process_with(process.number) != process) {
        if (descriptor >= 0)
            close(descriptor);
        descriptor = eventfd(1, EFD_CLOEXEC | EFD_NONBLOCK);
        if (descriptor < 0)
            return fail_errno(errno, translate("base", "a program cannot be watched"),
                              std::to_string(process.number));
    }
    return std::unique_ptr<ProcessWatch>(new ProcessWatch(process, descriptor, std::move(ended)));
}

ProcessWatch::ProcessWatch(const ProcessId& process, int descriptor, std::function<void()> ended)
    : m_process(process), m_ended(std::move(ended)), m_watch(descriptor, [this] {
          m_watch.silence();
          std::exchange(m_ended, {})();
      }) {}

} // namespace rinnova
