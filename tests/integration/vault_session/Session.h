// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace rinnova_test {

/// The desktop session that with_session.py made around this program. What it cannot do fails the test at
/// once.
class Session {
  public:
    /// One order, as with_session.py lists them. Returns its answer.
    static std::string order(const std::string& line);
    /// An order that must be answered with `done`.
    static void must(const std::string& line);

    /// The person will answer the next question with the keyring's password.
    static void person_will_unlock() { must("answer " + order("password")); }
    /// Whether an announced question has not come yet.
    static bool person_still_waits() { return order("expecting") == "yes"; }
};

/// What a test does to the session and takes back at its end, so that the next one finds an open keyring.
class KeyringRestored {
  public:
    KeyringRestored() = default;
    KeyringRestored(const KeyringRestored&) = delete;
    KeyringRestored& operator=(const KeyringRestored&) = delete;
    ~KeyringRestored();
};

} // namespace rinnova_test
