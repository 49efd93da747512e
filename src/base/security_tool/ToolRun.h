// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"
#include "base/Secret.h"

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace rinnova::security_tool {

/// What a program said before it ended. Wiped with the object.
struct ToolAnswer {
    int exit_status = 0;
    std::string out;
    std::string err;

    ToolAnswer() = default;
    ToolAnswer(ToolAnswer&&) = default;
    ToolAnswer& operator=(ToolAnswer&&) = default;
    ToolAnswer(const ToolAnswer&) = delete;
    ToolAnswer& operator=(const ToolAnswer&) = delete;
    ~ToolAnswer() {
        wipe(out);
        wipe(err);
    }
};

/// Runs a program to its end with this on its standard input, in a session of its own: what it would ask a
/// terminal finds none. `not-found` when there is no such program, `timed-out` when it does not end in time
/// (it is killed then), `internal` when it is ended by a signal, `invalid-data` when it says more than
/// `most_output` bytes.
Result<ToolAnswer> run_tool(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                            std::string_view input, std::chrono::milliseconds limit, std::size_t most_output);

} // namespace rinnova::security_tool
