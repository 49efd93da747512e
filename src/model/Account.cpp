// SPDX-License-Identifier: Apache-2.0
#include "model/Account.h"

namespace rinnova {

std::string to_lower(std::string_view text) {
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

std::string generic_provider(std::string_view host) {
    return "generic:" + to_lower(host);
}

bool is_generic(std::string_view provider) {
    return provider.starts_with("generic:");
}

} // namespace rinnova
