// SPDX-License-Identifier: Apache-2.0
#include "SealedPassword.h"

#include "Utf16.h"

namespace rinnova::outlook {

namespace {

constexpr char sealed_by_data_protection = 2;

Error not_readable() {
    return {ErrorCode::invalid_data,
            translate("outlook", "The password that Outlook has stored cannot be read."),
            {},
            {}};
}

} // namespace

Result<RegistryValue> seal_password(const Seal& seal, const Secret& password,
                                    std::u16string_view value_name) {
    const auto text = to_sealed_text(password);
    if (!text)
        return tl::unexpected(text.error());
    const auto blob = seal.close(*text, value_name);
    if (!blob)
        return tl::unexpected(blob.error());
    return RegistryValue{registry_binary, sealed_by_data_protection + *blob};
}

Result<Secret> open_password(const Seal& seal, const RegistryValue& value) {
    if (!is_replaceable(value) || value.bytes.size() < 2 || value.bytes[0] != sealed_by_data_protection)
        return tl::unexpected(not_readable());
    auto password = seal.open(std::string_view(value.bytes).substr(1)).and_then(from_sealed_text);
    if (!password && password.error().code == ErrorCode::invalid_data)
        return tl::unexpected(not_readable());
    return password;
}

bool is_replaceable(const RegistryValue& value) {
    return value.type == registry_binary && !value.too_large;
}

} // namespace rinnova::outlook
