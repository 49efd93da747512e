// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>

namespace rinnova::test {

/// A folder of the test's own, gone with the object. On the build tree's disk: a real file system, where /tmp
/// may be one that takes no extended attributes.
class ScratchFolder {
  public:
    ScratchFolder() {
        std::string pattern = std::string(RINNOVA_BINARY_DIR "/scratch-") + std::string(6, 'X');
        if (mkdtemp(pattern.data()) == nullptr)
            throw std::runtime_error("no scratch folder: " + pattern);
        m_path = std::filesystem::canonical(pattern);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    ~ScratchFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }

    const std::filesystem::path& path() const { return m_path; }
    std::filesystem::path operator/(std::string_view name) const { return m_path / name; }

  private:
    std::filesystem::path m_path;
};

inline void put_file(const std::filesystem::path& path, std::string_view bytes) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream stream(path, std::ios::binary | std::ios::trunc);
    stream << bytes;
    stream.close();
    if (!stream)
        throw std::runtime_error("cannot write " + path.string());
}

inline std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream)
        throw std::runtime_error("cannot read " + path.string());
    return {std::istreambuf_iterator<char>(stream), {}};
}

} // namespace rinnova::test
