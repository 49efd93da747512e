// SPDX-License-Identifier: Apache-2.0
#include "agent/SystemAlarm.h"

#include "agent/FileWatch.h"
#include "base/DescriptorWatch.h"
#include "base/Text.h"

#include <sys/timerfd.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>

namespace rinnova {

namespace {

// What the kernel takes: 0 would switch the timer off, and nanoseconds since 1970 end in the year 2262.
constexpr Timestamp earliest{std::chrono::seconds(1)};
constexpr Timestamp latest{std::chrono::sys_days{std::chrono::year(2200) / 1 / 1}};

/// timerfd_create(2), TFD_TIMER_CANCEL_ON_SET.
class SystemAlarm final : public Alarm {
  public:
    // A machine without this file has the zone UTC, and a zone that cannot be watched is looked at with the
    // next ring.
    SystemAlarm(int timer, const std::filesystem::path& zone)
        : m_timer(timer, [this] { take_ring(); }), m_zone(FileWatch::Links::themselves, [this] { ring(); }) {
        (void)m_zone.set({zone});
        SystemAlarm::set(std::nullopt);
    }

    void set(std::optional<Timestamp> moment) override;

  private:
    bool set_timer(Timestamp moment) const;
    void take_ring();

    DescriptorWatch m_timer;
    FileWatch m_zone;
};

// A timer that is set for no moment still tells of a clock that was set.
void SystemAlarm::set(std::optional<Timestamp> moment) {
    const Timestamp wanted = std::clamp(moment.value_or(latest), earliest, latest);
    // One whose clock was set since it was last read says so here, and no more when it is read
    // (timerfd_create(2), NOTES).
    if (!set_timer(wanted) && errno == ECANCELED)
        set_timer(earliest);
}

bool SystemAlarm::set_timer(Timestamp moment) const {
    itimerspec spec{};
    spec.it_value.tv_sec = moment.time_since_epoch().count();
    return timerfd_settime(m_timer.descriptor(), TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &spec,
                           nullptr) == 0;
}

void SystemAlarm::take_ring() {
    std::uint64_t times = 0;
    const ssize_t count = read(m_timer.descriptor(), &times, sizeof times);
    if (count < 0 && errno != ECANCELED)
        return;
    set(std::nullopt);
    ring();
}

} // namespace

Result<std::unique_ptr<Alarm>> make_system_alarm(const std::filesystem::path& zone) {
    const int timer = timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
    if (timer < 0)
        return fail_errno(errno, translate("agent", "the system gives no timer"), {});
    return std::make_unique<SystemAlarm>(timer, zone);
}

Result<std::unique_ptr<Alarm>> make_system_alarm() {
    return make_system_alarm("/etc/localtime");
}

} // namespace rinnova
