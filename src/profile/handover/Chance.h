// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace rinnova::handover {

/// 128 bits that nobody guesses, in 32 letters and digits that survive every messenger. Empty when the system
/// gives none.
std::string random_name();

/// Six digits, each number as likely as any other. Empty as above.
std::string random_code();

} // namespace rinnova::handover
