// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/Requests.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace rinnova {

/// One account of a list, and the line (from 1) it stands on.
struct ImportedAccount {
    std::size_t line = 0;
    TrackRequest request;
};

/// Reads a list of accounts as a spreadsheet saves it: `account;expires[;note]`, a line each.
///
/// The separator is a semicolon, a comma or a tab, whichever comes first (a line `sep=;` says it too); fields
/// may be quoted as in RFC 4180, with line ends inside; a byte order mark, CRLF, a line of headings and empty
/// lines are passed over. Text is UTF-8, else Windows-1252. Dates as `parse_date` takes them; an empty one
/// means that it is not known.
///
/// `invalid-data` names the first line that is wrong, `where` is its number: no account, a date that is none
/// or more than ten years ahead, more columns than three, an account that stands there twice, a quote that is
/// never closed.
Result<std::vector<ImportedAccount>> parse_import_list(std::string_view bytes, Date today);

} // namespace rinnova
