// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/protocol/Keys.h"
#include "model/Fleet.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace rinnova::fleet {

/// Which fleet, and as whom. The private key and the fleet's secret are in the vault.
struct Membership {
    std::string url;
    std::string device; ///< the key's id
    std::string group;
    std::optional<PublicKey> policy_key; ///< pinned when joining
    bool pseudonyms = false;
    Timestamp since{};

    bool operator==(const Membership&) const = default;
};

/// Why nothing is sent any more until somebody does something about it.
enum class Halt {
    none,
    left,           ///< its user has left: nothing joins by itself again
    revoked,        ///< by the administrator
    unknown_device, ///< the server does not know the key, and there is no token to join again with
    cloned,         ///< another machine uses the same key, and there is no token
    key_lost,       ///< the vault has it no more, and there is no token
};

/// What an agent remembers of its fleet, for one machine: kept across restarts, and never a secret.
struct State {
    std::optional<Membership> membership;
    std::optional<Membership> joining; ///< asked for; the answer is not there
    Halt halt = Halt::none;
    std::uint64_t sequence = 0; ///< of the report made last: used up, whatever became of it
    std::string kept;           ///< hash of the content that need not be sent again: kept, or not understood
    std::optional<Timestamp> last_tried;
    std::optional<Timestamp> last_kept;
    std::optional<Timestamp> next; ///< without failures: at the latest; after one: not before
    int failures = 0;              ///< one after the other
    std::string refused_token;     ///< hash of the token that the server did not take
    std::optional<Error> problem;
    bool policy_refused = false; ///< the policy that the server gave last was not taken
    /// The highest version of a policy that was ever in force, by the key that signed it: survives a server
    /// that has this one join anew.
    std::string policy_signer;
    std::int64_t policy_version = 0;
    std::vector<FleetHint> hints;
    std::vector<FleetName> names; ///< of the report sent last; in clear without a pseudonym

    bool operator==(const State&) const = default;
};

/// The files of one machine: `<folder>/<part>`, so that a roaming home has a part for each. `part` is asked
/// for when there is a folder, or one is to be made.
class StateFiles {
  public:
    StateFiles(std::filesystem::path folder, std::function<const std::string&()> part)
        : m_folder(std::move(folder)), m_part(std::move(part)) {}

    std::filesystem::path lock() const { return own() / "lock"; }
    bool any() const;
    Result<void> make_folder() const;

    /// A state of nothing when there is no file; `invalid-data` for one that is damaged.
    Result<State> load() const;
    Result<void> save(const State& state) const;

    /// The report that was sent last, and the policy in force, as they went over the line; empty: none.
    std::string sent() const { return content_of("sent.json"); }
    Result<void> keep_sent(std::string_view report) const { return keep("sent.json", report); }
    std::string policy() const { return content_of("policy"); }
    Result<void> keep_policy(std::string_view envelope) const { return keep("policy", envelope); }
    void drop_policy() const { drop("policy"); }
    void drop_sent() const { drop("sent.json"); }

  private:
    std::filesystem::path own() const { return m_folder / m_part(); }
    std::string content_of(const char* name) const;
    Result<void> keep(const char* name, std::string_view bytes) const;
    void drop(const char* name) const;

    std::filesystem::path m_folder;
    std::function<const std::string&()> m_part;
};

} // namespace rinnova::fleet
