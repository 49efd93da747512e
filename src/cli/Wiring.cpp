// SPDX-License-Identifier: Apache-2.0
#include "cli/Wiring.h"

#include "service/Wiring.h"

namespace rinnova::cli {

std::string configured_language(const Paths& paths) {
    return rinnova::configured_language(paths);
}

Result<std::unique_ptr<Service>> make_service(const Paths& paths, const Clock& clock,
                                              const WiringOptions& options) {
    return make_front_end_service(paths, clock, options);
}

Result<std::unique_ptr<ProfileExport>> make_profile_export(const Paths& paths, const Clock& clock,
                                                           const WiringOptions& options) {
    return make_local_profile_export(paths, clock, {options.language, options.interactive});
}

} // namespace rinnova::cli
