// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/DescriptorWatch.h"
#include "base/Error.h"

#include <compare>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

namespace rinnova {

/// A running process, told from a later one that was given the same number.
struct ProcessId {
    long number = 0;
    /// In the system's own measure. Linux: clock ticks after its start (proc(5), /proc/PID/stat, field 22).
    /// Windows: FILETIME.
    std::uint64_t started = 0;

    auto operator<=>(const ProcessId&) const = default;
};

/// The process that has this number now; none when there is none, or when it has ended and is not yet reaped.
std::optional<ProcessId> process_with(long number);

/// Calls back once, from the event loop, when a process has ended; soon, when it had ended before. Never
/// polls. The process need not be a child of ours, or of the same user. The callback may destroy the watch.
class ProcessWatch {
  public:
    /// `unsupported` where the system cannot tell (before Linux 5.3).
    static Result<std::unique_ptr<ProcessWatch>> begin(const ProcessId& process, std::function<void()> ended);

    const ProcessId& process() const noexcept { return m_process; }

  private:
    ProcessWatch(const ProcessId& process, int descriptor, std::function<void()> ended);

    ProcessId m_process;
    std::function<void()> m_ended;
    DescriptorWatch m_watch;
};

} // namespace rinnova
