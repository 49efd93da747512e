// SPDX-License-Identifier: Apache-2.0
#include "fleet/reporter/Machine.h"

#include "fleet/protocol/Encoding.h"

namespace rinnova::fleet {

std::string machine_digest(std::string_view system_id) {
    return to_hex(sha256("rinnova-fleet machine 1\n" + std::string(system_id)).substr(0, 16));
}

} // namespace rinnova::fleet
