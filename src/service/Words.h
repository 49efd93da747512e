// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/Finding.h"
#include "model/Requests.h"
#include "model/Rotation.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rinnova {

/// How a word is coloured or drawn. It never says what the word does not.
enum class Tone { plain, good, attention, bad, faint, strong };

struct Word {
    std::string text;
    Tone tone = Tone::plain;
};

// The values of the model as a person reads them, in the user's language; the same in every front end.

Word word_for(ValidityState state);
Word word_for(SlotState state);
Word word_for(SlotOutcome outcome);
Word word_for(AccountOutcome outcome);
Word word_for(Severity severity);
std::string word_for(ExpirySource source);
/// `refused`, `unproven` or `staged` of an AccountStatus.
std::string word_for_staged(std::string_view staged);

/// `IMAP`, `SMTP`, …; empty for a store that does not say.
std::string name_of_kind(SlotKind kind);
/// `host:port`, `[::1]:993`, `host`; empty without a host.
std::string server_of(const Slot& slot);
std::string host_and_port(std::string_view host, std::uint16_t port);

/// `in 9 days`, `today`, `3 days ago`.
std::string days_in_words(int days_left);
/// `2 in sync, 1 waiting`: the worst first.
std::string slots_in_words(const std::vector<Slot>& slots);

/// Whether somebody should see the first of two before the second: expired, then due or unfinished, then
/// without a date, then by the days left.
bool is_more_urgent(const AccountStatus& one, const AccountStatus& other);
void sort_by_urgency(std::vector<AccountStatus>& accounts);

} // namespace rinnova
