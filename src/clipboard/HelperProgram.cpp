// SPDX-License-Identifier: Apache-2.0
#include "clipboard/HelperProgram.h"

#include "base/Text.h"

namespace rinnova::clipboard {

namespace {
constexpr int no_display = 3; // as clipboard/main.cpp has it
}

tl::unexpected<Error> helper_failed(int exit_status, const std::filesystem::path& helper) {
    if (exit_status == no_display)
        return fail(ErrorCode::unsupported,
                    translate("clipboard", "There is no clipboard here: no display can be reached."),
                    translate("clipboard", "Run it in a terminal of the desktop."));
    return fail(ErrorCode::internal,
                translate("clipboard", "The password could not be put on the clipboard."), {},
                helper.string());
}

} // namespace rinnova::clipboard
