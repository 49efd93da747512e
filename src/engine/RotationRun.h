// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/Fingerprint.h"
#include "engine/TargetCalls.h"
#include "engine/World.h"
#include "model/Requests.h"
#include "model/Rotation.h"

#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace rinnova {

/// One account on its way through a rotation.
struct Job {
    RotateRequest request;
    std::shared_ptr<const Secret> password;
    Account account;         ///< as the ledger has it, or about to be added
    std::vector<Slot> slots; ///< all of the account's
    ledger::Rotation rotation;
    std::string fingerprint;
    std::vector<sdk::PlannedChange> plan;  ///< of the slots that are not skipped
    std::shared_ptr<const Secret> earlier; ///< what the clients held before a first rotation
    AccountResult result;
    bool going_on = true; ///< nothing has stopped it yet
    bool proven = false;  ///< the server was asked
};

/// A rotation of one account or of many: stage, probe, apply, verify, commit; each journalled before it is
/// done. Every step takes all jobs that are still going on, so that a target is called once however many
/// accounts there are.
class RotationRun {
  public:
    RotationRun(const World& world, ProgressCallback progress, std::stop_token stop);

    /// Fills `plan`: one call for each target.
    void plan(std::vector<Job>& jobs);
    /// Before staging, for accounts without a current credential: what their slots hold, to be kept as
    /// previous. Also notices when all slots hold the password already.
    void look_at_clients(std::vector<Job>& jobs);
    /// Puts each password into the vault as `next`. An error means that nothing was begun for any of them.
    Result<void> stage(std::vector<Job>& jobs);
    /// One login for each job that wants it: at most two at a time, none after three refusals in a row.
    void prove(std::vector<Job>& jobs);
    /// Writes to the clients and reads back.
    void apply(std::vector<Job>& jobs);
    /// Makes the new credentials the current ones.
    void commit(std::vector<Job>& jobs);

    /// All of it, from `plan` on.
    Result<void> run(std::vector<Job>& jobs);
    /// From `prove` on, for what is staged already.
    void resume(std::vector<Job>& jobs);

  private:
    void tell(Progress::Stage stage, const std::optional<AccountKey>& account = {}, std::size_t done = 0,
              std::size_t total = 0) const;
    void settle_proof(Job& job, bool batch_stopped);
    Result<void> mark_applying(std::vector<Job>& jobs);
    Result<void> commit_one(Job& job);
    bool keep_earlier(Job& job);
    void stage_one(Job& job);
    /// What was pasted for the account before and still waits for its user.
    Result<std::vector<ledger::Rotation>> waiting_beside(const Job& job) const;
    /// The job's paste takes the place of what waited, or of what was refused alone. Inside a transaction of
    /// the ledger, as `drop`.
    Result<void> replace_waiting(const Job& job, bool refused_alone = false);
    Result<void> drop(const ledger::Rotation& rotation);

    const World& m_world;
    ProgressCallback m_progress;
    std::stop_token m_stop;
};

/// Makes a rotation's credential the account's current one, with the slots as they stand now; gives the
/// account as it is afterwards. To be called inside a transaction of the ledger.
Result<Account> commit_rotation(const World& world, Account account, const ledger::Rotation& rotation,
                                const std::vector<Slot>& slots);

/// A new id for a rotation: sortable by time, unguessable, fit for a vault key.
std::string new_rotation_id(Timestamp now);

/// The vault id of what the clients held before a first rotation, and back from any vault id to its rotation.
std::string earlier_id(const std::string& rotation_id);
std::string rotation_of(const std::string& vault_id);

/// What the slots' outcomes amount to.
AccountOutcome outcome_of(const std::vector<SlotResult>& slots);

/// The server to ask about a password, if any: by the provider's order a protocol that a slot uses, as that
/// client has it configured; else the provider's own.
std::optional<ProbeRequest> probe_request_for(const World& world, const Account& account,
                                              const std::vector<Slot>& slots);

/// Erases what the journal marks as garbage from the vault. Failing is no harm: the next run tries again.
void erase_garbage(const World& world);

} // namespace rinnova
