// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"
#include "fleet/protocol/Envelope.h"
#include "fleet/server/database/Database.h"
#include "fleet/server/store/DeviceRate.h"
#include "fleet/server/store/Reply.h"

#include <optional>
#include <string>
#include <vector>

namespace rinnova::fleet {

struct KeeperSettings {
    int next_report_seconds = 86400;
    int next_shared_report_seconds = 900; ///< of a device with a mailbox that another one holds, too
    DeviceRate::Limit device_rate;
};

/// Takes what agents send into the database, many messages in one transaction. For one thread.
class Keeper {
  public:
    Keeper(Database& database, const Clock& clock, KeeperSettings settings);

    /// The replies, in the order of the messages. When this returns, whatever a reply says is kept is
    /// committed. A database that does not answer makes all of them `unavailable`.
    std::vector<Reply> keep(const std::vector<std::string>& messages);

  private:
    Result<std::vector<Reply>> keep_together(const std::vector<std::string>& messages);
    Result<Reply> keep_one(const std::string& message);
    Result<Reply> join(const Envelope& envelope);
    Result<Reply> report(const Envelope& envelope);
    Result<Reply> leave(const Envelope& envelope);
    Result<std::int64_t> policy_version();
    Result<Reply> answer(const std::string& device, std::uint64_t sequence, std::int64_t policy_version);

    Database& m_database;
    const Clock& m_clock;
    KeeperSettings m_settings;
    DeviceRate m_rate;
    Timestamp m_now;
    std::optional<std::int64_t> m_policy_version; ///< the published one, once this transaction has asked
};

} // namespace rinnova::fleet
