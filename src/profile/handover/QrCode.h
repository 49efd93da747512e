// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace rinnova::handover {

/// The text as a QR code: a line for each row, `#` for dark, a blank for light, without the quiet zone.
/// Empty when it does not fit into one.
std::string qr_code(const std::string& text);

} // namespace rinnova::handover
