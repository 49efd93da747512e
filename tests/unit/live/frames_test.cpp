// SPDX-License-Identifier: Apache-2.0
#include "live/Frames.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <vector>

using namespace rinnova::live;

namespace {

std::string framed(std::string_view message) {
    return frame_head(message.size()).value() + std::string(message);
}

std::string length(std::uint32_t number) {
    std::string bytes(sizeof number, '\0');
    std::memcpy(bytes.data(), &number, sizeof number);
    return bytes;
}

std::vector<std::string> read(FrameReader& reader, std::string_view bytes, std::size_t piece) {
    std::vector<std::string> messages;
    while (!bytes.empty()) {
        const auto room = reader.room();
        const std::size_t count = std::min({piece, bytes.size(), room.size()});
        if (count == 0)
            break;
        std::copy_n(bytes.begin(), count, room.begin());
        reader.arrived(count);
        bytes.remove_prefix(count);
        while (const auto message = reader.next())
            messages.emplace_back(*message);
    }
    return messages;
}

} // namespace

TEST_CASE("messages come out whole, in whatever pieces they arrive") {
    const std::string large = "{\"text\":\"" + std::string(20'000, 'x') + "\"}";
    const std::string bytes = framed("{}") + framed(large) + framed("{\"id\":1}");
    for (const std::size_t piece : {std::size_t{1}, std::size_t{3}, std::size_t{4096}, bytes.size()}) {
        FrameReader reader;
        CHECK(read(reader, bytes, piece) == std::vector<std::string>{"{}", large, "{\"id\":1}"});
        CHECK_FALSE(reader.broken());
    }
}

TEST_CASE("a length that nobody means is the end, and costs no memory") {
    for (const std::uint32_t number : {0xFFFFFFFFU, std::uint32_t{longest_message} + 1, 0U}) {
        FrameReader reader;
        CHECK(read(reader, length(number) + "{}", 2).empty());
        CHECK(reader.broken());
        CHECK(reader.room().empty());
        CHECK(reader.buffered() < 8192);
    }
}

TEST_CASE("what is no object on one line is the end") {
    for (const char* text : {"[]", "x", "{\n}", "{\r}", "{", "}", "{}x", "\"{}\"", " {}"}) {
        CAPTURE(text);
        FrameReader reader;
        CHECK(read(reader, framed(text) + framed("{}"), 64).empty());
        CHECK(reader.broken());
    }
}

TEST_CASE("a message that is cut is waited for") {
    FrameReader reader;
    CHECK(read(reader, length(10) + "{\"a\"", 64).empty());
    CHECK_FALSE(reader.broken());
}

TEST_CASE("nothing is sent that is longer than the other side takes") {
    CHECK(frame_head(longest_message));
    CHECK_FALSE(frame_head(longest_message + 1));
}
