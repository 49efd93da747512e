// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "agent/Alarm.h"
#include "base/DescriptorWatch.h"

#include <QTimer>

#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <optional>
#include <string>

namespace rinnova::test {

/// A clock that stands until it is set, in the time zone of the environment.
class ManualClock final : public Clock {
  public:
    explicit ManualClock(Timestamp start = Date{std::chrono::year(2026) / 11 / 22} + std::chrono::hours(10))
        : time(start) {}
    Timestamp time;
    Timestamp now() const override { return time; }
    std::chrono::seconds utc_offset(Timestamp moment) const override { return m_zone.utc_offset(moment); }

  private:
    SystemClock m_zone;
};

/// The alarm of a manual clock.
class ManualAlarm final : public Alarm {
  public:
    explicit ManualAlarm(ManualClock& clock) : m_clock(clock) {
        m_soon.setSingleShot(true);
        QObject::connect(&m_soon, &QTimer::timeout, &m_soon, [this] {
            if (m_moment && *m_moment <= m_clock.time)
                go_off();
        });
    }
    void set(std::optional<Timestamp> moment) override {
        m_moment = moment;
        if (moment && *moment <= m_clock.time)
            m_soon.start(0);
    }
    std::optional<Timestamp> next() const { return m_moment; }

    /// Lets time pass, and rings at each moment that is set on the way.
    void pass_until(Timestamp moment) {
        while (m_moment && *m_moment <= moment) {
            m_clock.time = std::max(m_clock.time, *m_moment);
            go_off();
        }
        m_clock.time = std::max(m_clock.time, moment);
    }
    /// The clock is set, forward or back, or the machine has slept: one ring, whatever lay between.
    void jump_to(Timestamp moment) {
        m_clock.time = moment;
        go_off();
    }

  private:
    void go_off() {
        m_moment.reset();
        ring();
    }
    ManualClock& m_clock;
    std::optional<Timestamp> m_moment;
    QTimer m_soon;
};

/// Lets another program drive a manual clock, over two descriptors: one order a line, one answer a line. For
/// programs that are built for tests; the product has no such thing.
///
///     pass SECONDS, jump SECONDS     until then, or to then: seconds since 1970, UTC
///     ask
///     answer: NOW NEXT               seconds since 1970; NEXT is `none` when no moment is set
class TimeControl {
  public:
    TimeControl(int orders, int answers, ManualClock& clock, ManualAlarm& alarm)
        : m_answers(answers), m_clock(clock), m_alarm(alarm), m_orders(orders, [this] { read_orders(); }) {}

  private:
    void read_orders() {
        std::array<char, 256> part{};
        const ssize_t count = read(m_orders.descriptor(), part.data(), part.size());
        if (count <= 0)
            return m_orders.silence();
        m_input.append(part.data(), static_cast<std::size_t>(count));
        for (std::size_t end = 0; (end = m_input.find('\n')) != std::string::npos;) {
            const std::string line = m_input.substr(0, end);
            m_input.erase(0, end + 1);
            obey(line);
        }
    }
    void obey(const std::string& line) {
        const auto moment = [&] { return Timestamp(std::chrono::seconds(std::stoll(line.substr(5)))); };
        if (line.starts_with("pass "))
            m_alarm.pass_until(moment());
        else if (line.starts_with("jump "))
            m_alarm.jump_to(moment());
        const auto next = m_alarm.next();
        dprintf(m_answers, "%lld %s\n", static_cast<long long>(m_clock.time.time_since_epoch().count()),
                next ? std::to_string(next->time_since_epoch().count()).c_str() : "none");
    }

    int m_answers;
    ManualClock& m_clock;
    ManualAlarm& m_alarm;
    std::string m_input;
    DescriptorWatch m_orders;
};

} // namespace rinnova::test
