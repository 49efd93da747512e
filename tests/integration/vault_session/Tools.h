// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

namespace rinnova_test {

/// Everything a program printed, and how it ended.
struct Run {
    int status = 0; ///< as waitpid(2) gives it
    std::string output;
};

/// Runs a program of the PATH with `input` on its standard input.
Run run(const std::vector<std::string>& command, const std::string& input = {});

using Attributes = std::map<std::string, std::string>;

/// An item as `secret-tool` writes it: another program's. `collection` is its path; empty for the default
/// one.
void store_with_secret_tool(const std::string& label, const Attributes& attributes, const std::string& secret,
                            const std::string& collection = {});
/// The secret of the item with these attributes, as `secret-tool` reads it; `nothing` when it finds none.
std::string read_with_secret_tool(const Attributes& attributes);
/// What `secret-tool search` says of unlocked and locked items, in sorted lines and without the secret.
std::string describe_with_secret_tool(const Attributes& attributes);
void erase_with_secret_tool(const Attributes& attributes);

/// A second collection, made by libsecret; the person has to answer with its password. Returns its path.
std::string make_collection(const std::string& label);
void delete_collection(const std::string& path);

/// The bytes of a file; empty when there is none.
std::string bytes_of(const std::string& path);
/// The file in which gnome-keyring keeps a collection of this session.
std::string keyring_file(const std::string& collection = "login");

} // namespace rinnova_test
