// SPDX-License-Identifier: Apache-2.0
#include "RegistryText.h"

#include "Utf16.h"

namespace rinnova::outlook {

std::optional<std::string> text_in(const RegistryValue& value) {
    if (value.too_large || (value.type != registry_string && value.type != registry_binary))
        return std::nullopt;
    auto units = units_from(value.bytes);
    if (!units)
        return std::nullopt;
    if (const std::size_t end = units->find(u'\0'); end != std::u16string::npos) {
        if (units->find_first_not_of(u'\0', end) != std::u16string::npos)
            return std::nullopt;
        units->resize(end);
    }
    return utf8_from(*units);
}

std::optional<std::uint32_t> number_in(const RegistryValue& value) {
    if (value.type != registry_number || value.bytes.size() != 4)
        return std::nullopt;
    std::uint32_t number = 0;
    for (std::size_t i = 4; i-- > 0;)
        number = number << 8U | static_cast<unsigned char>(value.bytes[i]);
    return number;
}

} // namespace rinnova::outlook
