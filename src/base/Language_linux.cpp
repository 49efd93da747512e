// SPDX-License-Identifier: Apache-2.0
#include "base/Language.h"

#include <cstdlib>

namespace rinnova {

namespace {

std::string variable(const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr ? value : "";
}

} // namespace

LocaleVariables LocaleVariables::of_this_process() {
    return {variable("LC_ALL"), variable("LC_MESSAGES"), variable("LANG")};
}

} // namespace rinnova
