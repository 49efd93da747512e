// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/server/store/Listing.h"
#include "fleet/server/web/Visit.h"

namespace rinnova::fleet {

/// A column that can be sorted by, or not (`sort` empty).
struct Column {
    std::string text;
    std::string sort;
};

/// The filters and the order of a table, as they stand in its address: links to it stay the same.
class TableAddress {
  public:
    TableAddress(const Request& request, std::string path, std::vector<std::string> kept);

    std::string sort() const { return std::string(m_request.value("sort")); }
    int page() const;
    std::string with_sort(const std::string& sort) const;
    std::string with_page(int page) const;

  private:
    std::string with(const std::string& sort, int page) const;

    const Request& m_request;
    std::string m_path;
    std::vector<std::string> m_kept;
};

inline constexpr int rows_of_a_page = 100;

Html table_head(const std::vector<Column>& columns, const TableAddress& address);
/// Which of how many, and the pages before and behind.
Html pager(const Visit& visit, const TableAddress& address, std::int64_t count);
/// Its date and how far that is, in the colour of its state.
Html expiry(const Visit& visit, const std::optional<std::string>& expires, const std::string& due_from);
/// What is not as it should be, as small labels.
Html marks(const Visit& visit, const ListedAccount& account);
Html account_link(const ListedAccount& account);
Html accounts_table(const Visit& visit, const std::vector<ListedAccount>& accounts,
                    const TableAddress& address);
Html devices_table(const Visit& visit, const std::vector<ListedDevice>& devices, const TableAddress& address);
/// What happened to an account or on a device, the newest first.
Result<Html> history_list(const Visit& visit, const std::string& column, const std::string& value);

} // namespace rinnova::fleet
