// SPDX-License-Identifier: Apache-2.0
#include "PlistShape.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace rinnova::apple_mail {

namespace {

constexpr std::string_view binary_magic = "bplist0";
constexpr std::size_t trailer_size = 32;
// What all leaves together may take when each is copied as often as it is referred to.
constexpr std::uint64_t most_leaf_bytes = 16U << 20U;

std::uint64_t big_endian(std::string_view bytes) {
    std::uint64_t value = 0;
    for (const char byte : bytes)
        value = value << 8U | static_cast<unsigned char>(byte);
    return value;
}

struct Container {
    std::uint64_t references_at = 0;
    std::uint64_t references = 0;
    std::uint64_t leaf_bytes = 0; ///< of an object that holds no others
};

class BinaryPlist {
  public:
    static std::optional<BinaryPlist> open(std::string_view bytes) {
        if (bytes.size() < binary_magic.size() + 1 + trailer_size)
            return std::nullopt;
        const std::string_view trailer = bytes.substr(bytes.size() - trailer_size);
        BinaryPlist plist;
        plist.m_bytes = bytes.substr(0, bytes.size() - trailer_size);
        plist.m_offset_size = static_cast<unsigned char>(trailer[6]);
        plist.m_reference_size = static_cast<unsigned char>(trailer[7]);
        plist.m_objects = big_endian(trailer.substr(8, 8));
        plist.m_top = big_endian(trailer.substr(16, 8));
        plist.m_offsets_at = big_endian(trailer.substr(24, 8));
        const bool sizes_fit = plist.m_offset_size >= 1 && plist.m_offset_size <= 8 &&
                               plist.m_reference_size >= 1 && plist.m_reference_size <= 8;
        if (!sizes_fit || plist.m_objects > bytes.size() || plist.m_offsets_at > plist.m_bytes.size() ||
            plist.m_objects * plist.m_offset_size > plist.m_bytes.size() - plist.m_offsets_at)
            return std::nullopt;
        return plist;
    }

    /// Follows every reference, as libplist will, with a budget.
    bool is_sane() const {
        struct Level {
            std::uint64_t next = 0;
            std::uint64_t left = 0;
        };
        std::size_t nodes = 0;
        std::uint64_t leaf_bytes = 0;
        std::vector<Level> levels;
        std::uint64_t object = m_top;
        for (;;) {
            const auto here = container(object);
            if (!here || ++nodes > most_plist_nodes || (leaf_bytes += here->leaf_bytes) > most_leaf_bytes)
                return false;
            if (here->references > 0) {
                if (levels.size() == deepest_plist)
                    return false;
                levels.push_back({here->references_at, here->references});
            }
            while (!levels.empty() && levels.back().left == 0)
                levels.pop_back();
            if (levels.empty())
                return true;
            object = big_endian(m_bytes.substr(levels.back().next, m_reference_size));
            levels.back().next += m_reference_size;
            --levels.back().left;
        }
    }

  private:
    std::optional<Container> container(std::uint64_t object) const {
        if (object >= m_objects)
            return std::nullopt;
        std::uint64_t at = big_endian(m_bytes.substr(m_offsets_at + object * m_offset_size, m_offset_size));
        if (at >= m_bytes.size())
            return std::nullopt;
        const auto marker = static_cast<unsigned char>(m_bytes[at]);
        const unsigned type = marker >> 4U;
        std::uint64_t count = marker & 0x0FU;
        ++at;
        if (type <= 3 || type == 8) // null, bool, int, real, date, uid: of fixed size
            return Container{0, 0, 16};
        if (count == 0x0F) {
            if (at >= m_bytes.size() || static_cast<unsigned char>(m_bytes[at]) >> 4U != 1)
                return std::nullopt;
            const std::uint64_t size = std::uint64_t{1} << (static_cast<unsigned char>(m_bytes[at]) & 0x0FU);
            ++at;
            if (size > 8 || size > m_bytes.size() - at)
                return std::nullopt;
            count = big_endian(m_bytes.substr(at, size));
            at += size;
        }
        if (count > m_bytes.size())
            return std::nullopt;
        if (type == 4 || type == 5 || type == 6) // data, ASCII, UTF-16
            return Container{0, 0, 16 + 2 * count};
        if (type != 0xA && type != 0xC && type != 0xD) // array, set, dictionary
            return std::nullopt;
        const std::uint64_t references = type == 0xD ? 2 * count : count;
        if (references * m_reference_size > m_bytes.size() - at)
            return std::nullopt;
        return Container{at, references, 16};
    }

    std::string_view m_bytes; ///< without the trailer
    std::uint64_t m_offset_size = 0;
    std::uint64_t m_reference_size = 0;
    std::uint64_t m_objects = 0;
    std::uint64_t m_top = 0;
    std::uint64_t m_offsets_at = 0;
};

/// Tags that are opened and not closed, and how many there are in all.
bool is_sane_xml(std::string_view text) {
    std::size_t depth = 0;
    std::size_t nodes = 0;
    std::size_t end = 0; // of the tag before: each byte is looked at once
    for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', end)) {
        const std::string_view tag = text.substr(at);
        // What looks like a tag within a comment is none.
        end = text.find(tag.starts_with("<!--") ? "-->" : ">", at);
        if (end == std::string_view::npos)
            return false;
        if (tag.starts_with("<!") || tag.starts_with("<?"))
            continue;
        if (tag.starts_with("</")) {
            depth -= depth > 0 ? 1 : 0;
            continue;
        }
        if (++nodes > most_plist_nodes)
            return false;
        if (text[end - 1] != '/' && ++depth > deepest_plist)
            return false;
    }
    return true;
}

} // namespace

bool is_binary_plist(std::string_view plist) {
    return plist.starts_with(binary_magic);
}

bool has_sane_shape(std::string_view plist) {
    if (!is_binary_plist(plist))
        return is_sane_xml(plist);
    const auto binary = BinaryPlist::open(plist);
    return binary && binary->is_sane();
}

} // namespace rinnova::apple_mail
