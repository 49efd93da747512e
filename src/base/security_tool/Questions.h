// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"

#include <chrono>
#include <optional>
#include <string>

namespace rinnova::security_tool {

/// Entries of one call, each of which may raise a question of the system's: one after the other, as long as
/// they are answered and time is left.
class Questions {
  public:
    /// `time`: no further entry is begun after it.
    explicit Questions(std::chrono::milliseconds time) : m_end(std::chrono::steady_clock::now() + time) {}

    /// Why no further entry is begun; nothing while one may be.
    std::optional<Error> over() const;
    /// What became of an entry. A question that nobody answered is not put again for every other one, and a
    /// tool that is not there is not looked for again.
    void failed(const Error& error);

  private:
    std::chrono::steady_clock::time_point m_end;
    std::optional<Error> m_over;
};

} // namespace rinnova::security_tool
