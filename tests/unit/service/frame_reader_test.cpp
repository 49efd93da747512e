// SPDX-License-Identifier: Apache-2.0
#include "service/rpc/FrameReader.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace rinnova::rpc;

namespace {

/// Gives the bytes to the reader in pieces of at most that size, and takes the lines as soon as they are
/// whole.
std::vector<std::string> lines_of(FrameReader& reader, std::string_view bytes, std::size_t piece) {
    std::vector<std::string> lines;
    while (!bytes.empty()) {
        const auto room = reader.room();
        if (room.empty())
            break;
        const std::size_t count = std::min({room.size(), piece, bytes.size()});
        std::copy_n(bytes.begin(), count, room.begin());
        reader.arrived(count);
        bytes.remove_prefix(count);
        while (const auto line = reader.next())
            lines.emplace_back(line->begin(), line->end());
    }
    return lines;
}

} // namespace

TEST_CASE("lines come out as they went in, in whatever pieces they arrived") {
    CHECK(rc::check([] {
        const auto lines = *rc::gen::container<std::vector<std::string>>(
            rc::gen::container<std::string>(rc::gen::inRange('\x20', '\x7f')));
        const auto piece = *rc::gen::inRange<std::size_t>(1, 5000);
        std::string bytes;
        for (const std::string& line : lines)
            bytes += line + "\n";
        FrameReader reader(10'000);
        RC_ASSERT(lines_of(reader, bytes, piece) == lines);
        RC_ASSERT(reader.buffered() == 0U);
    }));
}

TEST_CASE("half a line waits for the other half") {
    FrameReader reader(100);
    CHECK(lines_of(reader, "one\ntw", 3) == std::vector<std::string>{"one"});
    CHECK(lines_of(reader, "o\nthree", 100) == std::vector<std::string>{"two"});
    CHECK_FALSE(reader.too_long());
}

TEST_CASE("the longest line passes, one byte more does not") {
    const std::string longest(10'000, 'x');
    FrameReader enough(10'000);
    CHECK(lines_of(enough, longest + "\n", 777) == std::vector<std::string>{longest});
    FrameReader too_small(9'999);
    CHECK(lines_of(too_small, longest + "\n", 777).empty());
    CHECK(too_small.too_long());
}

TEST_CASE("a line without end takes no more memory than the longest one, and none once it is given up") {
    FrameReader reader(100'000);
    const std::string piece(4096, 'x');
    std::size_t most = 0;
    for (int i = 0; i < 25'000; ++i) { // 100 MB
        (void)lines_of(reader, piece, piece.size());
        most = std::max(most, reader.buffered());
    }
    CHECK(reader.too_long());
    CHECK(most <= 100'001);
    CHECK(reader.buffered() == 0);
    CHECK(reader.room().empty());
}

TEST_CASE("a million empty lines do not take for ever") {
    FrameReader reader(std::size_t{1024} * 1024);
    CHECK(lines_of(reader, std::string(1'000'000, '\n'), 1'000'000).size() == 1'000'000);
}
