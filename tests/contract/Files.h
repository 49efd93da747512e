// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "Contract.h"

namespace rinnova::contract {

/// Every file, folder and link below a folder: bytes or target, mode, owner, size, number of the file, time
/// of its last change. Times of reading are left out.
State files_in(const std::filesystem::path& folder);

/// All of that for one thing that is there.
std::string look_at(const std::filesystem::path& path);

/// One file, as far as it is there.
State file_at(const std::filesystem::path& file);

/// The names alone.
std::vector<std::string> names_in(const std::filesystem::path& folder);

/// The places that differ, for a message: `+ new`, `- gone`, `* changed`.
std::string difference(const State& before, const State& after);

} // namespace rinnova::contract
