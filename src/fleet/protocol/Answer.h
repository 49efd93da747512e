// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"
#include "base/Error.h"
#include "fleet/protocol/Report.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rinnova::fleet {

/// Another machine of the fleet has a newer password of an account that this one holds too.
struct RenewedElsewhere {
    ReportedName name; ///< as this machine has reported it
    Timestamp renewed_at;
    std::optional<Date> expires; ///< of the newer password

    bool operator==(const RenewedElsewhere&) const = default;
};

/// What the server says to a report that it has kept.
struct ReportAnswer {
    std::uint64_t sequence = 0; ///< of the report that is kept
    Timestamp server_time;
    std::int64_t policy_version = 0; ///< of the policy that is published; 0: none
    std::string policy;              ///< its envelope, when the report named a lower version; else empty
    std::vector<RenewedElsewhere> renewed_elsewhere;
    int next_report_seconds = 86400; ///< at the latest, when nothing changes before

    bool operator==(const ReportAnswer&) const = default;
};

std::string to_json(const ReportAnswer& answer);
Result<ReportAnswer> report_answer_from_json(std::string_view text);

/// Why the server has not done what it was asked for.
struct Refusal {
    /// `malformed`, `unsupported-protocol`, `too-large`, `unknown-device`, `bad-signature`, `revoked`,
    /// `sequence`, `cloned`, `token-refused`, `too-many`, `unavailable`
    std::string code;
    std::string message;             ///< English, for logs
    std::uint64_t last_sequence = 0; ///< for `sequence`: go on above it
    int retry_after_seconds = 0;     ///< for `too-many` and `unavailable`

    bool operator==(const Refusal&) const = default;
};

std::string to_json(const Refusal& refusal);
Result<Refusal> refusal_from_json(std::string_view text);
/// The HTTP status that goes with it.
int http_status(const Refusal& refusal);

/// What is known of an account's password on one machine, on the server's clock.
struct PasswordAge {
    std::optional<Timestamp> renewed_at; ///< when this machine last brought it to its clients; none: never
    std::optional<Date> expires;
    bool computed = false; ///< that day, from the one on which this machine got it; not read on a page

    bool operator==(const PasswordAge&) const = default;
};

/// Whether `own` still has a password that was replaced on the machine of `other`: renewed there later, and
/// with another, later end, or one that is not known here. The same password brought to a second machine has
/// the same end where that was read; a computed one is later by the days between. So a later computed end
/// proves nothing while the password that was brought here is more than 30 days from its own.
bool is_behind(const PasswordAge& own, const PasswordAge& other);

/// A moment of the machine's clock on the server's, by what the two showed when the report came; never in the
/// future, nor before 1970.
Timestamp on_servers_clock(Timestamp of_machine, Timestamp made_at, Timestamp received_at);

} // namespace rinnova::fleet
