// SPDX-License-Identifier: Apache-2.0
#pragma once

/// For plugins whose client keeps passwords in a file-based keychain of macOS: link `rinnova-security-tool`.
#include "base/security_tool/SecurityTool.h" // IWYU pragma: export
