// SPDX-License-Identifier: Apache-2.0
#include "Base64.h"

#include <openssl/evp.h>

namespace rinnova::template_plugin {

Secret to_base64(const Secret& plain) {
    Secret text(4 * ((plain.size() + 2) / 3) + 1); // EVP_EncodeBlock ends it with a NUL
    plain.expose([&](std::string_view from) {
        text.fill([&](std::span<char> to) {
            EVP_EncodeBlock(reinterpret_cast<unsigned char*>(to.data()),
                            reinterpret_cast<const unsigned char*>(from.data()),
                            static_cast<int>(from.size()));
        });
    });
    text.shrink(text.size() - 1);
    return text;
}

std::optional<Secret> from_base64(std::string_view text) {
    if (text.empty() || text.size() % 4 != 0)
        return std::nullopt;
    Secret plain(text.size() / 4 * 3);
    const int length = plain.fill([&](std::span<char> to) {
        return EVP_DecodeBlock(reinterpret_cast<unsigned char*>(to.data()),
                               reinterpret_cast<const unsigned char*>(text.data()),
                               static_cast<int>(text.size()));
    });
    if (length < 0)
        return std::nullopt;
    // EVP_DecodeBlock counts the padding as bytes of the text.
    plain.shrink(plain.size() - (text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0));
    return plain;
}

} // namespace rinnova::template_plugin
