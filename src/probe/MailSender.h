// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"
#include "base/Secret.h"
#include "model/Server.h"

#include <chrono>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace rinnova {

/// A message on its way: by whose account, and to whom.
struct MailRequest {
    Server server; ///< kind smtp; TLS is always required and verified
    std::string username;
    std::string ca_file; ///< additional trust anchor; empty when none
    std::string sender;  ///< plain addresses, ASCII
    std::vector<std::string> recipients;
    std::chrono::seconds limit{30};
};

/// Sends one message (RFC 5322, lines ended by LF or CRLF) over SMTP, once. Recipients that the server
/// refuses for good are left out, and given with its words. `auth-rejected` when it does not take the
/// password, `unreachable` when it cannot be asked or has no time, `invalid-data` when it does not want the
/// message, or none of the recipients, or an address cannot be one; with the server's words.
Result<std::vector<Error>> send_mail(const MailRequest& request, const Secret& password,
                                     std::string_view message, std::stop_token stop);

} // namespace rinnova
