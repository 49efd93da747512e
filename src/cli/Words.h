// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/Table.h"
#include "model/Finding.h"
#include "model/Requests.h"
#include "model/Rotation.h"

#include <optional>
#include <string>
#include <string_view>

namespace rinnova::cli {

/// The values of the model as a person reads them, in the user's language and in their colour.
Cell word_for(ValidityState state);
Cell word_for(SlotState state);
Cell word_for(SlotOutcome outcome);
Cell word_for(AccountOutcome outcome);
Cell word_for(Severity severity);
std::string word_for(ExpirySource source);
/// `replace`, `create`, … of a PlannedSlot.
Cell word_for_action(std::string_view action);
/// `refused`, `unproven` or `staged` of an AccountStatus.
std::string word_for_staged(std::string_view staged);

/// `IMAP`, `SMTP`, …; empty for a store that does not say.
std::string name_of_kind(SlotKind kind);
/// `host:port`, `[::1]:993`, `host`; empty without a host.
std::string server_of(const Slot& slot);
std::string host_and_port(std::string_view host, std::uint16_t port);

std::string date_or_dash(const std::optional<Date>& date);
/// `in 9 days`, `today`, `3 days ago`.
std::string days_in_words(int days_left);

} // namespace rinnova::cli
