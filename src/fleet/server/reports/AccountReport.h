// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/protocol/JsonMembers.h"
#include "fleet/server/store/Listing.h"
#include "fleet/server/web/Words.h"

#include <string>
#include <vector>

namespace rinnova::fleet {

/// The columns of a report, for machines: the same names in every language.
std::vector<std::string> report_columns();
std::vector<std::string> report_cells(const ListedAccount& account, Date today);
Json report_json(const ListedAccount& account, Date today);

/// The columns for people, and what stands in them.
std::vector<std::string> report_headings(const Words& words);
std::vector<std::string> report_words(const ListedAccount& account, Date today, const Words& words);

/// A page of its own, made to be printed. No scripts, nothing from elsewhere.
std::string html_report_start(const Words& words, Date today);
std::string html_report_row(const ListedAccount& account, Date today, const Words& words);
std::string html_report_end(const Words& words, std::int64_t count);

} // namespace rinnova::fleet
