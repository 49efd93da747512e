// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/protocol/Answer.h"

#include <string>

namespace rinnova::fleet {

/// What goes back to an agent.
struct Reply {
    int status = 200;
    std::string body; ///< JSON
    int retry_after = 0;
    std::string code; ///< of a refusal; empty: done
};

inline Reply refused(const Refusal& refusal) {
    return {http_status(refusal), to_json(refusal), refusal.retry_after_seconds, refusal.code};
}
inline Reply refused(std::string code, std::string message) {
    return refused(Refusal{std::move(code), std::move(message), 0, 0});
}

} // namespace rinnova::fleet
