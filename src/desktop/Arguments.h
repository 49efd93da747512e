// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desktop/OneInstance.h"

#include <string>
#include <vector>

namespace rinnova::desktop {

struct Arguments {
    Wish wish{};
    std::string language{}; ///< `it` or `en`; empty: by configuration and locale
    bool version = false;
    bool help = false;
};

/// `--renew ACCOUNT [--provider ID]`, `--hidden`, `--lang it|en`, `--version`, `--help`; `invalid-data` for
/// anything else.
Result<Arguments> parse_arguments(const std::vector<std::string>& words);

std::string usage();

} // namespace rinnova::desktop
