// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/server/database/Database.h"

#include <string>
#include <vector>

namespace rinnova::fleet {

/// What must hold of a row, with its values: SQL is never put together from what others wrote.
class Condition {
  public:
    void add(const std::string& sql, std::vector<Value> values = {}) {
        m_sql += (m_sql.empty() ? " WHERE " : " AND ") + sql;
        m_values.insert(m_values.end(), values.begin(), values.end());
    }
    void equal(const std::string& column, const std::string& value) {
        if (!value.empty())
            add(column + " = ?", {value});
    }
    /// One of the columns holds the text, letter case ignored.
    void holds(const std::vector<std::string>& columns, const std::string& text) {
        if (text.empty())
            return;
        std::string pattern = "%";
        for (const char c : text)
            pattern.append(c == '%' || c == '_' || c == '!' ? "!" : "").append(1, c);
        std::string sql;
        std::vector<Value> values;
        for (const std::string& column : columns) {
            sql += (sql.empty() ? "(" : " OR ") + ("LOWER(" + column + ") LIKE LOWER(?) ESCAPE '!'");
            values.emplace_back(pattern + "%");
        }
        add(sql + ")", values);
    }
    const std::string& sql() const noexcept { return m_sql; }
    const std::vector<Value>& values() const noexcept { return m_values; }

  private:
    std::string m_sql;
    std::vector<Value> m_values;
};

/// ` ORDER BY …` for one of the named orders, the first for any other name; `-` before it turns it round.
std::string order_by(const std::string& wanted, const std::vector<std::pair<std::string, std::string>>& known,
                     const std::string& then);
/// ` LIMIT …`, its numbers behind the other values: one statement for every page.
std::string page_of(int offset, int limit, std::vector<Value>& values);

} // namespace rinnova::fleet
