// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"
#include "base/Error.h"
#include "base/Secret.h"

#include <string>
#include <vector>

namespace rinnova::fleet {

/// A program of the administrator's own that wants to hear of alerts.
struct Webhook {
    std::string url; ///< https, or http to this machine
    Secret secret;
    std::string ca_file; ///< empty: the system's authorities
};

/// `t=<seconds>,v1=<hex>`: HMAC-SHA-256 over the seconds, a full stop and the body. The time stands in it so
/// that a message of yesterday is none of today.
std::string webhook_signature(const Secret& secret, Timestamp now, const std::string& body);

/// Sends JSON, and tries again twice after a failure that may pass. `unreachable` when nobody has taken it
/// with a status of 200 to 299.
Result<void> post(const Webhook& webhook, Timestamp now, const std::string& body);

struct MailServer {
    std::string url; ///< smtps://HOST:465, or smtp://HOST:587, where STARTTLS is asked for; plain to this
                     ///< machine alone
    std::string user;
    Secret password;
    std::string ca_file;
};

struct Mail {
    std::string from;
    std::vector<std::string> to;
    std::string subject;
    std::string text; ///< UTF-8, lines of any length
};

/// `invalid-data` for an address that could become more than one.
Result<void> send(const MailServer& server, const Mail& mail, Timestamp now);

} // namespace rinnova::fleet
