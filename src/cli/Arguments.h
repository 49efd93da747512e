// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace rinnova::cli {

/// The command line taken apart, nothing of it checked. Commands share what means the same.
struct Arguments {
    std::string command; ///< `rotate`; with a word of its own below: `providers show`
    bool json = false;
    std::string language;

    std::string account;
    std::string provider;
    std::string slot;  ///< SLOT, or `--from`
    std::string file;  ///< that is written; empty: standard output
    std::string value; ///< FILE, ID or SHELL of the commands that take one
    std::string expires, issued, until;
    std::string import_file, batch_file;
    std::string archive;
    std::vector<std::string> servers;
    std::vector<std::string> devices;
    std::vector<std::string> only;
    bool all = false;
    bool password_stdin = false;
    bool no_probe = false;
    bool dry_run = false;
    bool create = false;
    bool without_vault = false;
    bool accept_duplicate = false;
    bool yes = false;
};

} // namespace rinnova::cli
