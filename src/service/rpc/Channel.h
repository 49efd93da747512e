// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service/rpc/Methods.h"

#include <memory>

namespace rinnova::rpc {

/// A way to a service that is elsewhere.
class Channel {
  public:
    virtual ~Channel() = default;

    /// One call, to its end. The parameters name the secrets by their place. A stop that is asked for is
    /// passed on; the call then ends in order, and its answer still comes.
    virtual tl::expected<Json, Trouble> call(std::string_view method, const Json& params,
                                             std::span<const Secret* const> secrets,
                                             const ProgressCallback& progress, std::stop_token stop) = 0;
    /// The other side has gone: no call will be answered any more.
    virtual bool lost() const = 0;
};

/// A service in this process, spoken to as if it were elsewhere.
class DirectChannel final : public Channel {
  public:
    explicit DirectChannel(std::unique_ptr<Service> service) : m_service(std::move(service)) {}

    tl::expected<Json, Trouble> call(std::string_view method, const Json& params,
                                     std::span<const Secret* const> secrets, const ProgressCallback& progress,
                                     std::stop_token stop) override;
    bool lost() const override { return false; }

  private:
    std::unique_ptr<Service> m_service;
};

} // namespace rinnova::rpc
