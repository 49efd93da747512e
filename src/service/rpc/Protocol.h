// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"
#include "service/Json.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What front ends and the agent say to each other; docs/protocol.md describes it.

namespace rinnova::rpc {

/// Of what is said after the greeting. Raised when a method or member changes its meaning.
inline constexpr int protocol_version = 1;

/// Of what live hosts and the agent say to each other.
inline constexpr int live_version = 1;

/// A message is one line. What a client may send, and what it takes from an agent.
inline constexpr std::size_t longest_request = std::size_t{1024} * 1024;
inline constexpr std::size_t longest_reply = std::size_t{256} * 1024 * 1024;
/// How deep objects and lists may lie in each other.
inline constexpr int deepest_nesting = 32;
/// Calls of one connection that may wait for their turn.
inline constexpr std::size_t most_calls_at_once = 16;

/// Codes of errors: those of JSON-RPC 2.0, and our own.
enum class Fault {
    not_json = -32700,
    no_request = -32600,
    no_method = -32601,
    wrong_params = -32602,
    failed = -32000,        ///< the service's own error, in `data`
    not_greeted = -32001,   ///< anything but `hello` as the first request
    other_version = -32002, ///< of the protocol; `data.protocol` is the agent's
    other_user = -32003,    ///< the client works with other folders than the agent
    too_long = -32004,
    too_many = -32005,
    ending = -32006, ///< the agent is about to end; the call was not begun
};

/// Why a message was not taken for what it should be, or what became of a call.
struct Trouble {
    Fault fault = Fault::failed;
    Error error;                   ///< in English and for developers, unless the fault is `failed`
    std::vector<Error> warnings{}; ///< of the service, as a result has them
};

/// Numbers of this client's own choosing.
using CallId = std::int64_t;

/// One message, taken apart. A request has a method and an id, a notification a method alone, a reply an id.
struct Message {
    std::optional<CallId> id;
    std::string method;
    Json params = Json::object();
    Json result;                    ///< of a reply that is no error
    std::optional<Trouble> trouble; ///< of a reply that is one
    bool is_reply() const { return method.empty(); }
};

/// Takes the text of one message apart. What it says is not yet checked against any method.
tl::expected<Message, Trouble> parse_message(std::string_view text);

/// Messages as they are sent: one line, with its end.
std::string request_line(CallId id, std::string_view method, const Json& params);
std::string notification_line(std::string_view method, const Json& params);
std::string reply_line(CallId id, const Json& result);
std::string trouble_line(const std::optional<CallId>& id, const Trouble& trouble);

inline Trouble trouble_of(Fault fault, std::string what) {
    return {fault, {ErrorCode::invalid_data, std::move(what), {}, {}}};
}

} // namespace rinnova::rpc
