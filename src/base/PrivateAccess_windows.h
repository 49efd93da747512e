// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <windows.h>

#include <memory>
#include <string>

namespace rinnova {

/// The access that only this user and the system itself have: for files, folders and pipes of ours, the twin
/// of the modes 0600 and 0700. What is above them passes nothing on.
class PrivateAccess {
  public:
    PrivateAccess();

    /// Null when it could not be made (no rights to look at ourselves): nothing must be made then.
    SECURITY_ATTRIBUTES* attributes() noexcept { return m_descriptor ? &m_attributes : nullptr; }

  private:
    std::unique_ptr<void, decltype(&LocalFree)> m_descriptor{nullptr, &LocalFree};
    SECURITY_ATTRIBUTES m_attributes{};
};

/// `S-1-5-21-…`; empty when it is none.
std::wstring text_of_sid(PSID sid);
/// The user of this process; empty when it cannot be found out.
std::wstring sid_of_this_user();
/// The user that a process runs as.
std::wstring sid_of_user_of(HANDLE process);

} // namespace rinnova
