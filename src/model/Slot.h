// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"
#include "base/Error.h"
#include "model/Server.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rinnova {

enum class SlotState { in_sync, stale, pending, absent, locked, unreadable, failed, needs_user, unknown };

std::string_view to_string(SlotState state) noexcept;
std::optional<SlotState> slot_state_from(std::string_view text) noexcept;

/// One stored copy of an account's password in a target.
struct Slot {
    std::string id;     ///< stable from run to run: `<target>:<16 hex digits>`, see `slot_id`
    std::string target; ///< the plugin's id: `thunderbird`, `keychain`, …
    SlotKind kind = SlotKind::generic;
    std::string host; ///< lower case; empty when the target has none (a device)
    std::optional<std::uint16_t> port;
    std::optional<Tls> tls; ///< as configured in the client, when it says
    std::string username;   ///< as the client sends it
    std::string location;   ///< what a person would call it: profile folder, collection and label
    SlotState state = SlotState::unknown;
    std::string detail;                        ///< why it is in that state; no secret, user's language
    std::optional<Timestamp> password_changed; ///< when the client last stored a new password, when it says
    std::string provider;                      ///< only from targets that know it without a host (`manual`)
    std::string locator; ///< the plugin's own way back to the place; opaque to everybody else

    bool operator==(const Slot&) const = default;
};

/// The id of a slot: the target and 64 bits of SHA-256 over the parts that make it the one it is.
std::string slot_id(std::string_view target, std::initializer_list<std::string_view> parts);

/// What a rotation did to a slot.
enum class SlotOutcome { updated, unchanged, pending, needs_user, locked, absent, failed, skipped };

std::string_view to_string(SlotOutcome outcome) noexcept;
std::optional<SlotOutcome> slot_outcome_from(std::string_view text) noexcept;

/// The state that a slot shows after an outcome.
SlotState state_after(SlotOutcome outcome) noexcept;

/// A slot that a committed rotation has not reached. Failed ones are open too.
bool is_open(SlotState state) noexcept;

struct SlotResult {
    Slot slot;
    SlotOutcome outcome = SlotOutcome::failed;
    std::vector<std::string> steps; ///< what the person has to do, for needs_user and locked
    std::optional<Error> error;     ///< for failed

    bool operator==(const SlotResult&) const = default;
};

} // namespace rinnova
