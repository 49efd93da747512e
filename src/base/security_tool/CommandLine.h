// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"
#include "base/Secret.h"

#include <string>
#include <string_view>

namespace rinnova::security_tool {

/// Bytes before the line's end: what is longer is cut by the tool, and the rest taken for another command
/// (readline.c of Apple's SecurityTool).
inline constexpr std::size_t longest_line = 4094;
/// What follows is ignored by the tool.
inline constexpr std::size_t most_arguments = 32;

/// One command for `security -i`, which reads commands from its standard input, so that no password stands in
/// an argument list. Wiped with the object.
class CommandLine {
  public:
    explicit CommandLine(std::string_view command);
    CommandLine(CommandLine&&) = default;
    CommandLine& operator=(CommandLine&&) = default;
    CommandLine(const CommandLine&) = delete;
    CommandLine& operator=(const CommandLine&) = delete;
    ~CommandLine() { wipe(m_text); }

    /// An argument, quoted so that the tool sees exactly these bytes.
    CommandLine& add(std::string_view argument);
    CommandLine& add(std::string_view option, std::string_view value) { return add(option).add(value); }
    CommandLine& add_secret(std::string_view option, const Secret& secret);
    /// In hexadecimal digits, as `-X` takes it (macOS 10.15 and later).
    CommandLine& add_secret_hex(std::string_view option, const Secret& secret);

    /// The line with its end. `invalid-data` when no line can carry it: a line end or NUL inside an argument,
    /// too long, too many arguments. The text belongs to this object.
    Result<std::string_view> text() const;

  private:
    std::string m_text;
    std::size_t m_arguments = 1;
    bool m_impossible = false;
};

} // namespace rinnova::security_tool
