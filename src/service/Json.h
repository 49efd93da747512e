// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>

namespace rinnova {

/// JSON whose members keep their order.
using Json = nlohmann::ordered_json;

} // namespace rinnova
