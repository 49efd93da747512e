// SPDX-License-Identifier: Apache-2.0
#include "ProfilesIni.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace rinnova::thunderbird;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    for (const auto parse : {&parse_profiles_ini, &parse_installs_ini})
        for (const ListedProfile& profile : parse(text))
            if (profile.path.empty() || profile.path.find('\n') != std::string::npos)
                std::abort();
    return 0;
}
