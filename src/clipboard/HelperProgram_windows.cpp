// SPDX-License-Identifier: Apache-2.0
#include "clipboard/HelperProgram.h"

#include "base/Text.h"

namespace rinnova::clipboard {

// The helper is a program for X11 and Wayland.
Result<void> hold(const std::filesystem::path& helper, const Secret&, std::chrono::seconds,
                  const std::function<void()>&, const std::stop_token&) {
    return fail(ErrorCode::unsupported,
                translate("clipboard", "Passwords are not put on the clipboard of Windows."), {},
                helper.string());
}

} // namespace rinnova::clipboard
