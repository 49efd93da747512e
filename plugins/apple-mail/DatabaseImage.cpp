// SPDX-License-Identifier: Apache-2.0
#include "DatabaseImage.h"

#include "WriteAheadLog.h"

#include <array>

namespace rinnova::apple_mail {

namespace {

constexpr int most_tries = 5;

std::filesystem::path beside(const std::filesystem::path& file, const char* suffix) {
    std::filesystem::path path = file;
    path += suffix;
    return path;
}

/// What tells that somebody wrote meanwhile.
struct Moment {
    std::array<std::uintmax_t, 2> sizes{};
    std::array<std::filesystem::file_time_type, 2> times{};

    bool operator==(const Moment&) const = default;

    static Moment of(const std::filesystem::path& file) {
        Moment moment;
        std::size_t i = 0;
        for (const std::filesystem::path& path : {file, beside(file, "-wal")}) {
            std::error_code absent;
            moment.sizes[i] = std::filesystem::file_size(path, absent);
            moment.times[i] = std::filesystem::last_write_time(path, absent);
            ++i;
        }
        return moment;
    }
};

/// A rollback journal that was not finished: the database is between two states.
bool has_hot_journal(const std::filesystem::path& file) {
    const auto journal = read_file(beside(file, "-journal"), largest_accounts_file);
    if (!journal)
        return journal.error().code != ErrorCode::not_found;
    return !journal->empty() && journal->front() != '\0';
}

tl::unexpected<Error> being_written(const std::filesystem::path& file) {
    return fail(ErrorCode::busy, translate("apple-mail", "The list of Mail's accounts is being written."),
                translate("apple-mail", "Try again in a moment."), file.string());
}

} // namespace

Result<std::string> read_database_image(const std::filesystem::path& file) {
    for (int tries = 0; tries < most_tries; ++tries) {
        const Moment before = Moment::of(file);
        auto database = read_file(file, largest_accounts_file);
        if (!database)
            return database;
        auto log = read_file(beside(file, "-wal"), largest_accounts_file);
        if (!log && log.error().code != ErrorCode::not_found)
            return log;
        if (Moment::of(file) != before)
            continue;
        if (has_hot_journal(file))
            return being_written(file);
        if (!apply_write_ahead_log(*database, log ? std::string_view(*log) : std::string_view()))
            return fail(ErrorCode::invalid_data,
                        translate("apple-mail", "The list of Mail's accounts is damaged."), {},
                        file.string());
        return database;
    }
    return being_written(file);
}

} // namespace rinnova::apple_mail
