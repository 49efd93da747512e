// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Secret.h"

#include <span>
#include <string_view>
#include <vector>

namespace rinnova::rpc {

/// The one member that holds a secret: a text in what is sent. JSON libraries keep what they parse wherever
/// they like, on the stack too, so they never see it: in the JSON that is built and taken apart it is a
/// number, the secret's place in a list.
inline constexpr std::string_view secret_member = "password";

/// Takes the texts of all members of that name out of a message, at any depth, and puts their number in their
/// place: `"password":"fake"` becomes `"password":0     `. Texts that are no JSON strings, or longer than
/// `longest_secret` bytes, stay and are refused later, as what should be a number is none.
std::vector<Secret> lift_secrets(std::span<char> message);

/// The message as it is sent, its line end included: each such number replaced by the secret it stands for.
Secret with_secrets(std::string_view message, std::span<const Secret* const> secrets);

/// Far above what any password may have: those checks give better messages.
inline constexpr std::size_t longest_secret = 4096;

} // namespace rinnova::rpc
