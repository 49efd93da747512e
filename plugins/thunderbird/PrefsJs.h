// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sdk/Target.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace rinnova::thunderbird {

/// The preferences of a profile that have to do with mail and logins, by full name.
class Prefs {
  public:
    /// Adds what a preferences file says; what was there is overridden. Files are written by the program, and
    /// by people: a line that makes no sense is passed over, as Thunderbird does it.
    void read(std::string_view text);

    std::optional<std::string_view> string(std::string_view name) const;
    std::optional<std::int64_t> number(std::string_view name) const;
    bool is_true(std::string_view name) const;

  private:
    using Value = std::variant<bool, std::int64_t, std::string>;
    template <typename Type>
    const Type* find(std::string_view name) const;
    std::map<std::string, Value, std::less<>> m_values;
};

/// The preferences of a profile: `prefs.js`, and `user.js` over it. `not-found` when there is no prefs.js;
/// else as AtomicFile::open.
Result<Prefs> read_prefs(const std::filesystem::path& profile);

} // namespace rinnova::thunderbird
