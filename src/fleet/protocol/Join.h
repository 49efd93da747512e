// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"
#include "fleet/protocol/Keys.h"
#include "fleet/protocol/Report.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace rinnova::fleet {

/// The payload of a `join` envelope, uncompressed. The envelope's signature, made with the very key that is
/// to be registered, proves that the sender has it.
struct JoinRequest {
    std::string token; ///< the server's half of the token (fleet/protocol/Token.h): 32 bytes
    PublicKey key;
    std::string machine; ///< as in a report
    DeviceFacts device;

    bool operator==(const JoinRequest&) const = default;
};

std::string to_json(const JoinRequest& request);
Result<JoinRequest> join_request_from_json(std::string_view text);

struct JoinAnswer {
    std::string device; ///< the key's id
    std::string group;
    std::uint64_t last_sequence = 0; ///< of a key that was known already; else 0

    bool operator==(const JoinAnswer&) const = default;
};

std::string to_json(const JoinAnswer& answer);
Result<JoinAnswer> join_answer_from_json(std::string_view text);

} // namespace rinnova::fleet
