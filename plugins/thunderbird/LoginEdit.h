// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "LoginsJson.h"
#include "PrimaryPassword.h"
#include "sdk/Target.h"

#include <string>
#include <string_view>
#include <vector>

namespace rinnova::thunderbird {

/// What a login is to hold. Lent for one call.
struct LoginContent {
    std::string_view origin;
    std::string_view username;
    const Secret* password = nullptr;
};

/// Collects changes to one file of logins and makes the new text. Nothing but the values that have to change
/// is touched: every other byte, unknown members and other logins included, stays what and where it is.
class LoginEdit {
  public:
    /// `bytes` and `index` belong together; no bytes: there is no file yet. All of it has to outlive the
    /// edit.
    LoginEdit(std::string_view bytes, const LoginsJson& index, SdrKeys& keys, Timestamp now)
        : m_bytes(bytes), m_index(index), m_keys(keys), m_now(now) {}

    /// Whether login number `record` holds the password.
    bool holds(std::size_t record, const Secret& password);
    /// `invalid-data` for a login that has no place for a password.
    Result<void> can_change(std::size_t record) const;
    /// Makes a login hold the content, as Thunderbird's own change of a password does it: user name and
    /// password are encrypted anew, each with the cipher it had; timePasswordChanged becomes now, syncCounter
    /// one more; timesUsed and timeLastUsed stay.
    Result<void> change(std::size_t record, const LoginContent& content);
    /// Adds a login behind the last, as Thunderbird does it.
    Result<void> add(const LoginContent& content);

    bool empty() const noexcept { return m_replacements.empty() && m_added.empty(); }
    /// The new text; the one of a new file when there was none. It has been read again, and holds what it
    /// should: `internal` when it does not.
    Result<std::string> finish();

  private:
    Result<std::string> encrypted(const TextRange& replaced, std::string_view plaintext);
    bool holds(std::string_view text, const LoginRecord& login, const LoginContent& content) const;
    /// Whether the whole text reads as it should.
    bool is_right(std::string_view text) const;
    /// The same of a text without new logins.
    bool is_right_in_place(std::string_view text) const;
    std::uint64_t next_id() const;

    struct Expected {
        std::size_t record = 0;
        LoginContent content;
    };
    std::string_view m_bytes;
    const LoginsJson& m_index;
    SdrKeys& m_keys;
    Timestamp m_now;
    std::vector<Replacement> m_replacements;
    std::vector<std::string> m_added;
    std::vector<Expected> m_expected;
};

} // namespace rinnova::thunderbird
