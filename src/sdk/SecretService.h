// SPDX-License-Identifier: Apache-2.0
#pragma once

/// For plugins whose client keeps passwords in the desktop's keychain (Linux): link `rinnova-secret-service`.
#include "base/secret_service/Service.h" // IWYU pragma: export
