// SPDX-License-Identifier: Apache-2.0
// Any bytes as config.json: a configuration, or a reason that can be shown.
#include "engine/Config.h"

#include "base/AtomicFile.h"
#include "fuzz/checks.h"
#include "support/ScratchFolder.h"

#include <cstddef>
#include <cstdint>
#include <fstream>

using namespace rinnova;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const test::ScratchFolder folder;
    Paths paths;
    paths.config = folder.path();
    paths.machine_config = folder.path() / "none";
    std::ofstream(paths.config / "config.json", std::ios::binary)
        .write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
    const auto config = read_config(paths);
    if (!config) {
        require(config.error().code == ErrorCode::invalid_data && can_be_shown(config.error().message));
        return 0;
    }
    require(config->language.empty() || config->language == "it" || config->language == "en");
    for (const std::string& warning : config->warnings)
        require(can_be_shown(warning));
    return 0;
}
