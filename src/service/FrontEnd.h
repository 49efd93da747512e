// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"
#include "base/Paths.h"
#include "service/Service.h"

#include <memory>
#include <string>

namespace rinnova {

struct FrontEndOptions {
    std::string language;     ///< `it` or `en`
    bool interactive = false; ///< a person is there: the desktop may prompt to unlock a keychain
    bool alone = false;       ///< for what this process has to see for itself: never through the agent
};

/// The service of a front end: the agent's when one runs that speaks our language, else one in this process.
Result<std::unique_ptr<Service>> make_front_end_service(const Paths& paths, const Clock& clock,
                                                        const FrontEndOptions& options);

} // namespace rinnova
