// SPDX-License-Identifier: Apache-2.0
#include "base/FreeMemory.h"

#include <doctest/doctest.h>

#include <fstream>
#include <string>

using namespace rinnova;

namespace {

/// KiB of files that are mapped and in memory. \see proc(5), status, RssFile
long resident_file_pages() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("RssFile:"))
            return std::stol(line.substr(8));
    return -1;
}

const std::string written_at_start = std::string(100, 'a') + "z"; // in memory that the loader and we write

TEST_CASE("code that is not needed now leaves memory, and comes back when it is") {
    const long before = resident_file_pages();
    REQUIRE(before > 1000);
    give_free_memory_back();
    CHECK(resident_file_pages() < before / 2);
    CHECK(written_at_start.size() == 101);
    CHECK(written_at_start.ends_with("az"));
    CHECK_THROWS_AS((void)std::stol("no number"),
                    std::invalid_argument); // unwinding reads tables that had left
}

} // namespace
