// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace rinnova {

/// The bytes of the character at the front of a text; 0 where none stands there in UTF-8.
std::size_t character_at_front(std::string_view text) noexcept;

/// Whether a character may be shown among others: it is no control character (C0, DEL, C1), no separator of
/// lines or paragraphs, and none of the marks that change the direction of what stands around them
/// (Unicode TR 9, section 2: U+061C, U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069).
bool is_plain_character(std::string_view character) noexcept;

/// Whether a text may stand on a page and in a terminal as it is: UTF-8 of such characters alone.
bool is_plain(std::string_view text) noexcept;

/// What others wrote, made fit to be shown: `instead` for each other character, and for each byte that is no
/// UTF-8. With `lines`, line ends stay.
std::string made_plain(std::string_view text, std::string_view instead, bool lines = false);

} // namespace rinnova
