// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"
#include "cli/Arguments.h"
#include "model/Requests.h"

#include <optional>
#include <string>
#include <variant>

namespace rinnova::cli {

// What the user wants, checked: dates are dates that make sense, servers are servers, nothing contradicts
// itself.

struct Discover {};
struct Track {
    TrackRequest request;
};
struct TrackAll {};
struct TrackImport {
    std::string file;
};
struct Untrack {
    AccountName account;
};
struct Status {
    std::optional<AccountName> account;
};
struct Rotate {
    enum class Source { ask, standard_input, slot };
    RotateRequest request;
    Source source = Source::ask;
    std::string slot; ///< for Source::slot
    bool dry_run = false;
    bool yes = false;
};
struct RotateBatch {
    std::string file;       ///< `-`: standard input
    RotateRequest defaults; ///< everything but the account and its expiry
};
struct Extend {
    AccountName account;
    Date until;
};
struct Verify {
    std::optional<AccountName> account;
};
struct Retry {
    RetryRequest request;
};
struct Discard {
    AccountName account;
};
struct Copy {
    AccountName account;
};
struct Confirm {
    std::string slot;
};
struct Undo {
    AccountName account;
    bool probe = true;
};
struct Unlock {
    std::string slot;
    bool password_stdin = false;
};
struct Snooze {
    AccountName account;
    std::optional<Date> until; ///< none: the next working day
};
struct Doctor {
    std::optional<AccountName> account;
};
struct History {
    std::optional<AccountName> account;
};
struct ExportProfile {
    AccountName account;
    std::string file; ///< empty: standard output
    bool with_password = false;
    bool force_pop3 = false;
    bool serve = false;
    std::string interface; ///< of `serve`; empty: this machine alone
};
struct ExportCalendar {
    std::string file; ///< empty: standard output
};
struct Providers {};
struct ShowProvider {
    std::string id;
};
struct CheckProvider {
    std::string file;
};
struct Plugins {};
struct AgentCommand {
    enum class Wish { status, install, stop, uninstall };
    Wish wish = Wish::status;
};
struct TrySecondChannel {
    bool password_stdin = false;
};
struct FleetCommand {
    enum class Wish { status, join, leave, push };
    Wish wish = Wish::status;
    std::string url; ///< of `join`
};
struct Completion {
    std::string shell; ///< or `accounts`, `slots`, `providers`: what the scripts ask for
};

using Command = std::variant<Discover, Track, TrackAll, TrackImport, Untrack, Status, Rotate, RotateBatch,
                             Extend, Verify, Retry, Discard, Copy, Confirm, Undo, Unlock, Snooze, Doctor,
                             History, ExportProfile, ExportCalendar, Providers, ShowProvider, CheckProvider,
                             Plugins, AgentCommand, TrySecondChannel, FleetCommand, Completion>;

/// `invalid-data` in the user's language for what makes no sense.
Result<Command> check_arguments(const Arguments& arguments, Date today);

} // namespace rinnova::cli
