// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"
#include "cli/Arguments.h"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace rinnova::cli {

/// An option or a positional argument, as help, completion and the reference pages show it.
struct OptionDescription {
    std::vector<std::string> names; ///< `-h`, `--help`; of a positional its one name: `ACCOUNT`
    std::string value;              ///< `DATE`; `it|en` for a choice; empty for a flag
    bool repeated = false;
    bool required = false; ///< of a positional
    std::string text;
};

struct ExampleDescription {
    std::string command; ///< `rinnova rotate mario.rossi@pec.it`
    std::string text;
};

struct CommandDescription {
    std::string name; ///< `rotate`; of the whole program `rinnova`
    std::string summary;
    std::string details; ///< paragraphs, a line end between them
    std::vector<OptionDescription> positionals;
    std::vector<OptionDescription> options; ///< its own, without those of the whole program
    std::vector<ExampleDescription> examples;
    std::vector<CommandDescription> commands;

    /// The command of that path (`providers show`), or itself for an empty one; null when there is none.
    const CommandDescription* find(std::string_view path) const;
};

struct HelpWanted {
    std::string command; ///< empty: of the whole program
};
struct VersionWanted {};

using ParsedLine = std::variant<Arguments, HelpWanted, VersionWanted>;

/// Takes the arguments (without the program's name) apart. `invalid-data` with a message in the user's
/// language; what was given is quoted only where it cannot be a password that somebody put there by mistake.
Result<ParsedLine> parse_command_line(const std::vector<std::string>& arguments);

/// The whole tree, in the user's language.
CommandDescription describe_commands();

} // namespace rinnova::cli
