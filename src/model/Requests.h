// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"
#include "base/Secret.h"
#include "model/Account.h"
#include "model/Slot.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rinnova {

/// An account as a person names it: a login, letter case ignored, and the provider where that alone is not
/// enough.
struct AccountName {
    std::string login{};
    std::string provider{}; ///< provider id; empty: the tracked one, else the only one with a known provider
};

/// An account with its state, tracked or only discovered.
struct AccountStatus {
    AccountKey account;
    bool tracked = false;
    ValidityState state = ValidityState::unknown;
    int open = 0; ///< slots that a committed rotation has not reached
    Validity validity;
    std::optional<int> days_left;           ///< negative once expired
    std::optional<std::string> next_notice; ///< ISO 8601 with offset; none when none is planned
    std::vector<Slot> slots;
    std::string staged; ///< `refused`, `unproven` or `staged` when a pasted password waits; else empty
    std::string note;
};

struct StatusRequest {
    std::optional<AccountName> account{}; ///< none: all that are tracked
    bool next_notices = true;             ///< false: `next_notice` may be left out, which takes less time
};

struct DiscoverReport {
    std::vector<AccountStatus> accounts;
    std::vector<Error> problems; ///< places that could not be looked into, plugins that failed
};

/// What `track` sets. Members left out keep what is known.
struct TrackRequest {
    AccountName account{};
    std::optional<Date> expires{}; ///< as on the provider's page; may lie in the past
    std::optional<Date> issued{};  ///< not in the future
    std::vector<Server>
        servers{}; ///< `--server`, `--archive`: replace those of the same kind; port 0: the usual one
    std::vector<std::string> devices{}; ///< added to those known
    std::optional<std::string> note{};
};

struct RotateRequest {
    AccountName account{};
    std::optional<Date> expires{};
    std::optional<Date> issued{};
    bool probe = true;
    bool create = false;             ///< fill slots that are absent
    std::vector<std::string> only{}; ///< target ids; empty: all
    bool without_vault = false;
    bool accept_duplicate = false; ///< the user confirmed a password that another account has too
};

struct BatchItem {
    RotateRequest request;
    const Secret* password = nullptr; ///< the caller keeps it until the call has returned
};

struct RetryRequest {
    std::optional<AccountName> account{}; ///< none: all
    bool probe = true;
    bool restart_clients =
        false; ///< the user agreed that clients in the way are asked to end, and started again
    /// Staged passwords too, which asks their server. Otherwise only slots that a committed rotation has not
    /// reached.
    bool staged = true;
};

/// What is under way, for a progress display.
struct Progress {
    enum class Stage { discovering, planning, staging, probing, applying, verifying, committing };
    Stage stage = Stage::discovering;
    std::optional<AccountKey> account;
    std::size_t done = 0;
    std::size_t total = 0;
};
std::string_view to_string(Progress::Stage stage) noexcept;
std::optional<Progress::Stage> progress_stage_from(std::string_view text) noexcept;
using ProgressCallback = std::function<void(const Progress&)>;

} // namespace rinnova
