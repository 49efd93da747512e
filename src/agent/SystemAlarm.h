// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "agent/Alarm.h"
#include "agent/FileWatch.h"
#include "base/DescriptorWatch.h"
#include "base/Error.h"

#include <filesystem>
#include <memory>

namespace rinnova {

/// The alarm of the system's own clock: one timer that follows the clock when it is set, and rings then too
/// (timerfd_create(2), TFD_TIMER_CANCEL_ON_SET). It does not run while the machine sleeps, and rings on
/// waking if its moment has passed.
class SystemAlarm final : public Alarm {
  public:
    /// `zone` is the file or link that says the machine's time zone.
    static Result<std::unique_ptr<SystemAlarm>> make(const std::filesystem::path& zone = "/etc/localtime");

    void set(std::optional<Timestamp> moment) override;

  private:
    SystemAlarm(int timer, const std::filesystem::path& zone);
    void take_ring();

    DescriptorWatch m_timer;
    FileWatch m_zone;
};

} // namespace rinnova
