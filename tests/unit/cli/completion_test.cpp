// SPDX-License-Identifier: Apache-2.0
#include "cli/Completion.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

using namespace rinnova::cli;

namespace {

const std::string folder = RINNOVA_BINARY_DIR "/tests/";

std::string script_for(const char* shell) {
    const auto script = completion_script(describe_commands(), shell);
    REQUIRE(script.has_value());
    return *script;
}

/// What bash offers for a line with the cursor at its end, one word a line; `rinnova` itself is played by a
/// function.
std::string offered(const std::string& line) {
    std::ofstream(folder + "completion.bash") << script_for("bash");
    std::ofstream(folder + "completion-line") << line;
    std::ofstream(folder + "completion-test.bash")
        << "rinnova() { case $2 in accounts) printf '%s\\n' 'mario.rossi@pec.it' 'maria@pec.it' 'x$(touch '"
        << folder << "'pwned)@pec.it';; slots) echo thunderbird:0123456789abcdef;; esac; }\n"
        << "compopt() { :; }\n. " << folder << "completion.bash\nCOMP_LINE=$(cat " << folder
        << "completion-line; echo x)\nCOMP_LINE=${COMP_LINE%x}\nCOMP_POINT=${#COMP_LINE}\n_rinnova\n"
        << "((${#COMPREPLY[@]})) && printf '%s\\n' \"${COMPREPLY[@]}\"\nexit 0\n";
    REQUIRE(std::system(
                ("bash " + folder + "completion-test.bash >" + folder + "completion-out 2>&1").c_str()) == 0);
    std::ifstream out(folder + "completion-out");
    return {std::istreambuf_iterator<char>(out), {}};
}

bool has_line(const std::string& text, const std::string& wanted) {
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);)
        if (line == wanted)
            return true;
    return false;
}

} // namespace

TEST_CASE("scripts name every command and option") {
    const CommandDescription program = describe_commands();
    for (const char* shell : {"bash", "zsh", "fish"}) {
        const std::string script = script_for(shell);
        for (const CommandDescription& command : program.commands) {
            CHECK(script.find(command.name) != std::string::npos);
            for (const OptionDescription& option : command.options)
                CHECK(script.find(option.names.front().substr(2)) != std::string::npos);
        }
    }
    CHECK_FALSE(completion_script(program, "tcsh").has_value());
}

TEST_CASE("the scripts are read by their shells") {
    for (const char* shell : {"bash", "zsh", "fish"}) {
        if (std::system((std::string("command -v ") + shell + " >/dev/null").c_str()) != 0)
            continue; // bash is always there; the others where somebody uses them
        std::ofstream(folder + "completion." + shell) << script_for(shell);
        CHECK(std::system((std::string(shell) + " -n " + folder + "completion." + shell).c_str()) == 0);
    }
}

TEST_CASE("bash offers commands, options, accounts and slots") {
    CHECK(has_line(offered("rinnova ro"), "rotate"));
    CHECK_FALSE(has_line(offered("rinnova ro"), "status"));
    CHECK(has_line(offered("rinnova --json sta"), "status"));
    CHECK(has_line(offered("rinnova rotate --pass"), "--password-stdin"));
    CHECK(has_line(offered("rinnova rotate --j"), "--json"));
    CHECK(has_line(offered("rinnova status mar"), "mario.rossi@pec.it"));
    CHECK(has_line(offered("rinnova confirm "), "thunderbird:0123456789abcdef"));
    CHECK(has_line(offered("rinnova rotate x --from thunderbird:01"), "0123456789abcdef"));
    CHECK(has_line(offered("rinnova providers sh"), "show"));
    CHECK(has_line(offered("rinnova completion z"), "zsh"));
    CHECK(has_line(offered("rinnova status --lang "), "it"));
    CHECK(offered("rinnova extend a@pec.it --until ").empty());
}

TEST_CASE("bash continues behind the at sign, and runs nothing that stands in a name") {
    CHECK(has_line(offered("rinnova status mario.rossi@p"), "pec.it"));
    (void)offered("rinnova status x");
    CHECK_FALSE(std::ifstream(folder + "pwned").good());
}
