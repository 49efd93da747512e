// SPDX-License-Identifier: Apache-2.0
// Any bytes as what an add-on writes to its native host: only objects on one line come out, and nothing that
// was announced makes the reader hold more than it was sent.
#include "live/Frames.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

using namespace rinnova::live;

namespace {
void require(bool holds) {
    if (!holds)
        std::abort();
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view left(reinterpret_cast<const char*>(data), size);
    FrameReader reader;
    while (!left.empty()) {
        const auto room = reader.room();
        if (room.empty())
            break;
        const std::size_t piece = std::min(
            {room.size(), left.size(), std::size_t{1} + static_cast<unsigned char>(left.front()) % 100});
        std::copy_n(left.begin(), piece, room.begin());
        reader.arrived(piece);
        left.remove_prefix(piece);
        while (const auto message = reader.next()) {
            require(message->size() >= 2 && message->front() == '{' && message->back() == '}');
            require(message->find('\n') == std::string_view::npos);
        }
        require(reader.buffered() <= size + 4096);
    }
    require(reader.broken() || left.empty());
    return 0;
}
