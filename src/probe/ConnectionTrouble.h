// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ProbeResult.h"

#include <curl/curl.h>
#include <tl/expected.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace rinnova {

/// Why a connection came to nothing.
struct BrokenConnection {
    ProbeVerdict verdict = ProbeVerdict::unreachable; ///< unreachable or tls_error
    std::string words;                                ///< for a person
};

template <typename T>
using OrBroken = tl::expected<T, BrokenConnection>;

/// What libcurl's failure means, given its own words and what the server had said until then. `tls_begun`:
/// the handshake had started.
BrokenConnection trouble_of(CURLcode code, std::string_view library_words,
                            const std::vector<std::string>& heard, bool tls_begun);

BrokenConnection trouble_hung_up();
BrokenConnection trouble_nonsense();

} // namespace rinnova
