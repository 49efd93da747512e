// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sdk/Target.h"

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace rinnova {

/// What a plugin says it can do (`capabilities` of its plugin.json).
struct Capabilities {
    bool read = false;   ///< can give back what a slot holds
    bool create = false; ///< can add an absent one
    bool unlock = false; ///< has primary passwords of its own
    bool needs_hosts =
        false; ///< holds more than mail passwords: asked after the others, with the hosts they found
};

/// How long a plugin may take before it counts as hung.
struct CallLimits {
    std::chrono::milliseconds reading{60'000};
    std::chrono::milliseconds writing{180'000}; ///< a prompt of the desktop may be part of it
};

/// A target behind a wall: what it throws becomes an error, and a call that hangs is given up (its thread is
/// left behind, and the target is not called again). Callers see `internal` and `timed-out`, with the
/// plugin's name.
class TargetHandle {
  public:
    TargetHandle(std::string id, Capabilities capabilities, std::shared_ptr<sdk::Target> target,
                 CallLimits limits = {});

    const std::string& id() const noexcept { return m_id; }
    const Capabilities& capabilities() const noexcept { return m_capabilities; }
    bool hung() const noexcept { return m_hung; }

    Result<sdk::Discovery> discover(const sdk::DiscoverScope& scope);
    Result<sdk::Plan> plan(const std::vector<sdk::Change>& changes);
    Result<sdk::Receipt> apply(const sdk::Plan& plan, std::shared_ptr<const sdk::Secrets> secrets);
    Result<std::vector<Result<Secret>>> read(const std::vector<Slot>& slots,
                                             std::shared_ptr<const sdk::Secrets> unlock);
    Result<std::vector<sdk::SlotCheck>> verify(const std::vector<Slot>& slots,
                                               std::shared_ptr<const sdk::Secrets> secrets);
    Result<void> try_unlock(const std::string& location, const Secret& password);
    Result<std::vector<sdk::Finding>> inspect(const std::vector<Slot>& slots);
    Result<std::vector<std::optional<sdk::RunningClient>>> clients_in_the_way(const std::vector<Slot>& slots);
    Result<std::vector<std::filesystem::path>> stores_of(const std::vector<Slot>& slots);
    Result<void> ask_to_quit(const sdk::RunningClient& client);

  private:
    template <typename Value>
    Result<Value> guarded(std::chrono::milliseconds limit, std::function<Result<Value>(sdk::Target&)> call);

    std::string m_id;
    Capabilities m_capabilities;
    std::shared_ptr<sdk::Target> m_target;
    CallLimits m_limits;
    bool m_hung = false;
};

using Targets = std::vector<std::unique_ptr<TargetHandle>>;

/// The target with this id; null when there is none.
TargetHandle* find_target(const Targets& targets, std::string_view id);

} // namespace rinnova
