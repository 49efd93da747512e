// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace rinnova {

/// What the configuration says of the administrator's server (docs/configuration.md); empty: nothing.
struct FleetSettings {
    std::string url;        ///< `https://…`
    std::string token_file; ///< absolute; with `url` each user's agent joins by itself
    std::string ca_file;    ///< absolute; the only authority that is trusted then
    std::string proxy;      ///< `http://host:port`

    bool operator==(const FleetSettings&) const = default;
};

} // namespace rinnova
