// SPDX-License-Identifier: Apache-2.0
#include "base/security_tool/Questions.h"

#include "base/Text.h"

namespace rinnova::security_tool {

std::optional<Error> Questions::over() const {
    if (m_over || std::chrono::steady_clock::now() < m_end)
        return m_over;
    return Error{ErrorCode::timed_out,
                 translate("security", "The system's questions took all of the time there is."),
                 translate("security", "Try again for the rest."),
                 {}};
}

void Questions::failed(const Error& error) {
    if (error.code == ErrorCode::timed_out || error.code == ErrorCode::unreachable)
        m_over = error;
}

} // namespace rinnova::security_tool
