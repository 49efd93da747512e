// SPDX-License-Identifier: Apache-2.0
#include "base/security_tool/ItemListing.h"
#include "base/security_tool/SecurityTool.h"

#include <cstddef>
#include <cstdint>

using namespace rinnova::security_tool;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    for (const InternetItem& item : parse_items(bytes)) {
        (void)can_be_named(item);
        (void)SecurityTool::repair_command(item);
    }
    (void)parse_password(bytes);
    return 0;
}
