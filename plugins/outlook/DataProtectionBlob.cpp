// SPDX-License-Identifier: Apache-2.0
#include "DataProtectionBlob.h"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace rinnova::outlook {

namespace {

constexpr std::size_t guid = 16;

/// Goes through a blob from its beginning; stays where it is once a part does not fit.
class Walk {
  public:
    explicit Walk(std::string_view bytes) : m_bytes(bytes) {}

    bool skip(std::size_t size) {
        if (size > m_bytes.size())
            return false;
        m_bytes.remove_prefix(size);
        return true;
    }
    std::optional<std::uint32_t> number() {
        if (m_bytes.size() < 4)
            return std::nullopt;
        std::uint32_t value = 0;
        for (std::size_t i = 4; i-- > 0;)
            value = value << 8U | static_cast<unsigned char>(m_bytes[i]);
        m_bytes.remove_prefix(4);
        return value;
    }
    /// A part with its length before it.
    bool part() {
        const auto size = number();
        return size && skip(*size);
    }
    /// A number that has not changed since Windows 2000.
    bool version() { return number() == 1U; }

  private:
    std::string_view m_bytes;
};

} // namespace

// The layout as its readers describe it (DPAPI_BLOB): version, provider; version and identifier of the master
// key; flags, description; the cipher's name and size, its salt, a further key; the hash's name and size, a
// second salt, the data, the signature. Wine's has the same parts.
bool is_whole_blob(std::string_view blob) {
    Walk walk(blob);
    const bool head = walk.version() && walk.skip(guid) && walk.version() && walk.skip(guid) && walk.skip(4);
    return head && walk.part() && walk.skip(8) && walk.part() && walk.part() && walk.skip(8) && walk.part() &&
           walk.part() && walk.part();
}

} // namespace rinnova::outlook
