// SPDX-License-Identifier: Apache-2.0
#include "cli/ExitCode.h"

namespace rinnova::cli {

namespace {

int weight(ExitCode code) {
    switch (code) {
    case ExitCode::done:
        return 0;
    case ExitCode::open:
        return 1;
    case ExitCode::unreachable:
        return 2;
    case ExitCode::refused:
        return 3;
    case ExitCode::locked:
        return 4;
    case ExitCode::no_such:
        return 5;
    case ExitCode::usage:
        return 6;
    case ExitCode::failed:
        return 7;
    }
    return 7;
}

ExitCode worse(ExitCode a, ExitCode b) {
    return weight(a) < weight(b) ? b : a;
}

ExitCode of_slot(SlotOutcome outcome) {
    switch (outcome) {
    case SlotOutcome::updated:
    case SlotOutcome::unchanged:
    case SlotOutcome::skipped:
        return ExitCode::done;
    case SlotOutcome::pending:
    case SlotOutcome::needs_user:
    case SlotOutcome::locked:
    case SlotOutcome::absent:
        return ExitCode::open;
    case SlotOutcome::failed:
        return ExitCode::failed;
    }
    return ExitCode::failed;
}

ExitCode of_slots(const AccountResult& result) {
    ExitCode code = result.outcome == AccountOutcome::open ? ExitCode::open : ExitCode::done;
    for (const SlotResult& slot : result.slots)
        code = worse(code, of_slot(slot.outcome));
    return code;
}

ExitCode of_account(const AccountResult& result) {
    switch (result.outcome) {
    case AccountOutcome::done:
    case AccountOutcome::open:
    case AccountOutcome::unchanged:
        return of_slots(result);
    case AccountOutcome::failed:
        return ExitCode::failed;
    case AccountOutcome::refused:
        return ExitCode::refused;
    case AccountOutcome::unreachable:
        return ExitCode::unreachable;
    case AccountOutcome::locked:
        return ExitCode::locked;
    }
    return ExitCode::failed;
}

ExitCode of_state(SlotState state) {
    switch (state) {
    case SlotState::in_sync:
    case SlotState::unknown:
        return ExitCode::done;
    case SlotState::stale:
    case SlotState::pending:
    case SlotState::absent:
    case SlotState::locked:
    case SlotState::needs_user:
        return ExitCode::open;
    case SlotState::unreadable:
    case SlotState::failed:
        return ExitCode::failed;
    }
    return ExitCode::failed;
}

} // namespace

ExitCode exit_code(const RotationReport& report) {
    ExitCode code = ExitCode::done;
    for (const AccountResult& result : report.accounts)
        code = worse(code, of_account(result));
    return code;
}

ExitCode exit_code_of_verify(const std::vector<AccountStatus>& accounts) {
    ExitCode code = ExitCode::done;
    for (const AccountStatus& account : accounts)
        for (const Slot& slot : account.slots)
            code = worse(code, of_state(slot.state));
    return code;
}

ExitCode exit_code(const Error& error) {
    switch (error.code) {
    case ErrorCode::not_found:
        return ExitCode::no_such;
    case ErrorCode::ambiguous:
        return ExitCode::usage;
    case ErrorCode::locked:
        return ExitCode::locked;
    case ErrorCode::busy:
    case ErrorCode::conflict:
    case ErrorCode::unsupported:
    case ErrorCode::permission_denied:
    case ErrorCode::unreachable:
    case ErrorCode::auth_rejected:
    case ErrorCode::needs_user:
    case ErrorCode::invalid_data:
    case ErrorCode::timed_out:
    case ErrorCode::internal:
        return ExitCode::failed;
    }
    return ExitCode::failed;
}

} // namespace rinnova::cli
