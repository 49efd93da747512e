// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"
#include "base/Secret.h"
#include "base/Text.h"
#include "model/Finding.h"
#include "model/Fleet.h"
#include "model/Provider.h"
#include "model/ReminderPlan.h"
#include "model/Requests.h"
#include "model/Rotation.h"
#include "model/SecondChannel.h"

#include <chrono>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace rinnova {

struct HistoryEntry {
    Timestamp at;
    AccountKey account;
    std::string kind; ///< `tracked`, `rotated`, `adopted`, `refused`, `extended`, `confirmed`, `undone`, …
    std::string text; ///< user's language at the time
    std::string rotation;
};

/// On which days before the last one somebody is reminded of an account: falling, none twice.
struct AccountReminders {
    std::vector<int> days;  ///< in force
    std::vector<int> usual; ///< without days of its own
    bool own = false;       ///< it has days of its own

    bool operator==(const AccountReminders&) const = default;
};

struct PluginStatus {
    std::string id;
    std::string name;
    std::string file;
    std::string state; ///< `loaded`, `disabled`, `failed`
    std::vector<std::string> client_versions;
    std::vector<std::string> capabilities;
    std::optional<Error> error;
};

struct ProviderStatus {
    Provider provider;
    std::vector<std::string> unproven;
};

/// Everything a front end can ask for. One implementation works in this process, another talks to the agent.
/// No method returns a secret. Errors for accounts: `not-found`, `ambiguous` (the hint lists the candidates).
class Service {
  public:
    virtual ~Service() = default;

    /// Told to the user once, before anything else: a ledger set aside, provider files left out, weak
    /// hardening.
    virtual std::vector<Error> warnings() = 0;

    virtual Result<DiscoverReport> discover() = 0;

    virtual Result<AccountStatus> track(const TrackRequest& request) = 0;
    /// All or nothing; the error's `where` names the line (`3`) of a list.
    virtual Result<std::vector<AccountStatus>> track_many(const std::vector<TrackRequest>& requests) = 0;
    /// Everything discovered, on known providers and generic ones.
    virtual Result<std::vector<AccountStatus>> track_all() = 0;
    virtual Result<void> untrack(const AccountName& account) = 0;
    virtual Result<std::vector<AccountStatus>> status(const StatusRequest& request) = 0;

    /// Before the paste: the vault is tried with a write, the plan is made.
    virtual Result<RotationPreview> prepare(const RotateRequest& request) = 0;
    /// The password stays the caller's: when the outcome is `locked` it is kept nowhere else. An error
    /// (not-found, ambiguous, invalid-data, conflict for another account's password, busy) means that nothing
    /// was begun.
    virtual Result<RotationReport> rotate(const RotateRequest& request, const Secret& password,
                                          const ProgressCallback& progress, std::stop_token stop) = 0;
    /// Adopts the password that a slot holds.
    virtual Result<RotationReport> rotate_from(const RotateRequest& request, const std::string& slot_id,
                                               const ProgressCallback& progress, std::stop_token stop) = 0;
    /// Checks every item before the first is staged; the error's `where` is the item's index.
    virtual Result<RotationReport> rotate_batch(const std::vector<BatchItem>& items,
                                                const ProgressCallback& progress, std::stop_token stop) = 0;
    virtual Result<RotationReport> retry(const RetryRequest& request, const ProgressCallback& progress,
                                         std::stop_token stop) = 0;
    virtual Result<RotationReport> undo(const AccountName& account, bool probe,
                                        const ProgressCallback& progress, std::stop_token stop) = 0;
    virtual Result<void> discard(const AccountName& account) = 0;
    virtual Result<AccountStatus> extend(const AccountName& account, Date until) = 0;
    virtual Result<std::vector<AccountStatus>> verify(const std::optional<AccountName>& account,
                                                      const ProgressCallback& progress) = 0;
    virtual Result<AccountStatus> confirm(const std::string& slot_id) = 0;
    /// Proves the primary password on the slot's location, then keeps it in the vault. `auth-rejected` when
    /// wrong.
    virtual Result<void> unlock(const std::string& slot_id, const Secret& password) = 0;

    /// Holds the account's current password on the clipboard, and comes back when it is there no more. `held`
    /// is called once it is there. `unsupported` without a display, or where this service cannot do it.
    virtual Result<void> copy(const AccountName& account, std::chrono::seconds time,
                              const std::function<void()>& held, std::stop_token stop);
    /// Puts off what the user is reminded of, until the next working day without `until`. `conflict` when
    /// there is nothing to put off, or not that far: never on the last day before expiry.
    virtual Result<AccountStatus> snooze(const AccountName& account, const std::optional<Date>& until) = 0;
    /// What a person answered to a notice, whatever showed it.
    virtual Result<AccountStatus> acknowledge(const AccountName& account, Reaction reaction) = 0;
    virtual Result<AccountReminders> reminders(const AccountName& account) = 0;
    /// Sets the days for this account alone, in any order; none: as for all others. They are kept in the
    /// user's config.json, where everything else stays. `invalid-data` for days that are no days.
    virtual Result<AccountReminders> set_reminders(const AccountName& account,
                                                   const std::optional<std::vector<int>>& days) = 0;
    /// All expiries as an iCalendar object.
    virtual Result<std::string> calendar() = 0;

    /// How a second person is told, as configured; none when nothing is. `conflict` when it would have a
    /// mailbox carry the alarm of its own end.
    virtual Result<std::optional<SecondChannel>> second_channel() = 0;
    /// Sends one message that says it is a test. A mail account's password, when it is given, is the one to
    /// log in with, and is kept in the vault once the server has taken the message; without it the one that
    /// is kept. `unsupported` when nothing is configured, `locked` before anything is sent, `auth-rejected`,
    /// and what else a server or command has against it: nothing is kept then.
    virtual Result<void> try_second_channel(const Secret* password, std::stop_token stop) = 0;

    /// The administrator's fleet: what this user's part in it is, and what was sent. `unsupported` where this
    /// build has none.
    virtual Result<FleetStatus> fleet_status();
    /// Joins with the administrator's token, and reports. `conflict` when it has joined, `invalid-data` for
    /// an address or token that cannot be one, `auth-rejected` when the server does not accept the token or
    /// its certificate is not accepted, `unreachable`, and the vault's errors.
    virtual Result<FleetStatus> fleet_join(const std::string& url, const Secret& token, std::stop_token stop);
    /// Reports now. `not-found` when there is no fleet.
    virtual Result<FleetStatus> fleet_push(std::stop_token stop);
    /// Leaves, and forgets the keys; a server that cannot be told is a warning.
    virtual Result<FleetStatus> fleet_leave(std::stop_token stop);

    virtual Result<std::vector<Finding>> doctor(const std::optional<AccountName>& account) = 0;
    /// Oldest first.
    virtual Result<std::vector<HistoryEntry>> history(const std::optional<AccountName>& account) = 0;
    virtual std::vector<ProviderStatus> providers() = 0;
    /// Errors first; none when the file can be used. Warnings have the code `unsupported`.
    virtual std::vector<Error> check_provider(const std::string& file) = 0;
    virtual std::vector<PluginStatus> plugins() = 0;
};

inline Result<void> Service::copy(const AccountName&, std::chrono::seconds, const std::function<void()>&,
                                  std::stop_token) {
    return fail(ErrorCode::unsupported, translate("service", "There is no clipboard here."));
}

inline Result<FleetStatus> Service::fleet_status() {
    return fail(ErrorCode::unsupported, translate("service", "This build of Rinnova knows no fleets."));
}

inline Result<FleetStatus> Service::fleet_join(const std::string&, const Secret&, std::stop_token) {
    return fleet_status();
}

inline Result<FleetStatus> Service::fleet_push(std::stop_token) {
    return fleet_status();
}

inline Result<FleetStatus> Service::fleet_leave(std::stop_token) {
    return fleet_status();
}

} // namespace rinnova
