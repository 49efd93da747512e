// SPDX-License-Identifier: Apache-2.0
#pragma once

// `is_utf8`, for plugins that check what a client has stored.
#include "base/SecretInput.h"
