// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"
#include "base/Process.h"
#include "base/Secret.h"

#include <chrono>
#include <span>
#include <string>
#include <string_view>

namespace rinnova {

/// Running programs that can be spoken to through a part of ours within them. For any thread.
class LiveClients {
  public:
    virtual ~LiveClients() = default;

    /// Whether there is such a part in this process, ready to be asked.
    virtual bool reaches(const ProcessId& client) const = 0;

    /// One question to it, and its answer; both are JSON, and mean what the part says they mean. A member
    /// `password` of the parameters is a number: a place in `secrets`. `not-found` when nobody is there,
    /// `unreachable` when it went away before it had answered, `timed-out`, `invalid-data` when it refused.
    virtual Result<std::string> ask(const ProcessId& client, std::string_view method,
                                    const std::string& params, std::span<const Secret* const> secrets,
                                    std::chrono::milliseconds limit) = 0;
};

} // namespace rinnova
