// SPDX-License-Identifier: Apache-2.0
#include "fleet/protocol/JsonMembers.h"

#include "base/Text.h"
#include "model/Date.h"

#include <algorithm>
#include <array>

namespace rinnova::fleet {

namespace {

constexpr std::size_t most_depth = 12;
constexpr int most_members = 256; ///< of one object: the parser looks for each name among all before it

bool is_too_deep_or_wide(std::string_view text) {
    std::array<int, most_depth + 1> members{};
    std::size_t depth = 0;
    bool in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (in_string && c == '\\') {
            ++i;
        } else if (c == '"') {
            in_string = !in_string;
        } else if (!in_string && (c == '{' || c == '[')) {
            if (++depth > most_depth)
                return true;
            members.at(depth) = 0;
        } else if (!in_string && (c == '}' || c == ']') && depth > 0) {
            --depth;
        } else if (!in_string && c == ':' && ++members.at(depth) > most_members) {
            return true;
        }
    }
    return false;
}

bool is_word_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' || c == ':';
}

} // namespace

std::string plain(std::string_view text, std::size_t most) {
    std::string made = made_plain(text, "?");
    if (made.size() > most) {
        while (most > 0 && (static_cast<unsigned char>(made[most]) & 0xC0U) == 0x80U)
            --most; // not in the middle of a character
        made.resize(most);
    }
    return made;
}

Members::Members(const Json& object, std::string path) : m_object(&object), m_path(std::move(path)) {}

void Members::wrong(std::string_view name) const {
    throw Malformed(m_path + std::string(name));
}

const Json* Members::find(std::string_view name) const {
    const auto found = m_object->find(std::string(name));
    return found == m_object->end() || found->is_null() ? nullptr : &*found;
}

const Json* Members::of_type(std::string_view name, bool (Json::*is_type)() const noexcept) const {
    const Json* value = find(name);
    if (value != nullptr && !(value->*is_type)())
        wrong(name);
    return value;
}

std::string Members::text(std::string_view name, std::size_t most) const {
    const Json* value = of_type(name, &Json::is_string);
    if (value == nullptr)
        wrong(name);
    const auto& text = value->get_ref<const std::string&>();
    if (text.size() > most || !is_plain(text))
        wrong(name);
    return text;
}

std::string Members::text_or(std::string_view name, std::size_t most, std::string_view otherwise) const {
    return find(name) == nullptr ? std::string(otherwise) : text(name, most);
}

std::string Members::word(std::string_view name, std::size_t most) const {
    std::string word = text(name, most);
    if (word.empty() || !std::all_of(word.begin(), word.end(), is_word_character))
        wrong(name);
    return word;
}

std::optional<std::int64_t> Members::optional_integer(std::string_view name, std::int64_t least,
                                                      std::int64_t most) const {
    const Json* value = of_type(name, &Json::is_number_integer);
    if (value == nullptr)
        return std::nullopt;
    const bool beyond = value->is_number_unsigned() && value->get<std::uint64_t>() > INT64_MAX;
    if (beyond || value->get<std::int64_t>() < least || value->get<std::int64_t>() > most)
        wrong(name);
    return value->get<std::int64_t>();
}

std::int64_t Members::integer(std::string_view name, std::int64_t least, std::int64_t most) const {
    const auto value = optional_integer(name, least, most);
    if (!value)
        wrong(name);
    return *value;
}

std::optional<bool> Members::optional_boolean(std::string_view name) const {
    const Json* value = of_type(name, &Json::is_boolean);
    return value == nullptr ? std::nullopt : std::optional(value->get<bool>());
}

std::optional<Date> Members::optional_date(std::string_view name) const {
    if (find(name) == nullptr)
        return std::nullopt;
    const std::string value = text(name, 10);
    const auto date = parse_date(value);
    if (!date || to_iso(*date) != value)
        wrong(name);
    return *date;
}

std::optional<Timestamp> Members::optional_moment(std::string_view name) const {
    if (find(name) == nullptr)
        return std::nullopt;
    const auto moment = moment_from(text(name, 20));
    if (!moment)
        wrong(name);
    return moment;
}

Timestamp Members::moment(std::string_view name) const {
    const auto moment = optional_moment(name);
    if (!moment)
        wrong(name);
    return *moment;
}

std::optional<Members> Members::optional_object(std::string_view name) const {
    const Json* value = of_type(name, &Json::is_object);
    return value == nullptr ? std::nullopt
                            : std::optional<Members>(std::in_place, *value, m_path + std::string(name) + ".");
}

std::vector<Members> Members::objects(std::string_view name, std::size_t most) const {
    const Json* value = of_type(name, &Json::is_array);
    std::vector<Members> items;
    if (value == nullptr)
        return items;
    if (value->size() > most)
        wrong(name);
    for (const Json& item : *value) {
        if (!item.is_object())
            wrong(name);
        items.emplace_back(item, m_path + std::string(name) + "[" + std::to_string(items.size()) + "].");
    }
    return items;
}

std::vector<std::string> Members::texts(std::string_view name, std::size_t most,
                                        std::size_t most_bytes) const {
    const Json* value = of_type(name, &Json::is_array);
    std::vector<std::string> items;
    if (value == nullptr)
        return items;
    if (value->size() > most)
        wrong(name);
    for (const Json& item : *value) {
        if (!item.is_string() || item.get_ref<const std::string&>().size() > most_bytes ||
            !is_plain(item.get_ref<const std::string&>()))
            wrong(name);
        items.push_back(item.get<std::string>());
    }
    return items;
}

std::vector<std::string> Members::names() const {
    std::vector<std::string> names;
    for (const auto& [name, value] : m_object->items())
        names.push_back(name);
    return names;
}

void Members::allow_only(std::initializer_list<std::string_view> known) const {
    for (const auto& [name, value] : m_object->items())
        if (std::find(known.begin(), known.end(), name) == known.end())
            wrong(plain(name, 64));
}

Result<void> read_document(std::string_view text, const std::function<void(const Members&)>& read) {
    const auto wrong = [](std::string_view what) {
        return fail(ErrorCode::invalid_data,
                    translate("fleet", "The document is not what it should be: %1.", {what}));
    };
    if (is_too_deep_or_wide(text))
        return wrong("JSON");
    const Json document = Json::parse(text, nullptr, false);
    if (!document.is_object())
        return wrong("JSON");
    try {
        read(Members(document, {}));
    } catch (const Malformed& malformed) {
        return wrong(malformed.what());
    }
    return {};
}

Json date_or_null(const std::optional<Date>& date) {
    return date ? Json(to_iso(*date)) : Json(nullptr);
}

} // namespace rinnova::fleet
