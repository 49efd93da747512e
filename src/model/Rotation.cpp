// SPDX-License-Identifier: Apache-2.0
#include "model/Rotation.h"

#include "model/Names.h"

namespace rinnova {

namespace {
constexpr Names<AccountOutcome, 7> outcome_names{{{AccountOutcome::done, "done"},
                                                  {AccountOutcome::open, "open"},
                                                  {AccountOutcome::failed, "failed"},
                                                  {AccountOutcome::refused, "refused"},
                                                  {AccountOutcome::unreachable, "unreachable"},
                                                  {AccountOutcome::locked, "locked"},
                                                  {AccountOutcome::unchanged, "unchanged"}}};
}

std::string_view to_string(AccountOutcome outcome) noexcept {
    return name_of(outcome_names, outcome);
}
std::optional<AccountOutcome> account_outcome_from(std::string_view text) noexcept {
    return value_of(outcome_names, text);
}

} // namespace rinnova
