// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace rinnova {

/// Texts that the machine's administrator has set for programs of ours by a group policy: the values of
/// `HKEY_LOCAL_MACHINE\Software\Policies\Rinnova`, UTF-8, variables of the environment filled in. Values that
/// are no text are left out. Empty on systems that have no such thing.
std::map<std::string, std::string> machine_policy();

/// Where they are set, as people know it.
extern const std::string_view place_of_machine_policy;

} // namespace rinnova
