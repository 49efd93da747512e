// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace rinnova {

/// What held when the process was made fit to hold secrets. Anything false is worth a warning, and stops
/// nothing.
struct Hardening {
    bool no_core_dumps = false;
    bool not_dumpable = false;       ///< other processes of this user cannot read our memory
    bool freed_memory_wiped = false; ///< buffers of libraries too: the program links rinnova-wiping-free
    bool secrets_locked = false;     ///< the secure heap cannot be swapped out
};

/// To be called once, first thing in main, before any thread is started.
Hardening harden_process();

} // namespace rinnova
