// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ledger/Database.h"
#include "model/Account.h"
#include "model/Validity.h"

namespace rinnova::ledger {

/// Runs `work`, which may throw DatabaseError, and gives its value or the error.
template <typename Work>
auto guarded(const std::filesystem::path& file, Work&& work) -> Result<decltype(work())> {
    try {
        if constexpr (std::is_void_v<decltype(work())>) {
            work();
            return {};
        } else {
            return work();
        }
    } catch (const DatabaseError& problem) {
        return tl::unexpected(to_error(problem, file));
    }
}

inline std::optional<std::int64_t> column(const std::optional<Date>& date) {
    if (!date)
        return std::nullopt;
    return date->time_since_epoch().count();
}

inline std::optional<Date> date_from(const std::optional<std::int64_t>& days) {
    if (!days)
        return std::nullopt;
    return Date{std::chrono::days(*days)};
}

/// Reads three columns from `first` on: issued, expires, source.
inline Validity validity_from(const Statement& row, int first) {
    return {date_from(row.optional_number(first)), date_from(row.optional_number(first + 1)),
            expiry_source_from(row.text(first + 2)).value_or(ExpirySource::unknown)};
}

/// The row of an account; 0 when the ledger has none.
inline std::int64_t account_row(Database& database, const AccountKey& key) {
    Statement found = database.prepare("SELECT id FROM account WHERE provider = ? AND login = ?");
    found.bind(key.provider).bind(key.login);
    return found.next() ? found.number(0) : 0;
}

} // namespace rinnova::ledger
