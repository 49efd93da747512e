// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"
#include "base/Paths.h"
#include "model/Account.h"
#include "model/ReminderPolicy.h"
#include "model/SecondChannel.h"
#include "providers/ProviderStore.h"

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace rinnova {

/// `config.json` (docs/configuration.md): what the user, and before him the machine's administrator, has set.
struct Config {
    std::string language; ///< `it`, `en`, or empty: by the locale
    std::set<std::string> disabled_plugins;
    ReminderSettings reminders;
    std::optional<SecondChannel> second_channel;
    std::filesystem::path calendar_file; ///< that the agent keeps fresh; empty: none
    std::vector<std::string> warnings;   ///< unknown members

    bool operator==(const Config&) const = default;
};

/// Reads /etc/rinnova/config.json, then the user's, whose members take the place of the machine's. Files that
/// are not there are no error; `invalid-data` names the file, the member and the line.
Result<Config> read_config(const Paths& paths);

/// `conflict` when the channel would have the failing mailbox carry its own alarm: it logs in as an account
/// that is tracked at the same provider, or it writes to a tracked one.
Result<void> check_second_channel(const SecondChannel& channel, const std::vector<Account>& accounts,
                                  const ProviderStore& providers);

} // namespace rinnova
