// SPDX-License-Identifier: Apache-2.0
#include "Plist.h"

#include "PlistShape.h"
#include "sdk/Utf8.h"

#include <charconv>
#include <limits>

namespace rinnova::apple_mail {

Plist parse_plist(std::string_view bytes) {
    if (bytes.empty() || bytes.size() > std::numeric_limits<std::uint32_t>::max() || !has_sane_shape(bytes))
        return nullptr;
    plist_t root = nullptr;
    // By what was looked at: left to choose, later versions take other forms too.
    const auto read = is_binary_plist(bytes) ? plist_from_bin : plist_from_xml;
    read(bytes.data(), static_cast<std::uint32_t>(bytes.size()), &root);
    return Plist(root);
}

Scalar scalar_of(plist_t node) {
    if (node == nullptr)
        return {};
    switch (plist_get_node_type(node)) {
    case PLIST_BOOLEAN: {
        std::uint8_t value = 0;
        plist_get_bool_val(node, &value);
        return value != 0;
    }
    case PLIST_UINT: {
        std::uint64_t value = 0;
        plist_get_uint_val(node, &value);
        return static_cast<std::int64_t>(value);
    }
    case PLIST_STRING: {
        // Not plist_get_string_val: that one ends the process at a text with a NUL in it.
        std::uint64_t size = 0;
        const char* text = plist_get_string_ptr(node, &size);
        if (text == nullptr)
            return {};
        std::string copy(text, size);
        const bool plain = copy.find('\0') == std::string::npos && is_utf8(copy);
        return plain ? Scalar(std::move(copy)) : Scalar();
    }
    default:
        return {};
    }
}

plist_t member_of(plist_t dictionary, const char* key) {
    if (dictionary == nullptr || plist_get_node_type(dictionary) != PLIST_DICT)
        return nullptr;
    return plist_dict_get_item(dictionary, key);
}

std::string text_in(plist_t dictionary, const char* key) {
    return text_of(scalar_of(member_of(dictionary, key)));
}

std::string text_of(const Scalar& value) {
    const auto* text = std::get_if<std::string>(&value);
    return text != nullptr ? *text : std::string();
}

std::optional<std::int64_t> number_of(const Scalar& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value))
        return *number;
    const auto* text = std::get_if<std::string>(&value);
    if (text == nullptr)
        return std::nullopt;
    std::int64_t number = 0;
    const auto [end, problem] = std::from_chars(text->data(), text->data() + text->size(), number);
    if (problem != std::errc() || end != text->data() + text->size())
        return std::nullopt;
    return number;
}

std::optional<bool> flag_of(const Scalar& value) {
    if (const auto* flag = std::get_if<bool>(&value))
        return *flag;
    if (const auto number = number_of(value))
        return *number != 0;
    const std::string text = text_of(value);
    if (text == "YES")
        return true;
    if (text == "NO")
        return false;
    return std::nullopt;
}

} // namespace rinnova::apple_mail
