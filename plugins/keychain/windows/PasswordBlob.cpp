// SPDX-License-Identifier: Apache-2.0
#include "windows/PasswordBlob.h"

#include "sdk/Utf8.h"

#include <algorithm>
#include <cstdint>

namespace rinnova::keychain {

namespace {

tl::unexpected<Error> holds_something_else() {
    return fail(ErrorCode::invalid_data, translate("keychain", "The entry holds more than a password."));
}

/// One line of UTF-8 without control characters: hardly any text in UTF-16 passes for that.
bool is_line(std::string_view bytes) {
    return is_utf8(bytes) && std::none_of(bytes.begin(), bytes.end(), [](char c) {
               return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
           });
}

/// Takes the units of a UTF-16LE text; false for a surrogate that stands alone.
template <typename Use>
bool each_character(std::string_view wide, Use use) {
    const auto unit = [&](std::size_t at) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(wide[at]) |
                                          (static_cast<unsigned char>(wide[at + 1]) << 8));
    };
    for (std::size_t at = 0; at + 1 < wide.size(); at += 2) {
        std::uint32_t character = unit(at);
        if (character >= 0xD800 && character < 0xE000) {
            if (character >= 0xDC00 || at + 3 >= wide.size() || (unit(at + 2) & 0xFC00U) != 0xDC00U)
                return false;
            at += 2;
            character = 0x10000U + ((character & 0x3FFU) << 10U) + (unit(at) & 0x3FFU);
        }
        use(character);
    }
    return true;
}

/// The bytes of a character in UTF-8.
template <typename Use>
void put_utf8(std::uint32_t character, Use use) {
    if (character < 0x80)
        return use(character);
    const int more = character < 0x800 ? 1 : character < 0x10000 ? 2 : 3;
    constexpr std::uint32_t leads[] = {0, 0xC0, 0xE0, 0xF0};
    use(leads[more] | (character >> (6 * more)));
    for (int i = more - 1; i >= 0; --i)
        use(0x80U | ((character >> (6 * i)) & 0x3FU));
}

Result<Secret> narrow(std::string_view wide) {
    Secret text(wide.size() * 3 / 2);
    std::size_t size = 0;
    const bool proper = text.fill([&](std::span<char> to) {
        return each_character(wide, [&](std::uint32_t character) {
            put_utf8(character, [&](std::uint32_t byte) { to[size++] = static_cast<char>(byte); });
        });
    });
    text.shrink(size);
    if (!proper)
        return holds_something_else();
    return text;
}

Secret widen(std::string_view utf8) {
    Secret wide(utf8.size() * 2);
    std::size_t size = 0;
    wide.fill([&](std::span<char> to) {
        const auto put = [&](std::uint32_t unit) {
            to[size++] = static_cast<char>(unit & 0xFFU);
            to[size++] = static_cast<char>(unit >> 8U);
        };
        for (std::size_t at = 0; at < utf8.size();) {
            std::uint32_t character = static_cast<unsigned char>(utf8[at++]);
            const int more = character < 0x80 ? 0 : character < 0xE0 ? 1 : character < 0xF0 ? 2 : 3;
            if (more > 0)
                character &= 0x3FU >> more;
            for (int i = 0; i < more && at < utf8.size(); ++i)
                character = (character << 6U) | (static_cast<unsigned char>(utf8[at++]) & 0x3FU);
            if (character < 0x10000) {
                put(character);
                continue;
            }
            put(0xD800U | ((character - 0x10000U) >> 10U));
            put(0xDC00U | (character & 0x3FFU));
        }
    });
    wide.shrink(size);
    return wide;
}

} // namespace

BlobForm form_of(std::string_view blob) {
    if (blob.ends_with('\0') && is_line(blob.substr(0, blob.size() - 1)))
        return {false, true};
    BlobForm form;
    if (blob.size() % 2 == 0)
        for (std::size_t at = 1; at < blob.size(); at += 2)
            form.wide = form.wide || (blob[at] == '\0' && blob[at - 1] != '\0');
    form.closed = form.wide
                      ? blob.size() >= 2 && blob[blob.size() - 1] == '\0' && blob[blob.size() - 2] == '\0'
                      : blob.ends_with('\0');
    return form;
}

Result<Secret> password_in(std::string_view blob) {
    const BlobForm form = form_of(blob);
    if (form.closed)
        blob.remove_suffix(form.wide ? 2 : 1);
    auto text = form.wide ? narrow(blob) : Result<Secret>(Secret::copy_of(blob));
    if (!text)
        return text;
    if (!text->expose(is_line))
        return holds_something_else();
    return text;
}

Secret blob_of(const Secret& password, const BlobForm& form) {
    const Secret text = password.expose(
        [&](std::string_view bytes) { return form.wide ? widen(bytes) : Secret::copy_of(bytes); });
    Secret blob(text.size() + (form.closed ? (form.wide ? 2 : 1) : 0));
    text.expose([&](std::string_view bytes) {
        blob.fill([&](std::span<char> to) { std::copy(bytes.begin(), bytes.end(), to.begin()); });
    });
    return blob;
}

} // namespace rinnova::keychain
