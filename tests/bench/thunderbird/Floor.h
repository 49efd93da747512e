// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace rinnova::bench {

enum class Parser { ours, nlohmann };

/// What nobody can do without who changes a file of logins: one key derivation with so many iterations, the
/// file read and parsed once, and the same bytes written to a new file, flushed, renamed over the old one,
/// the folder flushed. Where so many logins are of the servers in question, the user name of each has to be
/// opened too, from its base64: it tells whose login that is.
void floor_of(const std::filesystem::path& logins_json, int iterations, Parser parser, int names);

} // namespace rinnova::bench
