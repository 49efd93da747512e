// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"
#include "base/Paths.h"
#include "engine/ProfileSettings.h"
#include "model/FleetSettings.h"
#include "model/ReminderPolicy.h"
#include "model/SecondChannel.h"

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace rinnova {

/// `config.json` (docs/configuration.md): what the user, and before him the machine's administrator, has set.
struct Config {
    std::string language; ///< `it`, `en`, or empty: by the locale
    std::set<std::string> disabled_plugins;
    ProfileSettings profiles;
    ReminderSettings reminders;
    std::optional<SecondChannel> second_channel;
    FleetSettings fleet;
    std::filesystem::path calendar_file; ///< that the agent keeps fresh; empty: none
    /// What the user switched on although nobody has proven it: `apple-mail-scripting`.
    std::set<std::string> experiments;
    std::vector<std::string> warnings; ///< unknown members

    bool operator==(const Config&) const = default;
};

/// The members of config.json that values of a group policy stand for, as that file's text: `FleetUrl`,
/// `FleetTokenFile`, `FleetCaFile` and `FleetProxy` are `fleet`'s. Others are not ours. Empty: there are
/// none.
std::string config_of_policy(const std::map<std::string, std::string>& policy);

/// Reads the machine's config.json (/etc/rinnova), what its group policy sets (Windows), then the user's
/// file; each one's members take the place of those before. Files that are not there are no error;
/// `invalid-data` names the file, the member and the line.
Result<Config> read_config(const Paths& paths);

/// `conflict` when the channel would have the failing mailbox carry its own alarm: it sends from or to one of
/// the accounts.
Result<void> check_second_channel(const SecondChannel& channel, const std::vector<Account>& accounts);

} // namespace rinnova
