// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"
#include "base/Error.h"
#include "base/PlainText.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace rinnova::fleet {

using Json = nlohmann::ordered_json;

/// The text with `?` for what is not plain, cut to `most` bytes.
std::string plain(std::string_view text, std::size_t most);

/// What `Members` throws; it does not leave `read_document`.
struct Malformed : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The members of an object that somebody else has written. Each call gives a checked value or throws
/// `Malformed` with the member's name. Null counts as absent.
class Members {
  public:
    Members(const Json& object, std::string path);

    std::string text(std::string_view name, std::size_t most) const;
    std::string text_or(std::string_view name, std::size_t most, std::string_view otherwise) const;
    std::int64_t integer(std::string_view name, std::int64_t least, std::int64_t most) const;
    std::optional<std::int64_t> optional_integer(std::string_view name, std::int64_t least,
                                                 std::int64_t most) const;
    std::optional<bool> optional_boolean(std::string_view name) const;
    std::optional<Date> optional_date(std::string_view name) const;
    Timestamp moment(std::string_view name) const;
    std::optional<Timestamp> optional_moment(std::string_view name) const;
    /// Lower case letters, digits, `-`, `_`, `.` and `:`: the ids of providers, targets, rules.
    std::string word(std::string_view name, std::size_t most = 64) const;

    std::optional<Members> optional_object(std::string_view name) const;
    /// Each item, an object; an absent list is empty.
    std::vector<Members> objects(std::string_view name, std::size_t most) const;
    std::vector<std::string> texts(std::string_view name, std::size_t most, std::size_t most_bytes) const;
    std::vector<std::string> names() const;
    /// The member, or null.
    const Json* find(std::string_view name) const;
    /// Throws when there is a member that is not in the list.
    void allow_only(std::initializer_list<std::string_view> known) const;
    [[noreturn]] void wrong(std::string_view name) const;

  private:
    const Json* of_type(std::string_view name, bool (Json::*is_type)() const noexcept) const;

    const Json* m_object;
    std::string m_path;
};

/// Parses an object and gives it to `read`. `invalid-data`, with the member at fault, for a text that is no
/// JSON, nested deeper or with wider objects than any of ours, or that `read` does not take.
Result<void> read_document(std::string_view text, const std::function<void(const Members&)>& read);

/// An optional value as JSON: null for none.
Json date_or_null(const std::optional<Date>& date);

} // namespace rinnova::fleet
