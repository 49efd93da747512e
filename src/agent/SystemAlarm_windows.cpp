// SPDX-License-Identifier: Apache-2.0
#include "agent/SystemAlarm.h"

#include "agent/HiddenWindow_windows.h"
#include "base/DescriptorWatch.h"
#include "base/Handle_windows.h"
#include "base/Text.h"
#include "base/WindowsError_windows.h"

#include <algorithm>

namespace rinnova {

namespace {

/// A timer that is set for a moment follows the clock ("SetWaitableTimer", absolute times). Of a clock or a
/// zone that was set all windows are told.
class SystemAlarm final : public Alarm {
  public:
    explicit SystemAlarm(Handle timer)
        : m_timer(number_of(timer.release()), [this] { ring(); }),
          m_window([this](UINT message, WPARAM, LPARAM) -> std::optional<LRESULT> {
              if (message == WM_TIMECHANGE)
                  ring();
              return std::nullopt;
          }) {}

    void set(std::optional<Timestamp> moment) override {
        CancelWaitableTimer(handle_of(m_timer.descriptor()));
        if (!moment)
            return;
        // FILETIME: 100 ns since 1601. A negative one would be a length of time, so the past is the present.
        constexpr LONGLONG seconds_to_1970 = 11'644'473'600;
        constexpr LONGLONG latest = 7'258'118'400; // the year 2200
        LARGE_INTEGER due{};
        const LONGLONG seconds = moment->time_since_epoch().count();
        due.QuadPart = (std::clamp<LONGLONG>(seconds, 0, latest) + seconds_to_1970) * 10'000'000;
        SetWaitableTimer(handle_of(m_timer.descriptor()), &due, 0, nullptr, nullptr, FALSE);
    }

  private:
    DescriptorWatch m_timer;
    HiddenWindow m_window;
};

} // namespace

Result<std::unique_ptr<Alarm>> make_system_alarm() {
    Handle timer(CreateWaitableTimerW(nullptr, FALSE, nullptr));
    if (!timer)
        return fail_windows(GetLastError(), translate("agent", "the system gives no timer"), {});
    return std::make_unique<SystemAlarm>(std::move(timer));
}

} // namespace rinnova
