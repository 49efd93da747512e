// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace rinnova::desktop {

/// A text that names a command of the terminal, “rinnova rotate …” say, with the name of the button or page
/// of the window that does the same in its place. Commands that the window has nothing for stay.
std::string in_window_words(std::string_view text);

} // namespace rinnova::desktop
