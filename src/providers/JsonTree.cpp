// SPDX-License-Identifier: Apache-2.0
#include "providers/JsonTree.h"

#include "base/Excerpt.h"
#include "base/Text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace rinnova {

namespace {

/// Where the parser has got to. It reads byte by byte and at most one byte ahead, behind numbers.
struct Position {
    int line = 1;
    int line_before_last_byte = 1;
};

/// Feeds the parser and counts the lines.
class CountingIterator {
  public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    CountingIterator(const char* at, Position* position) : m_at(at), m_position(position) {}
    const char& operator*() const { return *m_at; }
    CountingIterator& operator++() {
        m_position->line_before_last_byte = m_position->line;
        if (*m_at == '\n')
            ++m_position->line;
        ++m_at;
        return *this;
    }
    CountingIterator operator++(int) {
        CountingIterator before = *this;
        ++*this;
        return before;
    }
    bool operator==(const CountingIterator& other) const { return m_at == other.m_at; }
    bool operator!=(const CountingIterator& other) const { return m_at != other.m_at; }

  private:
    const char* m_at;
    Position* m_position;
};

/// Builds the tree from nlohmann's events.
class TreeBuilder final : public nlohmann::json_sax<nlohmann::json> {
  public:
    explicit TreeBuilder(const Position& position) : m_position(position) {}

    JsonValue take_root() { return std::move(m_root); }
    const JsonFault& fault() const { return m_fault; }

    bool null() override { return add(JsonValue::Kind::null) != nullptr; }
    bool boolean(bool value) override {
        add(JsonValue::Kind::boolean)->boolean = value;
        return true;
    }
    bool number_integer(number_integer_t value) override {
        add_number(JsonValue::Kind::integer)->integer = value;
        return true;
    }
    bool number_unsigned(number_unsigned_t value) override {
        if (value > static_cast<number_unsigned_t>(INT64_MAX))
            return add_number(JsonValue::Kind::number) != nullptr;
        return number_integer(static_cast<number_integer_t>(value));
    }
    bool number_float(number_float_t value, const string_t&) override {
        constexpr double exact = 9007199254740992.0; // 2^53
        if (std::abs(value) <= exact && std::trunc(value) == value)
            return number_integer(static_cast<number_integer_t>(value));
        return add_number(JsonValue::Kind::number) != nullptr;
    }
    bool string(string_t& value) override {
        add(JsonValue::Kind::text)->text = std::move(value);
        return true;
    }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(JsonValue::Kind::object); }
    bool start_array(std::size_t) override { return open(JsonValue::Kind::list); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(string_t& name) override;
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception& error) override;

  private:
    JsonValue* add(JsonValue::Kind kind) { return add_at(kind, m_position.line); }
    JsonValue* add_number(JsonValue::Kind kind) { return add_at(kind, m_position.line_before_last_byte); }
    JsonValue* add_at(JsonValue::Kind kind, int line);
    bool open(JsonValue::Kind kind);
    bool close();
    bool fail(std::string what);

    const Position& m_position;
    JsonValue m_root;
    std::vector<JsonValue*> m_open; // stable: a container grows only while it is the innermost one
    JsonFault m_fault;
};

JsonValue* TreeBuilder::add_at(JsonValue::Kind kind, int line) {
    JsonValue* place = &m_root;
    if (!m_open.empty()) {
        JsonValue& container = *m_open.back();
        place = container.kind == JsonValue::Kind::list ? &container.items.emplace_back()
                                                        : &container.members.back().value;
    }
    place->kind = kind;
    place->line = line;
    return place;
}

bool TreeBuilder::open(JsonValue::Kind kind) {
    if (m_open.size() >= static_cast<std::size_t>(max_json_depth))
        return fail(translate("providers", "too many values inside each other"));
    m_open.push_back(add(kind));
    return true;
}

bool TreeBuilder::close() {
    m_open.pop_back();
    return true;
}

bool TreeBuilder::key(string_t& name) {
    auto& members = m_open.back()->members;
    if (std::any_of(members.begin(), members.end(),
                    [&](const JsonMember& member) { return member.name == name; }))
        return fail(translate("providers", "\"%1\" is there twice", {excerpt(name)}));
    members.push_back({std::move(name), m_position.line, {}});
    return true;
}

bool TreeBuilder::fail(std::string what) {
    m_fault = {m_position.line, std::move(what)};
    return false;
}

bool TreeBuilder::parse_error(std::size_t, const std::string&, const nlohmann::detail::exception& error) {
    // "[json.exception.parse_error.101] parse error at line 1, column 2: syntax error while …; last read: …"
    std::string_view words = error.what();
    if (const auto colon = words.find(": "); colon != std::string_view::npos)
        words.remove_prefix(colon + 2);
    words = words.substr(0, words.find("; last read"));
    return fail(translate("providers", "this is not JSON (%1)", {words}));
}

} // namespace

tl::expected<JsonValue, JsonFault> parse_json(std::string_view text) {
    Position position;
    TreeBuilder builder(position);
    const CountingIterator begin(text.data(), &position);
    const CountingIterator end(text.data() + text.size(), &position);
    if (!nlohmann::json::sax_parse(begin, end, &builder))
        return tl::unexpected(builder.fault());
    return builder.take_root();
}

} // namespace rinnova
