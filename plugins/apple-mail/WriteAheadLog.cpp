// SPDX-License-Identifier: Apache-2.0
#include "WriteAheadLog.h"

#include <cstdint>
#include <map>

namespace rinnova::apple_mail {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view database_magic = "SQLite format 3\0"sv;
constexpr std::size_t database_header_size = 100;
constexpr std::size_t log_header_size = 32;
constexpr std::size_t frame_header_size = 24;
constexpr std::uint32_t log_magic = 0x377F0682; // the lowest bit: checksums over big-endian words
constexpr std::uint32_t log_version = 3007000;
constexpr std::size_t largest_database = std::size_t{64} << 20U;

std::uint32_t word(std::string_view bytes, std::size_t at, bool big_endian = true) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        const std::uint32_t byte = static_cast<unsigned char>(bytes[at + i]);
        value |= byte << (8U * (big_endian ? 3 - i : i));
    }
    return value;
}

struct Checksum {
    std::uint32_t first = 0;
    std::uint32_t second = 0;

    void add(std::string_view bytes, bool big_endian) {
        for (std::size_t at = 0; at + 8 <= bytes.size(); at += 8) {
            first += word(bytes, at, big_endian) + second;
            second += word(bytes, at + 4, big_endian) + first;
        }
    }
    bool stands_at(std::string_view bytes, std::size_t at) const {
        return word(bytes, at) == first && word(bytes, at + 4) == second;
    }
};

std::size_t page_size_of(std::string_view database) {
    const std::size_t size = static_cast<std::size_t>(static_cast<unsigned char>(database[16])) << 8U |
                             static_cast<unsigned char>(database[17]);
    return size == 1 ? 65536 : size;
}

/// The pages that the log's last commit leaves, and how many the database then has; 0: nothing was committed.
struct Committed {
    std::map<std::uint32_t, std::string_view> pages;
    std::uint32_t count = 0;
};

Committed committed_in(std::string_view log, std::size_t page_size) {
    Committed committed;
    if (log.size() < log_header_size || (word(log, 0) & ~1U) != log_magic || word(log, 4) != log_version ||
        word(log, 8) != page_size)
        return committed;
    const bool big_endian = (word(log, 0) & 1U) != 0;
    Checksum sum;
    sum.add(log.substr(0, 24), big_endian);
    if (!sum.stands_at(log, 24))
        return committed;
    const std::string_view salts = log.substr(16, 8);
    std::map<std::uint32_t, std::string_view> pending;
    for (std::size_t at = log_header_size; at + frame_header_size + page_size <= log.size();
         at += frame_header_size + page_size) {
        const std::string_view header = log.substr(at, frame_header_size);
        const std::string_view page = log.substr(at + frame_header_size, page_size);
        sum.add(header.substr(0, 8), big_endian);
        sum.add(page, big_endian);
        if (header.substr(8, 8) != salts || !sum.stands_at(header, 16) || word(header, 0) == 0)
            break;
        pending.insert_or_assign(word(header, 0), page);
        if (const std::uint32_t count = word(header, 4); count > 0) {
            for (const auto& [number, bytes] : pending)
                committed.pages.insert_or_assign(number, bytes);
            pending.clear();
            committed.count = count;
        }
    }
    return committed;
}

} // namespace

bool apply_write_ahead_log(std::string& database, std::string_view log) {
    if (database.size() < database_header_size || !database.starts_with(database_magic))
        return false;
    const std::size_t page_size = page_size_of(database);
    if (page_size < 512 || (page_size & (page_size - 1)) != 0)
        return false;
    const Committed committed = committed_in(log, page_size);
    if (committed.count > 0) {
        if (committed.count > largest_database / page_size)
            return false;
        database.resize(committed.count * page_size);
        for (const auto& [number, bytes] : committed.pages)
            if (number <= committed.count)
                database.replace((number - 1) * page_size, page_size, bytes);
    }
    database[18] = database[19] = '\x01'; // write and read version: no write-ahead log
    return true;
}

} // namespace rinnova::apple_mail
