// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace rinnova {

/// OpenSSL's secure heap, locked into memory and left out of core dumps.
inline constexpr std::size_t secure_heap_bytes = 256 * 1024;
/// How much of it our own secrets may fill. OpenSSL wants some for itself (the random generator of each
/// thread), and does without it nowhere: with no room left, nothing could be encrypted any more.
inline constexpr std::size_t secure_heap_for_secrets = secure_heap_bytes * 3 / 4;

} // namespace rinnova
