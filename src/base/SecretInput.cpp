// SPDX-License-Identifier: Apache-2.0
#include "base/SecretInput.h"

#include "base/Text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace rinnova {

namespace {

/// The characters of ASCII at the front, to the last whole eight.
std::size_t ascii_at_front(std::string_view text) noexcept {
    constexpr std::uint64_t high_bits = 0x8080808080808080;
    std::size_t length = 0;
    for (std::uint64_t eight = 0; text.size() - length >= sizeof eight; length += sizeof eight) {
        std::memcpy(&eight, text.data() + length, sizeof eight);
        if ((eight & high_bits) != 0)
            break;
    }
    return length;
}

/// Also those that nobody sees: U+00A0, U+200B (from web pages), U+FEFF (before the text of a file).
constexpr std::array<std::string_view, 5> blanks{" ", "\t", "\xC2\xA0", "\xE2\x80\x8B", "\xEF\xBB\xBF"};

std::size_t blank_at_front(std::string_view text) {
    const auto found = std::find_if(blanks.begin(), blanks.end(),
                                    [&](std::string_view blank) { return text.starts_with(blank); });
    return found != blanks.end() ? found->size() : 0;
}

std::size_t blank_at_back(std::string_view text) {
    const auto found = std::find_if(blanks.begin(), blanks.end(),
                                    [&](std::string_view blank) { return text.ends_with(blank); });
    return found != blanks.end() ? found->size() : 0;
}

std::size_t line_end_at_back(std::string_view text) {
    if (text.ends_with("\r\n"))
        return 2;
    return text.ends_with('\n') || text.ends_with('\r') ? 1 : 0;
}

template <typename Measure>
std::size_t measure(const Secret& secret, Measure how) {
    return secret.expose(how);
}

} // namespace

bool is_utf8(std::string_view bytes) noexcept {
    for (std::size_t i = 0; i < bytes.size();) {
        if (const std::size_t ascii = ascii_at_front(bytes.substr(i)); ascii > 0) {
            i += ascii;
            continue;
        }
        const auto lead = static_cast<unsigned char>(bytes[i]);
        std::size_t more = 0;
        unsigned int value = lead;
        unsigned int smallest = 0;
        if (lead >= 0x80) {
            if ((lead & 0xE0U) == 0xC0U) {
                more = 1, value = lead & 0x1FU, smallest = 0x80;
            } else if ((lead & 0xF0U) == 0xE0U) {
                more = 2, value = lead & 0x0FU, smallest = 0x800;
            } else if ((lead & 0xF8U) == 0xF0U) {
                more = 3, value = lead & 0x07U, smallest = 0x10000;
            } else {
                return false;
            }
        }
        if (bytes.size() - i <= more)
            return false;
        for (std::size_t k = 1; k <= more; ++k) {
            const auto next = static_cast<unsigned char>(bytes[i + k]);
            if ((next & 0xC0U) != 0x80U)
                return false;
            value = (value << 6U) | (next & 0x3FU);
        }
        if (value < smallest || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
            return false;
        i += more + 1;
    }
    return true;
}

Result<CleanPassword> clean_password(Secret typed) {
    CleanPassword clean{std::move(typed)};
    Secret& secret = clean.password;
    const auto trim_back = [&] {
        while (const std::size_t blank = measure(secret, blank_at_back)) {
            secret.shrink(secret.size() - blank);
            clean.trimmed_blanks = true;
        }
    };
    trim_back();
    secret.shrink(secret.size() - measure(secret, line_end_at_back));
    trim_back();
    while (const std::size_t blank = measure(secret, blank_at_front)) {
        secret.drop_front(blank);
        clean.trimmed_blanks = true;
    }
    const auto holds = [&](char unwanted) {
        return secret.expose(
            [&](std::string_view bytes) { return bytes.find(unwanted) != std::string_view::npos; });
    };
    if (secret.empty())
        return fail(ErrorCode::invalid_data, translate("base", "The password is empty."),
                    translate("base", "Copy the password from the provider's page and paste it here."));
    if (holds('\n') || holds('\r'))
        return fail(ErrorCode::invalid_data, translate("base", "The password has more than one line."),
                    translate("base", "Copy the password alone, without the text around it."));
    if (holds('\0'))
        return fail(ErrorCode::invalid_data, translate("base", "The password holds a NUL character."));
    if (secret.size() > max_password_bytes)
        return fail(ErrorCode::invalid_data, translate("base", "The password is longer than 256 bytes."),
                    translate("base", "Copy the password alone, without the text around it."));
    if (!secret.expose(is_utf8))
        return fail(ErrorCode::invalid_data, translate("base", "The password is not valid UTF-8 text."));
    return clean;
}

} // namespace rinnova
