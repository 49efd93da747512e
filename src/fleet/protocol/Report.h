// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"
#include "base/Error.h"
#include "model/Finding.h"
#include "model/Rotation.h"
#include "model/Slot.h"
#include "model/Validity.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rinnova::fleet {

/// What an account is called in a report: by its login, or by a pseudonym with the sealed name that only the
/// administrator's key file opens.
struct ReportedName {
    std::string provider;  ///< a provider's id; `generic` alone under a pseudonym, where the host would tell
    std::string login;     ///< empty under a pseudonym
    std::string pseudonym; ///< 32 hex digits; empty in clear
    std::string sealed;    ///< base64url; empty in clear

    bool operator==(const ReportedName&) const = default;
    /// One account's, on whatever machine: `provider/login`, or `~pseudonym`.
    std::string identity() const;
};

/// Slots of one target, kind and state: how many.
struct ReportedSlots {
    std::string target;
    SlotKind kind = SlotKind::generic;
    SlotState state = SlotState::unknown;
    int count = 0;

    bool operator==(const ReportedSlots&) const = default;
};

/// What `doctor` has found, by rule. Its words stay on the machine.
struct ReportedFinding {
    std::string rule;
    Severity severity = Severity::warning;
    int count = 0;

    bool operator==(const ReportedFinding&) const = default;
};

struct ReportedRotation {
    Timestamp at; ///< by the machine's clock
    AccountOutcome outcome = AccountOutcome::done;

    bool operator==(const ReportedRotation&) const = default;
};

struct ReportedAccount {
    ReportedName name;
    ValidityState state =
        ValidityState::unknown; ///< as the machine sees it; the server judges by its own day
    Validity validity;
    int open = 0;       ///< slots that a committed rotation has not reached
    std::string staged; ///< `refused`, `unproven` or `staged` when a pasted password waits; else empty
    std::vector<ReportedSlots> slots;
    std::optional<ReportedRotation> rotation; ///< the last one
    std::vector<ReportedFinding> findings;

    bool operator==(const ReportedAccount&) const = default;
};

struct DeviceFacts {
    std::string name; ///< the machine's
    std::string user; ///< whose agent it is: the system's login name; may be empty
    std::string os;   ///< `Debian GNU/Linux`
    std::string os_version;
    std::string version; ///< Rinnova's

    bool operator==(const DeviceFacts&) const = default;
};

/// The newest state of one user's agent on one machine. There is no place in it for a secret.
struct Report {
    std::string machine; ///< 32 hex digits: tells a clone with a new machine id from the original
    std::string
        instance;      ///< 32 hex digits, new at each start of the agent: two that alternate are two machines
    Timestamp made_at; ///< by the machine's clock
    DeviceFacts device;
    std::vector<std::string> problems; ///< of the agent itself, as words: `plugin-failed`, `no-notifications`
    std::int64_t policy_version = 0;   ///< of the policy in force; 0: none
    std::vector<ReportedAccount> accounts;

    bool operator==(const Report&) const = default;
};

inline constexpr std::size_t most_report_bytes = 1024 * 1024; ///< uncompressed
inline constexpr std::size_t most_accounts = 2000;
inline constexpr std::size_t most_provider_bytes = 280;
inline constexpr std::size_t most_login_bytes = 320; ///< RFC 3696, erratum 1690: an address

std::string to_json(const Report& report);
/// `invalid-data`, with the member at fault. Members that this version does not know are left aside, names of
/// states that it does not know are `unknown`.
Result<Report> report_from_json(std::string_view text);

/// The accounts alone, in a stable form: equal for reports that say the same of them.
std::string accounts_json(const Report& report);

} // namespace rinnova::fleet
