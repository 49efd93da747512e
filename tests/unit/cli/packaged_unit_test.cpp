// SPDX-License-Identifier: Apache-2.0
#include "cli/AgentUnit.h"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

using namespace rinnova;

namespace {

/// The lines that systemd acts on.
std::string directives_of(std::istream& unit) {
    std::string kept;
    for (std::string line; std::getline(unit, line);)
        if (!line.empty() && line[0] != '#' && !line.starts_with("Documentation="))
            kept += line + "\n";
    return kept;
}

std::string with_prefix(std::string text, const std::string& prefix) {
    const std::string place = "@CMAKE_INSTALL_PREFIX@";
    for (std::size_t at = text.find(place); at != std::string::npos; at = text.find(place))
        text.replace(at, place.size(), prefix);
    return text;
}

} // namespace

TEST_CASE("the packages' unit starts the agent as the one that a user installs") {
    std::ifstream packaged(RINNOVA_SOURCE_DIR "/packaging/linux/rinnovad.service.in");
    std::istringstream own(cli::unit_text({"/usr/bin/rinnovad", {}}));
    CHECK(with_prefix(directives_of(packaged), "/usr") == directives_of(own));
}

TEST_CASE("a program in a folder with odd characters is found by the condition, too") {
    const std::string unit = cli::unit_text({"/opt/a b%c/rinnovad", {}});
    CHECK(unit.find("\nConditionFileIsExecutable=/opt/a b%%c/rinnovad\n") != std::string::npos);
    CHECK(unit.find("\nExecStart=\"/opt/a b%%c/rinnovad\"\n") != std::string::npos);
}
