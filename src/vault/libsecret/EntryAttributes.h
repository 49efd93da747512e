// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/secret_service/Service.h"
#include "vault/Vault.h"

#include <optional>

namespace rinnova {

/// The attributes that an entry is found by: `application` and `service` (`rinnova`), `kind`, and, where the
/// key has them, `provider`, `account` and `id`. The schema's name is not among them: services rename it when
/// they read their files again.
secret_service::Attributes identity_of(const VaultKey& key);

/// The same with what a new entry gets besides: the schema `it.rinnova.Credential`, and the moment in ISO
/// 8601.
secret_service::Attributes attributes_of(const VaultKey& key, Timestamp created);

/// What all of our entries have in common.
secret_service::Attributes common_attributes();

/// The entry that an item is; none when it is no entry of ours. Without a readable `created` the service's
/// own time of creation counts.
std::optional<VaultEntry> entry_from(const secret_service::Item& item);

} // namespace rinnova
