// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"
#include "base/Secret.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <stop_token>

namespace rinnova::clipboard {

/// Puts a password on the clipboard through the helper program, and comes back when it is there no more:
/// after the time, when `stop` asks for it, or when somebody has copied something else. The helper gets it
/// through a pipe, and takes it off by itself when this process ends, however it ends. `held` is called once
/// it is there.
///
/// `not-found`: no helper program; `unsupported`: this machine has no display; `busy`: another program keeps
/// the clipboard open, and the password may still be on it; `internal`.
Result<void> hold(const std::filesystem::path& helper, const Secret& password, std::chrono::seconds time,
                  const std::function<void()>& held, const std::stop_token& stop);

/// What a helper that ended before it held anything means.
tl::unexpected<Error> helper_failed(int exit_status, const std::filesystem::path& helper);

} // namespace rinnova::clipboard
