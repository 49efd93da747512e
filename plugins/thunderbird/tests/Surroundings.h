// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>

namespace rinnova::thunderbird::trial {

/// Where Thunderbird keeps its profiles in a home, on the system that this test runs on.
std::filesystem::path profiles_root(const std::filesystem::path& home);

/// `.parentlock`, or what it is called here.
const char* lock_file_name();

/// Whether the lock names the process that holds it, whatever that process is called.
bool lock_names_its_holder();

/// A running Thunderbird, as far as its profile shows: another process holds the lock, until the end of what
/// is given.
std::shared_ptr<void> hold_lock(const std::filesystem::path& profile);

} // namespace rinnova::thunderbird::trial
