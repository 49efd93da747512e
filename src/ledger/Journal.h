// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"
#include "base/Error.h"
#include "ledger/Database.h"
#include "model/Account.h"
#include "model/Slot.h"

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace rinnova::ledger {

/// How far a rotation has come. Each stage is written before what it names is done.
enum class Stage {
    staging,   ///< the password is on its way into the vault: it may be there or not
    staged,    ///< it is in the vault; no client has been touched
    unproven,  ///< the server could not be asked: waits for retry or discard
    refused,   ///< the server said no: waits for retry or discard
    applying,  ///< proven; clients may have been written
    committed, ///< the credential is the account's current one
    dropped,   ///< discarded, replaced by another paste, or never reached the vault
};

std::string_view to_string(Stage stage) noexcept;
std::optional<Stage> stage_from(std::string_view text) noexcept;

/// Whether a staged password waits for the user: it is in the vault and not yet the current one.
bool waits_for_user(Stage stage) noexcept;

/// One slot's part in a rotation.
struct Step {
    std::string slot_id;
    std::string precondition;           ///< hash of what the plan saw
    std::optional<SlotOutcome> outcome; ///< none before it was tried
    std::string hash_after;
    bool operator==(const Step&) const = default;
};

struct Rotation {
    std::string id;
    AccountKey account;
    std::string kind; ///< `rotate`, `undo`, `adopt` (`rotate --from`)
    Stage stage = Stage::staging;
    Timestamp started;
    std::string credential; ///< vault id of the password that it brings
    std::string previous;   ///< vault id of the password that it replaces; empty when unknown
    Validity validity;      ///< of the new credential
    bool fill_absent = false;
    std::vector<std::string> only; ///< target ids; empty: all
    bool operator==(const Rotation&) const = default;
};

struct Garbage {
    AccountKey account;
    std::string credential;
};

/// What was begun, how far it came, and what must be tidied up.
class Journal {
  public:
    Journal(Database& database, const std::filesystem::path& file) : m_database(database), m_file(file) {}

    /// The account must be in the ledger.
    Result<void> begin(const Rotation& rotation);
    Result<void> set_stage(const std::string& rotation, Stage stage, Timestamp now);
    Result<void> set_previous(const std::string& rotation, const std::string& credential);
    Result<void> save_steps(const std::string& rotation, const std::vector<Step>& steps);
    Result<std::vector<Step>> steps(const std::string& rotation);

    /// Those that are neither committed nor dropped, in the order they were begun in.
    Result<std::vector<Rotation>> unfinished();
    Result<std::vector<Rotation>> unfinished(const AccountKey& account); ///< of one account
    /// None when the ledger does not know it (any more).
    Result<std::optional<Rotation>> find(const std::string& rotation);

    /// Fingerprints of passwords: keyed hashes, to tell whether two are the same without reading either.
    Result<void> save_fingerprint(const std::string& credential, const AccountKey& account,
                                  const std::string& value);
    Result<std::string> fingerprint(const std::string& credential); ///< empty when unknown
    /// Accounts that have, as their current or staged credential, one with this fingerprint.
    Result<std::vector<AccountKey>> accounts_with_fingerprint(const std::string& value);

    /// Vault entries that no account names any more and that are still to be erased.
    Result<void> add_garbage(const Garbage& garbage);
    Result<std::vector<Garbage>> garbage();
    Result<void> garbage_erased(const std::string& credential);

  private:
    Database& m_database;
    std::filesystem::path m_file;
};

} // namespace rinnova::ledger
