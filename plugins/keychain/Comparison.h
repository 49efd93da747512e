// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sdk/Target.h"

namespace rinnova::keychain {

/// The state of a slot whose secret was not had.
inline SlotState state_for(const Error& error) {
    switch (error.code) {
    case ErrorCode::not_found:
        return SlotState::absent;
    case ErrorCode::locked:
        return SlotState::locked;
    case ErrorCode::invalid_data:
        return SlotState::unreadable;
    case ErrorCode::ambiguous:
    case ErrorCode::busy:
    case ErrorCode::conflict:
    case ErrorCode::unsupported:
    case ErrorCode::permission_denied:
    case ErrorCode::unreachable:
    case ErrorCode::auth_rejected:
    case ErrorCode::needs_user:
    case ErrorCode::timed_out:
    case ErrorCode::internal:
        break;
    }
    return SlotState::unknown;
}

/// What was read from each slot, held against the password that it should hold.
inline std::vector<sdk::SlotCheck> compared(const std::vector<Slot>& slots,
                                            const std::vector<Result<Secret>>& held,
                                            const sdk::Secrets& secrets) {
    std::vector<sdk::SlotCheck> checks;
    for (std::size_t i = 0; i < slots.size(); ++i) {
        sdk::SlotCheck check{slots[i].id, SlotState::unknown, {}};
        const Secret* expected = secrets.password_for(slots[i].id);
        if (!held[i]) {
            check.state = state_for(held[i].error());
            check.detail = held[i].error().message;
        } else if (expected != nullptr) {
            check.state = *held[i] == *expected ? SlotState::in_sync : SlotState::stale;
        }
        checks.push_back(std::move(check));
    }
    return checks;
}

} // namespace rinnova::keychain
