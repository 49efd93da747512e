// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/Account.h"

#include <optional>
#include <string>
#include <string_view>

namespace rinnova {

enum class Severity { error, warning, info };

std::string_view to_string(Severity severity) noexcept;
std::optional<Severity> severity_from(std::string_view text) noexcept;

/// Something wrong or risky that `doctor` saw in a client's settings or in the state of an account.
struct Finding {
    AccountKey account;
    std::string slot_id; ///< empty when it is about the account as a whole
    std::string rule;    ///< stable id: `wrong-outgoing-server`, `no-tls`, …; the list is in docs/doctor.md
    Severity severity = Severity::warning;
    std::string message; ///< user's language
    std::string fix;     ///< what to do

    bool operator==(const Finding&) const = default;
};

} // namespace rinnova
