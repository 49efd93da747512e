// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"

#include <chrono>
#include <functional>
#include <stop_token>
#include <string>

namespace rinnova::fleet {

struct HttpPost {
    std::string url;     ///< `https://…`; nothing else is spoken, and no redirection followed
    std::string ca_file; ///< trusted alone, and no longer the system's authorities; empty: those
    std::string proxy;   ///< empty: none, whatever the environment says
    std::string body;
    std::chrono::seconds limit{30}; ///< for all of it

    bool operator==(const HttpPost&) const = default;
};

struct HttpAnswer {
    int status = 0;
    std::string body;
    int retry_after_seconds = 0; ///< of the header

    bool operator==(const HttpAnswer&) const = default;
};

/// Sends it and waits. `unreachable`, also for an answer that is too large; `timed-out`; `auth-rejected` when
/// the server's certificate is not accepted; `invalid-data` for a certificate file that cannot be used.
using Post = std::function<Result<HttpAnswer>(const HttpPost& post, const std::stop_token& stop)>;

} // namespace rinnova::fleet
