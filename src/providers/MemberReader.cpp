// SPDX-License-Identifier: Apache-2.0
#include "providers/MemberReader.h"

#include "base/Excerpt.h"
#include "base/PlainText.h"
#include "base/Text.h"
#include "model/Date.h"

#include <algorithm>

namespace rinnova {

namespace {

constexpr std::size_t most_told = 20;

bool is_iso_date(std::string_view text) {
    constexpr std::string_view shape = "dddd-dd-dd";
    if (text.size() != shape.size())
        return false;
    for (std::size_t i = 0; i < shape.size(); ++i)
        if (shape[i] == 'd' ? text[i] < '0' || text[i] > '9' : text[i] != shape[i])
            return false;
    return parse_date(text).has_value();
}

std::string must_be(JsonValue::Kind kind) {
    switch (kind) {
    case JsonValue::Kind::boolean:
        return translate("providers", "must be true or false.");
    case JsonValue::Kind::list:
        return translate("providers", "must be a list: [ ... ].");
    case JsonValue::Kind::object:
        return translate("providers", "must be an object: { ... }.");
    case JsonValue::Kind::null:
    case JsonValue::Kind::integer:
    case JsonValue::Kind::number:
    case JsonValue::Kind::text:
        break;
    }
    return translate("providers", "is of the wrong kind.");
}

} // namespace

bool is_showable(std::string_view text) {
    return text.find_first_not_of(' ') != std::string_view::npos && is_plain(text);
}

void DocumentReport::error(int line, std::string_view what) {
    if (errors.size() >= most_told)
        return;
    errors.push_back(Error{
        ErrorCode::invalid_data, place(line, what),
        translate("providers", "Correct the file, then check it: rinnova providers check %1", {file}), file});
}

void DocumentReport::warn(int line, std::string_view what) {
    if (warnings.size() < most_told)
        warnings.push_back(place(line, what));
}

std::string DocumentReport::place(int line, std::string_view what) const {
    return made_plain(translate("providers", "%1, line %2: %3", {file, std::to_string(line), what}), "?");
}

MemberReader::MemberReader(const JsonValue& object, std::string path, DocumentReport& report)
    : m_object(object), m_path(std::move(path)), m_report(report), m_taken(object.members.size(), false) {}

const JsonMember* MemberReader::take(std::string_view name) {
    for (std::size_t i = 0; i < m_object.members.size(); ++i)
        if (m_object.members[i].name == name) {
            m_taken[i] = true;
            return &m_object.members[i];
        }
    return nullptr;
}

const JsonMember* MemberReader::take_required(std::string_view name) {
    const JsonMember* member = take(name);
    if (member == nullptr)
        m_report.error(m_object.line, translate("providers", "\"%1\" is missing.", {path_of(name)}));
    return member;
}

void MemberReader::wrong(const JsonValue& value, std::string_view name, std::string_view what) {
    m_report.error(value.line, translate("providers", "\"%1\" %2", {path_of(name), what}));
}

const JsonMember* MemberReader::of_kind(std::string_view name, JsonValue::Kind kind) {
    const JsonMember* member = take(name);
    if (member == nullptr || member->value.kind == kind)
        return member;
    wrong(*member, must_be(kind));
    return nullptr;
}

std::optional<std::string> MemberReader::checked_text(const JsonMember& member) {
    if (member.value.kind == JsonValue::Kind::text && is_showable(member.value.text))
        return member.value.text;
    wrong(member, translate("providers", "must be a text on one line."));
    return std::nullopt;
}

std::optional<std::string> MemberReader::text(std::string_view name) {
    const JsonMember* member = take(name);
    return member != nullptr ? checked_text(*member) : std::nullopt;
}

std::optional<std::string> MemberReader::text_or_null(std::string_view name) {
    const JsonMember* member = take(name);
    if (member == nullptr)
        return std::nullopt;
    return member->value.kind == JsonValue::Kind::null ? std::string() : checked_text(*member);
}

std::optional<bool> MemberReader::boolean(std::string_view name) {
    const JsonMember* member = of_kind(name, JsonValue::Kind::boolean);
    return member != nullptr ? std::optional(member->value.boolean) : std::nullopt;
}

std::optional<int> MemberReader::integer(std::string_view name, int least, int most) {
    const JsonMember* member = take(name);
    if (member == nullptr)
        return std::nullopt;
    const JsonValue& value = member->value;
    if (value.kind == JsonValue::Kind::integer && value.integer >= least && value.integer <= most)
        return static_cast<int>(value.integer);
    wrong(*member, translate("providers", "must be a whole number from %1 to %2.",
                             {std::to_string(least), std::to_string(most)}));
    return std::nullopt;
}

std::optional<std::optional<int>> MemberReader::integer_or_null(std::string_view name, int least, int most) {
    const JsonMember* member = take(name);
    if (member != nullptr && member->value.kind == JsonValue::Kind::null)
        return std::optional<int>();
    if (const auto number = integer(name, least, most))
        return number;
    return std::nullopt;
}

std::optional<std::string> MemberReader::date_or_null(std::string_view name) {
    const JsonMember* member = take(name);
    if (member == nullptr)
        return std::nullopt;
    if (member->value.kind == JsonValue::Kind::null)
        return std::string();
    if (member->value.kind == JsonValue::Kind::text && is_iso_date(member->value.text))
        return member->value.text;
    wrong(*member, translate("providers", "must be a date such as 2027-05-25."));
    return std::nullopt;
}

std::optional<std::vector<std::string>>
MemberReader::texts(std::string_view name, const std::function<std::string(std::string_view)>& check) {
    const JsonValue* found = list(name);
    if (found == nullptr)
        return std::nullopt;
    std::vector<std::string> values;
    bool all_well = true;
    for (std::size_t i = 0; i < found->items.size(); ++i) {
        const JsonValue& item = found->items[i];
        const bool showable = item.kind == JsonValue::Kind::text && is_showable(item.text);
        const std::string fault =
            showable ? check(item.text) : translate("providers", "must be a text on one line.");
        if (!fault.empty())
            wrong(item, std::string(name) + "[" + std::to_string(i) + "]", fault);
        all_well = all_well && fault.empty();
        values.push_back(item.text);
    }
    return all_well ? std::optional(std::move(values)) : std::nullopt;
}

const JsonValue* MemberReader::object(std::string_view name) {
    const JsonMember* member = of_kind(name, JsonValue::Kind::object);
    return member != nullptr ? &member->value : nullptr;
}

const JsonValue* MemberReader::list(std::string_view name) {
    const JsonMember* member = of_kind(name, JsonValue::Kind::list);
    return member != nullptr ? &member->value : nullptr;
}

void MemberReader::finish() {
    for (std::size_t i = 0; i < m_object.members.size(); ++i)
        if (!m_taken[i])
            m_report.warn(m_object.members[i].line,
                          translate("providers", "\"%1\" is not known and not used.",
                                    {path_of(excerpt(m_object.members[i].name))}));
}

} // namespace rinnova
