// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace rinnova::outlook {

/// Whether a blob of the data protection is all there: every part that it announces lies within it. Says
/// nothing of what is in the parts. What is not whole is not given to the system: Wine 8.0 reads beyond it.
bool is_whole_blob(std::string_view blob);

} // namespace rinnova::outlook
