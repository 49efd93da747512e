// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Text.h"
#include "cli/Interruption.h"
#include "cli/ProgressLine.h"

namespace rinnova::cli {

/// Looks at something that may take long, and shows how far it is. Ctrl-C ends the process: nothing is half
/// done.
template <typename Work>
auto looking(Console& console, Work work) {
    ProgressLine line(console);
    line.show({Progress::Stage::discovering, {}, 0, 0});
    return work(line.callback());
}

/// Changes something, which may take long: shows how far it is, and lets Ctrl-C end it in order.
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
