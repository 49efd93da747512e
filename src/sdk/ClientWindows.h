// SPDX-License-Identifier: Apache-2.0
#pragma once

/// For plugins whose client is asked to end by its windows: link `rinnova-client-windows`.
#include "base/client_windows/ClientWindows.h" // IWYU pragma: export
