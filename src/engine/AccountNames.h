// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/World.h"
#include "model/Requests.h"

#include <vector>

namespace rinnova {

/// Finds the account that a person means: of several providers the tracked one, else the only one with a
/// known provider, else the only one. `not-found`, or `ambiguous` with the candidates in the hint.
Result<AccountKey> resolve(const AccountName& name, const std::vector<Account>& tracked,
                           const std::vector<AccountKey>& discovered);

/// The provider that an account would have which no client on this machine holds: the one named, else that of
/// its servers, else that of its address. `not-found` when nothing tells.
Result<AccountKey> key_for_new(const World& world, const AccountName& name,
                               const std::vector<Server>& servers);

} // namespace rinnova
