// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"
#include "fleet/protocol/Envelope.h"
#include "fleet/protocol/Report.h"
#include "fleet/server/database/Database.h"
#include "fleet/server/store/DeviceRate.h"
#include "fleet/server/store/Helpers.h"
#include "fleet/server/store/Reply.h"

#include <map>
#include <optional>
#include <span>
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
    struct KnownDevice {
        PublicKey key;
        std::string state, machine, instance, previous_instance, digest;
        std::uint64_t last_sequence = 0;
    };
    struct Decoded {
        Report report;
        std::string digest; ///< of its accounts
    };
    /// A message, and what was found out about it ahead of its turn; each only if what stands before is well.
    struct Message {
        Result<Envelope> envelope;
        std::optional<bool> is_signed;  ///< by its sender
        std::optional<bool> is_allowed; ///< by its sender's rate
        std::optional<Decoded> decoded;
    };

    Result<std::vector<Reply>> keep_together(const std::vector<std::string>& messages);
    Result<void> keep_some(std::span<const std::string> messages, std::vector<Reply>& replies);
    Result<void> look_ahead(std::vector<Message>& messages);
    static Result<Decoded> decode(const Envelope& envelope, std::size_t most_bytes);
    Result<Reply> keep_one(Message& message);
    Result<Reply> join(const Envelope& envelope);
    Result<Reply> report(Message& message);
    Result<Reply> leave(const Message& message);
    Result<std::optional<KnownDevice>> find_device(const std::string& id);
    static std::optional<Reply> refusal_of(const std::optional<KnownDevice>& device,
                                           const Envelope& envelope);
    static std::optional<Reply> refusal_of(const std::optional<KnownDevice>& device, const Message& message);
    Result<std::int64_t> policy_version();
    Result<Reply> answer(const std::string& device, std::uint64_t sequence, std::int64_t policy_version);

    Database& m_database;
    const Clock& m_clock;
    KeeperSettings m_settings;
    DeviceRate m_rate;
    Timestamp m_now;
    std::optional<std::int64_t> m_policy_version; ///< the published one, once this transaction has asked
    /// Of the senders of some messages, until the first message of each is taken in.
    std::map<std::string, std::optional<KnownDevice>> m_read_ahead;
    Helpers m_helpers;
};

} // namespace rinnova::fleet
