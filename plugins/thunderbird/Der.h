// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rinnova::thunderbird {

/// The few kinds of DER elements (X.690) that Mozilla's key store and password blobs are made of.
enum class DerTag : std::uint8_t {
    integer = 0x02,
    octet_string = 0x04,
    object_identifier = 0x06,
    sequence = 0x30
};

/// Reads the elements of one level, one after the other. Strict: definite lengths in their shortest form
/// only. After the first thing that does not fit, nothing more is given.
class DerReader {
  public:
    explicit DerReader(std::string_view bytes) noexcept : m_rest(bytes) {}

    /// The content of the next element, if it is of this kind and complete.
    std::optional<std::string_view> take(DerTag tag) noexcept;
    /// The next element as a number that is not negative and fits into 64 bits.
    std::optional<std::uint64_t> take_unsigned() noexcept;
    bool at_end() const noexcept { return m_rest.empty(); }

  private:
    std::string_view m_rest;
};

/// One element of a level.
std::string der_element(DerTag tag, std::string_view content);

} // namespace rinnova::thunderbird
