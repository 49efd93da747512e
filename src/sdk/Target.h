// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/AtomicFile.h"
#include "base/Clock.h"
#include "base/Error.h"
#include "base/LiveClients.h"
#include "base/PathText.h"
#include "base/Process.h"
#include "base/Secret.h"
#include "base/Text.h"
#include "model/Finding.h"
#include "model/Slot.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace rinnova::sdk {

/// Grows with every change that an older plugin would not survive; `plugin.json` names the one it was built
/// for.
inline constexpr int version = 1;

/// What a target is given of the world. Outlives it.
struct TargetContext {
    std::filesystem::path home;
    /// The variables of the environment that name folders (`XDG_CONFIG_HOME`, `XDG_DATA_HOME`, …), as they
    /// are.
    std::map<std::string, std::string, std::less<>> environment;
    const Clock* clock = nullptr;
    std::string language; ///< `it` or `en`, for texts that are data
    /// Whether a person sits before the screen, so that a prompt of the desktop (unlock a keychain) makes
    /// sense.
    bool interactive = false;
    /// What the user switched on although nobody has proven it (config.json, `plugins.experiments`).
    std::set<std::string, std::less<>> experiments = {};
    /// Clients that can be told a new password while they run; null where nobody keeps such connections.
    LiveClients* live = nullptr;
};

/// What discovery is about. A store that holds more than mail passwords looks for these servers alone.
struct DiscoverScope {
    std::set<std::string, std::less<>>
        hosts; ///< lower case: the providers', the accounts' own, the other targets'
    /// Users of accounts that are known, as clients send them. A store that hides names while it is locked
    /// can tell by them whose a slot is.
    std::set<std::string, std::less<>> logins;
    struct Device {
        AccountKey account;
        std::string name;
    };
    std::vector<Device> devices; ///< those the user told of; for `manual`
    /// Accounts that are tracked, or that other targets found at a known provider. For clients that are there
    /// but do not say whose mail they fetch.
    std::set<AccountKey> accounts;
};

/// What discovery found, and what it could not look into (a damaged profile, say), which stops nothing else.
struct Discovery {
    std::vector<Slot> slots;
    std::vector<Error> problems; ///< `where` names the place
};

struct Change {
    Slot slot;           ///< as discovered
    bool create = false; ///< fill it when it is absent
};

enum class Action {
    replace,
    create,
    none,       ///< absent, and not to be created
    ask_person, ///< only a person can do it
    wait,       ///< the client is open; `apply` gives `pending`
    unlock,     ///< a keychain or a primary password is needed; `apply` gives `locked` if it still is
    impossible, ///< `error` says why
};

/// See `PlannedChange::precondition`.
inline constexpr std::string_view shared_precondition = "shared:";

struct PlannedChange {
    Slot slot;
    Action action = Action::replace;
    /// Hash of what was seen of the slot's place. One that changes with something else than this slot, too,
    /// begins with `shared_precondition`.
    std::string precondition;
    std::string summary;            ///< one line for a person, without any secret
    std::vector<std::string> steps; ///< for `ask_person` and `unlock`
    std::optional<Error> error;     ///< for `impossible`
    bool create = false; ///< the change's own: what `apply` does where only it sees that the slot is absent
};

/// Holds no secret: it is printed by `--dry-run` and kept in the journal.
struct Plan {
    std::vector<PlannedChange> changes;
};

/// The secrets of one call. Lends them; the target keeps none beyond the call.
class Secrets {
  public:
    virtual ~Secrets() = default;
    /// The password for a slot; null when there is none.
    virtual const Secret* password_for(std::string_view slot_id) const = 0;
    /// The client's own primary password for a location, as the user gave it once; null when there is none.
    virtual const Secret* unlock_for(std::string_view location) const = 0;
};

/// What was done. Locations and hashes, never a secret.
struct Receipt {
    std::vector<SlotResult> results; ///< one for each planned change, in the plan's order
    std::map<std::string, std::string>
        hash_after; ///< by place (file, item): hash of what is stored there now
    /// By slot id: the UUID of the configuration profile that brought the slot, for one that a person
    /// renews by installing it anew. Where it is one of ours, it is made and named in the steps.
    std::map<std::string, std::string> profiles = {};
};

/// Where a slot stands against the password that it should hold.
struct SlotCheck {
    std::string slot_id;
    SlotState state =
        SlotState::unknown; ///< in_sync, stale, absent, locked, unreadable, needs_user or unknown
    std::string detail;
};

/// A client that runs and, while it does, keeps slots from being written.
struct RunningClient {
    std::string location;             ///< the slots' own: what it keeps for itself
    std::optional<ProcessId> process; ///< none when the system does not tell, across containers say

    bool operator==(const RunningClient&) const = default;
};

/// A finding of a client's settings that only the target can see (no TLS, a password remembered nowhere, …).
struct Finding {
    std::string slot_id;
    std::string rule;
    using Severity = rinnova::Severity;
    Severity severity = Severity::warning;
    std::string message;
    std::string fix;
};

/// A place of one kind that stores passwords. Called from one thread at a time; may throw what derives from
/// std::exception (the caller turns it into an error). Locked, busy and timed out never delete or overwrite
/// anything.
class Target {
  public:
    virtual ~Target() = default;

    /// Finds the slots. Changes nothing, holds no secret, asks nobody anything.
    virtual Result<Discovery> discover(const DiscoverScope& scope) = 0;

    /// What `apply` would do. Changes nothing, holds no secret.
    virtual Result<Plan> plan(const std::vector<Change>& changes) = 0;

    /// Does all of the plan together: each place is unlocked once and written once. Atomic per place,
    /// idempotent. A place whose precondition no longer holds is left alone: its slots fail with `conflict`.
    virtual Result<Receipt> apply(const Plan& plan, const Secrets& secrets) = 0;

    /// The secrets that slots hold now, one result for each in the slots' order: `not-found` when absent,
    /// `locked`, `invalid-data` when unreadable, `unsupported` when the target cannot read back (plugin.json
    /// says so).
    virtual std::vector<Result<Secret>> read(const std::vector<Slot>& slots, const Secrets& unlock) = 0;

    /// Reads every slot back and compares it with its password. One check for each slot, in order.
    virtual std::vector<SlotCheck> verify(const std::vector<Slot>& slots, const Secrets& secrets) = 0;

    /// Whether the password opens the location (a primary password): `auth-rejected` when it does not,
    /// `not-found` when it is no location of this target, `unsupported` when the target has nothing to
    /// unlock.
    virtual Result<void> try_unlock(const std::string& location, const Secret& password);

    /// What is risky in the client's own settings for these slots.
    virtual std::vector<Finding> inspect(const std::vector<Slot>& slots);

    /// For each slot, in order, the client whose end it has to wait for; none when nobody is in the way.
    /// Cheap, and as read-only as `discover`.
    virtual std::vector<std::optional<RunningClient>> clients_in_the_way(const std::vector<Slot>& slots);

    /// The files that change when a client stores another password in one of the slots: each once, absolute,
    /// there or not. For stores that are no files, nothing.
    virtual std::vector<std::filesystem::path> stores_of(const std::vector<Slot>& slots);

    /// Asks a client to end, the way its user would: it may ask its user something first, and stay. Does not
    /// wait for it. `needs-user` when that would cost the user something (a message being written),
    /// `unsupported` when there is no way to ask. Never ends it by force.
    virtual Result<void> ask_to_quit(const RunningClient& client);
};

inline Result<void> Target::try_unlock(const std::string& location, const Secret&) {
    return fail(ErrorCode::unsupported, translate("sdk", "There is nothing to unlock here."), {}, location);
}

inline std::vector<Finding> Target::inspect(const std::vector<Slot>&) {
    return {};
}

inline std::vector<std::optional<RunningClient>> Target::clients_in_the_way(const std::vector<Slot>& slots) {
    return std::vector<std::optional<RunningClient>>(slots.size());
}

inline std::vector<std::filesystem::path> Target::stores_of(const std::vector<Slot>&) {
    return {};
}

inline Result<void> Target::ask_to_quit(const RunningClient& client) {
    return fail(ErrorCode::unsupported, translate("sdk", "This program cannot be asked to end."),
                translate("sdk", "Close it yourself; the rest is done then."), client.location);
}

} // namespace rinnova::sdk
