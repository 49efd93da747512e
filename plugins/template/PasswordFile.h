// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sdk/Target.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace rinnova::template_plugin {

/// The store of this plugin: a text file of lines `HOST USER PASSWORD`, blanks between them, the password in
/// base64. A line without a password is a server for which none is remembered. Anything behind the password,
/// lines that begin with `#` and lines of fewer than two words are the user's own.
struct Entry {
    std::string host; ///< lower case
    std::string user;
    std::size_t at = 0;   ///< where in the text the password stands, or would stand
    std::size_t size = 0; ///< its length there; 0: none is remembered

    bool operator==(const Entry&) const = default;
};

/// The entries in the file's order.
std::vector<Entry> entries_of(std::string_view text);

/// The text with one password in the place of another; every other byte stays. Entries further up keep their
/// places.
void put_password(std::string& text, const Entry& entry, const Secret& password);

} // namespace rinnova::template_plugin
