// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service/Documents.h"
#include "service/ProfileExport.h"
#include "terminal/Console.h"

#include <string>
#include <string_view>

namespace rinnova::cli {

/// A QR code, from a line of `#` (dark) and blanks for each row, with its quiet zone: two rows a line. Light
/// on dark where there are no colours, as terminals mostly are. Empty where it does not fit.
std::string qr_text(const std::string& rows, const Screen& screen);

/// What a person has to know to go to the page.
std::string ready_text(const HandOverReady& ready, bool this_machine_alone, const Screen& screen);
/// A line for what happened meanwhile.
std::string news_text(const HandOverOpened& news);
std::string news_text(const HandOverWrongCode& news);
std::string news_text(const HandOverCut& news);

/// What to do with a file that was written.
std::string written_text(const ProfileFile& file, const std::string& where, const Screen& screen);
std::string given_text(const Screen& screen);

/// `{"schema":1,"action":"export-profile",…}`; `file` is null when the page gave it.
Json profile_document(const ProfileFile& file, const std::string& where);

} // namespace rinnova::cli
