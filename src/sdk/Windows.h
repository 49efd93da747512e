// SPDX-License-Identifier: Apache-2.0
#pragma once

/// For the units of plugins that speak with Windows itself.
#include "base/Handle_windows.h"       // IWYU pragma: export
#include "base/Wide_windows.h"         // IWYU pragma: export
#include "base/WindowsError_windows.h" // IWYU pragma: export
