// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace rinnova {

/// The names that an enumeration's values have in documents.
template <typename Enum, std::size_t count>
using Names = std::array<std::pair<Enum, std::string_view>, count>;

template <typename Enum, std::size_t count>
constexpr std::string_view name_of(const Names<Enum, count>& names, Enum value) noexcept {
    for (const auto& [candidate, name] : names)
        if (candidate == value)
            return name;
    return {};
}

template <typename Enum, std::size_t count>
constexpr std::optional<Enum> value_of(const Names<Enum, count>& names, std::string_view text) noexcept {
    for (const auto& [candidate, name] : names)
        if (name == text)
            return candidate;
    return std::nullopt;
}

} // namespace rinnova
