// SPDX-License-Identifier: Apache-2.0
// Runs a fuzz target over the inputs that are kept of it, once, in whatever build:  replay-TARGET FOLDER
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int main(int argc, char** argv) {
    if (argc != 2)
        return 2;
    std::vector<std::filesystem::path> kept;
    for (const auto& entry : std::filesystem::directory_iterator(argv[1]))
        kept.push_back(entry.path());
    std::sort(kept.begin(), kept.end());
    for (const auto& path : kept) {
        std::cout << path.filename().string() << std::endl; // a target that finds something ends the program
        std::ifstream file(path, std::ios::binary);
        const std::vector<char> bytes{std::istreambuf_iterator<char>(file), {}};
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
    }
    return kept.empty() ? 1 : 0;
}
