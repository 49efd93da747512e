// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"
#include "base/Error.h"
#include "base/Secret.h"
#include "model/Account.h"

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace rinnova {

/// One entry of ours in the system's keychain, by what it is for.
struct VaultKey {
    enum class Kind {
        credential,      ///< `id` is the rotation that brought it
        unlock,          ///< a client's own primary password; `id` is the slot location, the account is empty
        fingerprint_key, ///< keys the fingerprints of passwords that the ledger keeps
        second_channel,  ///< the mail account that notices are sent by; `id` is user@host, the account is
                         ///< empty
        fleet,           ///< what a member of a fleet needs to sign and to name; `id` says which, of which
                         ///< machine, the account is empty
        self_test,       ///< written and removed again before every paste
    };
    Kind kind = Kind::credential;
    AccountKey account; ///< empty members for kinds that belong to no account
    std::string id;

    auto operator<=>(const VaultKey&) const = default;
    bool operator==(const VaultKey&) const = default;
};

struct VaultEntry {
    VaultKey key;
    Timestamp created;
};

/// Where our secrets are: the only place. Each entry stands for itself, so that one write can damage one
/// entry only.
///
/// Errors of all calls: `locked` (there, and needs its password), `unsupported` (no keychain on this
/// machine), `timed-out`, `unreachable` (its service went away). None of these ever means that an entry is
/// not there.
class Vault {
  public:
    virtual ~Vault() = default;

    /// `libsecret`, `qtkeychain`, `memory` (tests).
    virtual std::string_view name() const = 0;

    /// Makes it ready for use; unlocks it through the desktop's own prompt when a person is there, else
    /// `locked`. Idempotent.
    virtual Result<void> open() = 0;

    /// Adds or replaces one entry, and reads it back: success means that the keychain gave the same bytes
    /// again.
    virtual Result<void> store(const VaultKey& key, const Secret& secret) = 0;
    /// `not-found` when the open vault has no such entry.
    virtual Result<Secret> load(const VaultKey& key) = 0;
    /// Removing what is not there is a success.
    virtual Result<void> erase(const VaultKey& key) = 0;
    /// All entries of ours, without their secrets; `unsupported` where the keychain cannot list.
    virtual Result<std::vector<VaultEntry>> list() = 0;
};

/// Opens the vault and proves that it takes a write: a test entry is stored, read back and erased.
Result<void> try_with_a_write(Vault& vault);

struct VaultOptions {
    bool interactive = false; ///< a person is there: the desktop may prompt
    std::chrono::milliseconds call_limit{25'000};
    std::chrono::milliseconds prompt_limit{120'000};
};

/// The vault of this platform and desktop. Where there is none it answers every call with `unsupported`.
std::unique_ptr<Vault> make_system_vault(const VaultOptions& options);

} // namespace rinnova
