// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Secret.h"

#include <span>
#include <string>
#include <string_view>

namespace rinnova {

/// The most bytes of a server's words that are worth showing.
inline constexpr std::size_t max_words_bytes = 200;

/// Words of a server, fit to be shown on a terminal and stored: valid UTF-8 on one line, without control
/// characters or marks that turn the reading direction, at most `max_words_bytes` long, cut between
/// characters.
std::string clean_words(std::string_view words);

/// Replaces by `***` what a server echoes of what was sent to it: each of the forms whole, and each piece of
/// eight bytes or more, letter case ignored. An echoed SASL line holds the password in base64 together with
/// the user name, so that looking for the password alone does not find it.
std::string mask_echo(std::string words, std::span<const Secret> forms);

} // namespace rinnova
