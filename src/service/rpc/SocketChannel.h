// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/LocalSocket.h"
#include "service/rpc/Calls.h"
#include "service/rpc/Channel.h"
#include "service/rpc/FrameReader.h"

#include <chrono>
#include <filesystem>

namespace rinnova::rpc {

/// A connection to the agent, blocking, one call at a time.
class SocketChannel final : public Channel {
  public:
    /// Connects and greets. `not-found`: no agent. `unsupported`: one of another version. `conflict`: one
    /// that works with other folders. `timed-out`: it does not answer the greeting. Anything else is what the
    /// agent itself cannot work with, and would be wrong here too.
    static Result<std::unique_ptr<SocketChannel>> connect(const std::filesystem::path& socket,
                                                          const HelloCall& hello);

    tl::expected<Json, Trouble> call(std::string_view method, const Json& params,
                                     std::span<const Secret* const> secrets, const ProgressCallback& progress,
                                     std::stop_token stop) override;
    bool lost() const override { return !m_socket; }

  private:
    explicit SocketChannel(Descriptor socket) : m_socket(std::move(socket)) {}

    bool send(std::string_view bytes);
    /// The next message; `lost` afterwards when there is none. `wake` is a WakeEvent's number. A negative
    /// limit is none.
    enum class Waited { message, woken, late, lost };
    Waited wait(Message& message, int wake, int limit_ms);
    bool read_message(Message& message);
    tl::unexpected<Trouble> gone();

    Descriptor m_socket;
    FrameReader m_reader{longest_reply};
    CallId m_last = 0;
    int m_limit_ms = -1;
};

} // namespace rinnova::rpc
