// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "vault/Vault.h"

#include <optional>
#include <string>
#include <string_view>

namespace rinnova {

/// The service that all of our entries stand under, in every keychain.
inline constexpr const char* vault_service = "rinnova";

/// The kind as it stands in the keychain: `credential`, `unlock`, `second-channel`, `fleet`,
/// `self-test`, `fingerprint-key`.
std::string_view to_string(VaultKey::Kind kind) noexcept;
std::optional<VaultKey::Kind> vault_kind_from(std::string_view text) noexcept;

/// What a person reads in the keychain's own program: `Rinnova: mario.rossi@pec.it`.
std::string label_of(const VaultKey& key);

/// `invalid-data` for a key that a keychain could not hold as it is: no proper UTF-8, a NUL inside, or a
/// credential without an id.
Result<void> check_key(const VaultKey& key);
/// `invalid-data` for an empty secret: no entry of ours is ever empty, so that a half-written one is told
/// apart.
Result<void> check_secret(const Secret& secret);

/// Adds the ways out to an error of a keychain that is missing or locked.
Error with_ways_out(Error error);

} // namespace rinnova
