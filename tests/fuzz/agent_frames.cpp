// SPDX-License-Identifier: Apache-2.0
// Any bytes in any pieces: the frame reader gives out the lines that are in them, and never holds more than
// one.
#include "service/rpc/FrameReader.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>

using namespace rinnova::rpc;

namespace {
constexpr std::size_t longest = 64;

void require(bool holds) {
    if (!holds)
        std::abort();
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view left(reinterpret_cast<const char*>(data), size);
    std::string_view expected = left;
    FrameReader reader(longest);
    while (!left.empty()) {
        const auto room = reader.room();
        if (room.empty())
            break;
        // The first byte of what is left says how much arrives at once.
        const std::size_t piece = std::min(
            {room.size(), left.size(), std::size_t{1} + static_cast<unsigned char>(left.front()) % 100});
        std::copy_n(left.begin(), piece, room.begin());
        reader.arrived(piece);
        left.remove_prefix(piece);
        while (const auto line = reader.next()) {
            const std::size_t end = expected.find('\n');
            require(end != std::string_view::npos && end <= longest);
            require(expected.substr(0, end) == std::string_view(line->data(), line->size()));
            expected.remove_prefix(end + 1);
            std::fill(line->begin(), line->end(), '\n'); // it is ours to write to
        }
        require(reader.buffered() <= 4096 + longest);
    }
    if (reader.too_long())
        require(expected.substr(0, longest + 1).find('\n') == std::string_view::npos);
    else
        require(expected.find('\n') == std::string_view::npos);
    return 0;
}
