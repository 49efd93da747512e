// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/security_tool/SecurityTool.h"

namespace rinnova::security_tool {

/// Somebody may have to type the keychain's password into the system's question.
inline constexpr std::chrono::seconds patience_for_a_question{25};

/// Whether the tool can be made to take this item of theirs and no other: it can be named, and no other item
/// answers to the same search.
bool is_unmistakable(const InternetItem& item, const std::vector<InternetItem>& all);

/// Times are in whole seconds: an item that was changed in this very second could be changed once more and
/// look the same. Waits for the second to end (at most one).
void wait_until_told_apart(const InternetItem& item);

/// What an item holds, where that is a password; `invalid-data` when it is more than one line or holds a NUL:
/// then a program keeps something else there. May raise a prompt.
Result<Secret> password_in(const SecurityTool& tool, const InternetItem& item);

enum class Renewal { done, needless };

/// Brings a password to an item, and reads it back. What it holds already is `needless`, whoever brought it;
/// otherwise `conflict` unless the item is `as_planned`. Nothing is written over what is no password
/// (`invalid-data`).
Result<Renewal> renew(const SecurityTool& tool, const InternetItem& item, const Secret& password,
                      bool as_planned);

/// What an update makes the system ask, for a person, told beforehand: it forgets which programs may read the
/// entry (Item.cpp, updateSSGroup, of Apple's Security).
std::vector<std::string> questions_after_renewal(const InternetItem& item);

/// `locked`: a question is possible, and nobody sits before the screen.
Error nobody_to_answer(std::string where);

} // namespace rinnova::security_tool
