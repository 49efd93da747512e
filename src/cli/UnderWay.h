// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Text.h"
#include "cli/Interruption.h"
#include "cli/ProgressLine.h"

#include <functional>

namespace rinnova::cli {

/// Does something that may take long: shows how far it is, and lets Ctrl-C end it in order.
template <typename Work>
auto under_way(Console& console, Work work) {
    ProgressLine line(console);
    const Interruption interruption;
    const std::stop_callback announce(interruption.token(), [&console] {
        console.say("\n" + translate("cli", "Ending in order… (Ctrl-C once more breaks off)") + "\n");
    });
    return work(line.callback(), interruption.token());
}

} // namespace rinnova::cli
