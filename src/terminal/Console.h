// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"
#include "base/Secret.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace rinnova {

/// What an output leads to.
struct Screen {
    bool terminal = false;
    bool colours = false;  ///< a terminal, and NO_COLOR is not set
    std::size_t width = 0; ///< columns; 0: not limited

    bool operator==(const Screen&) const = default;
};

/// Where the program's words go and a person's answers come from.
class Console {
  public:
    virtual ~Console() = default;

    virtual Screen output() const = 0; ///< of standard output
    virtual Screen notes() const = 0;  ///< of standard error

    /// Standard output: what was asked for.
    virtual void print(std::string_view text) = 0;
    /// Standard error: everything else that is said to a person.
    virtual void say(std::string_view text) = 0;
    /// False once something for standard output could not be written (a full disk; a reader that went away is
    /// none).
    virtual bool printed_all() const = 0;

    /// Whether a person is there to be asked.
    virtual bool interactive() const = 0;
    /// One line from the terminal, without its end. `needs-user` when the person ends the input instead.
    virtual Result<std::string> ask(std::string_view question) = 0;
    /// One line from the terminal, unechoed, as typed or pasted. `invalid-data` for a paste of several lines,
    /// of which nothing is left over for whoever reads the terminal next; `needs-user` as above.
    virtual Result<Secret> ask_secret(std::string_view question) = 0;
    /// All of standard input. `invalid-data` when it is more than 4096 bytes.
    virtual Result<Secret> read_secret() = 0;
};

} // namespace rinnova
