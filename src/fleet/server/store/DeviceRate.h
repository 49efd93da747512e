// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <unordered_map>

namespace rinnova::fleet {

/// How often somebody may do something: so many at once, then one for each pause.
class DeviceRate {
  public:
    struct Limit {
        int at_once = 30;
        std::chrono::milliseconds pause = std::chrono::seconds(10);
    };

    using Moment = std::chrono::sys_time<std::chrono::milliseconds>;

    explicit DeviceRate(Limit limit) : m_limit(limit) {}
    /// Counts one more of this subject; false when it is one too many, and does not count.
    bool allows(std::string_view subject, Moment now);

  private:
    void forget(Moment now);

    Limit m_limit;
    /// When all that was taken will have been given back.
    std::unordered_map<std::string, Moment> m_full_again;
    std::size_t m_forget_at = 4096;
};

} // namespace rinnova::fleet
