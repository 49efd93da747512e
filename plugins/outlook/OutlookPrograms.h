// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sdk/Target.h"

namespace rinnova::outlook {

struct RunningOutlook {
    std::optional<ProcessId> process; ///< none when the system does not let us look at it

    bool operator==(const RunningOutlook&) const = default;
};

/// The running Outlooks (OUTLOOK.EXE) of this user in this session.
class OutlookPrograms {
  public:
    virtual ~OutlookPrograms() = default;

    /// One that runs; none when there is none. `internal` when the system does not tell.
    virtual Result<std::optional<RunningOutlook>> running() const = 0;
    /// Asks it to end as by the button of its window, when it has no more than the one. Errors as those of
    /// `Target::ask_to_quit`.
    virtual Result<void> ask_to_close(const ProcessId& process) const = 0;
};

} // namespace rinnova::outlook
