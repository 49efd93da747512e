// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <tl/expected.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rinnova {

struct JsonMember;

/// A JSON value that knows on which line of its document it starts; members are in the document's order.
struct JsonValue {
    enum class Kind { null, boolean, integer, number, text, list, object };

    Kind kind = Kind::null;
    int line = 1;
    bool boolean = false;
    std::int64_t integer = 0; ///< `1.0` counts as an integer, as it does in JSON Schema
    std::string text;
    std::vector<JsonValue> items;
    std::vector<JsonMember> members;
};

struct JsonMember {
    std::string name;
    int line = 1; ///< of the name
    JsonValue value;
};

/// Why a text is no JSON document that we take.
struct JsonFault {
    int line = 1;
    std::string what;
};

/// Deeper documents than any of ours are a fault: nobody's recursion shall depend on a file.
inline constexpr int max_json_depth = 16;

/// RFC 8259, and stricter: UTF-8, no member twice, at most `max_json_depth` values inside each other.
tl::expected<JsonValue, JsonFault> parse_json(std::string_view text);

} // namespace rinnova
