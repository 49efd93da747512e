// SPDX-License-Identifier: Apache-2.0
#include "fleet/protocol/Gzip.h"

#include "base/Text.h"

#include <zlib.h>

#include <algorithm>
#include <stdexcept>

namespace rinnova::fleet {

namespace {

constexpr int gzip_window = 15 + 16; // zlib.h, deflateInit2: 16 more is a gzip wrapper
constexpr std::size_t step = 16 * 1024;

Bytef* input_of(std::string_view bytes) {
    return reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data())); // zlib only reads it
}

} // namespace

std::string compress(std::string_view text) {
    z_stream stream{};
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::runtime_error("no memory to compress");
    std::string bytes(deflateBound(&stream, static_cast<uLong>(text.size())), '\0');
    stream.next_in = input_of(text);
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(bytes.data());
    stream.avail_out = static_cast<uInt>(bytes.size());
    const int result = deflate(&stream, Z_FINISH);
    bytes.resize(stream.total_out);
    deflateEnd(&stream);
    if (result != Z_STREAM_END)
        throw std::runtime_error("cannot compress");
    return bytes;
}

Result<std::string> decompress(std::string_view bytes, std::size_t most) {
    z_stream stream{};
    if (inflateInit2(&stream, gzip_window) != Z_OK)
        throw std::runtime_error("no memory to decompress");
    stream.next_in = input_of(bytes);
    stream.avail_in = static_cast<uInt>(bytes.size());
    std::string text;
    int result = Z_OK;
    while (result == Z_OK && text.size() <= most) {
        const std::size_t before = text.size();
        const std::size_t room = std::min(step, most + 1 - before);
        if (room == 0)
            break;
        text.resize(before + room);
        stream.next_out = reinterpret_cast<Bytef*>(text.data() + before);
        stream.avail_out = static_cast<uInt>(room);
        result = inflate(&stream, Z_NO_FLUSH);
        text.resize(before + room - stream.avail_out);
    }
    const bool whole = result == Z_STREAM_END && stream.avail_in == 0 && text.size() <= most;
    inflateEnd(&stream);
    if (!whole)
        return fail(ErrorCode::invalid_data, translate("fleet", "The message is damaged or too large."));
    return text;
}

} // namespace rinnova::fleet
