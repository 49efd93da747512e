// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Process.h"

#include <filesystem>
#include <optional>

namespace rinnova {

/// The process that this one is a child of now; none when it, or its parent, has ended.
std::optional<ProcessId> parent_of(const ProcessId& process);

/// Whether what runs in it is this very file. False, too, when the system does not show it.
bool runs_program(const ProcessId& process, const std::filesystem::path& program);

} // namespace rinnova
