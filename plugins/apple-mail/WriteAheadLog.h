// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace rinnova::apple_mail {

/// Brings what SQLite's write-ahead log has committed into the bytes of its database, and takes the database
/// out of write-ahead mode, so that it can be opened in memory. A log that is empty, damaged at its beginning
/// or of an earlier generation adds nothing; a frame that is damaged ends it, as for SQLite itself. Format:
/// https://www.sqlite.org/fileformat2.html#walformat. False when the bytes are no database of SQLite.
bool apply_write_ahead_log(std::string& database, std::string_view log);

} // namespace rinnova::apple_mail
