// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"
#include "base/Process.h"
#include "model/Slot.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace rinnova {

/// A slot that a committed rotation has not reached, as it is seen now.
struct OpenSlot {
    std::string id;
    SlotState state = SlotState::failed; ///< pending, locked, failed or needs_user
    bool client_open = false;            ///< for pending: somebody is in the way
    std::optional<ProcessId> client;     ///< whose end it waits for; none when the system does not tell

    bool operator==(const OpenSlot&) const = default;
};

/// How often a slot was tried since it has been open, and when last.
struct Tries {
    int count = 0;
    std::optional<Timestamp> last;
};

/// What open slots wait for.
struct OpenSlotPlan {
    std::vector<ProcessId> ends;     ///< processes to be watched, each once
    bool keyring = false;            ///< a keychain that opens: the vault may have been locked too
    std::optional<Timestamp> moment; ///< when to try; now or before: at once

    bool operator==(const OpenSlotPlan&) const = default;
};

/// Pending ones wait for their client, and are tried at once when nobody is in the way any more; locked ones
/// wait for a keychain that opens; what only a person can do waits for him. Failed ones, and those whose
/// client nobody can watch, are tried with growing pauses: 1, 5, 15 and 60 minutes, then every hour. A clock
/// that was set back delays nothing.
OpenSlotPlan plan_open_slots(const std::vector<OpenSlot>& slots, const std::map<std::string, Tries>& tries,
                             Timestamp now);

/// Finishes open slots when their time has come. It sees them and writes them through its owner, and never
/// has a password tried with a server.
class OpenSlots {
  public:
    struct Owner {
        std::function<std::vector<OpenSlot>()> look;
        /// Begins to write what can be written now; `refresh` is called when that is done, sooner or later.
        std::function<void()> finish;
    };
    OpenSlots(const Clock& clock, Owner owner) : m_clock(clock), m_owner(std::move(owner)) {}

    /// To be called at the start, after every rotation, and after `finish`.
    void refresh();
    void keyring_opened();
    /// A client that runs can be told a new password from now on.
    void client_reached();
    /// A client has written its store, perhaps what it was told: at once the first time, and then with the
    /// growing pauses, as others write there too.
    void client_stored();
    /// To be called when `next` has come, or may have: after a sleep, a change of clock.
    void look_at_clock();
    std::optional<Timestamp> next() const { return m_plan.moment; }

  private:
    bool waits_for_client() const;
    void watch();
    void plan();
    void act();
    void try_now();

    const Clock& m_clock;
    Owner m_owner;
    std::vector<OpenSlot> m_slots;
    std::map<std::string, Tries> m_tries;
    OpenSlotPlan m_plan;
    std::map<ProcessId, std::unique_ptr<ProcessWatch>> m_watches;
    bool m_finishing = false;
    bool m_reached = false; ///< a client, and nothing was tried since
    bool m_stored = false;  ///< by a client, and nothing was tried since
    Tries m_tries_by_store;
    bool m_looked = false; ///< at what is open, once at least
    bool m_again = false;  ///< something happened while it was being finished
};

} // namespace rinnova
