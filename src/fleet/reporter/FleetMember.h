// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/protocol/Policy.h"
#include "fleet/reporter/Post.h"
#include "fleet/reporter/ReportContent.h"
#include "model/Fleet.h"
#include "vault/Vault.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace rinnova::fleet {

/// One signed message that is to go to the server, and what must be remembered until its answer is here.
struct Parcel {
    enum class Kind { join, report, leave };
    Kind kind = Kind::report;
    HttpPost post;
    std::string content; ///< of a report: what `content_hash` says
    std::string token;   ///< of a join: the hash of the token's half
    std::string device;  ///< the id of the key that has signed
};

/// Why a message may be due.
enum class Occasion {
    time,   ///< a moment of ours has come, or the agent has started
    change, ///< accounts or slots may be others than before
    asked,  ///< its user wants it
};

/// This user's part in an administrator's fleet. Makes the messages and takes the answers; sends nothing
/// itself, so that whoever calls decides on which thread that happens. What it knows is in files: several
/// processes may use theirs at once.
class FleetMember {
  public:
    virtual ~FleetMember() = default;

    virtual Result<FleetStatus> status() = 0;
    /// Whether anything is ever sent without being asked for: it has joined, or joins by itself.
    virtual bool is_active() = 0;
    /// When `Occasion::time` has something to do; none: not by itself.
    virtual std::optional<Timestamp> next() = 0;

    /// The message that is due now, if any: a report, or, where the machine's settings name a token, a
    /// request to join. `gather` is called when a report may be due. Errors are the vault's, and `not-found`
    /// when somebody has asked and there is no fleet.
    virtual Result<std::optional<Parcel>>
    next_parcel(Occasion occasion, const std::function<Result<ReportSources>()>& gather, Vault& vault) = 0;
    /// A request to join. The key is in the vault before anything is sent. `conflict` when it has joined;
    /// `invalid-data` for an address or token that cannot be one.
    virtual Result<Parcel> joining(const std::string& url, const Secret& token, Vault& vault) = 0;
    /// What became of it. The error is the server's, in words for its user, and is remembered. Nothing, when
    /// its user has left meanwhile, or joined with another key.
    virtual Result<void> take(const Parcel& parcel, const Result<HttpAnswer>& answer, Vault& vault) = 0;

    /// A farewell to the server; none when it knows nothing of us. `not-found` when there is no fleet.
    virtual Result<std::optional<Parcel>> leaving(Vault& vault) = 0;
    /// Drops the keys and all that is remembered, whatever the server said.
    virtual Result<void> forget(Vault& vault) = 0;

    /// Hints that its user was not warned of.
    virtual std::vector<FleetHint> untold() = 0;
    virtual Result<void> told(const std::vector<FleetHint>& hints) = 0;

    /// The policy in force, its signature checked anew; none without one.
    virtual std::optional<FleetPolicy> policy() = 0;
};

} // namespace rinnova::fleet
