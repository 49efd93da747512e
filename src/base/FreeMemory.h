// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace rinnova {

/// Keeps the C library from making a heap for each thread. For a program that mostly waits; to be called
/// before any thread is started.
void use_one_heap();

/// Gives what is free in the heap, and the pages of code that can be had again from their files, back to the
/// system. Costs some milliseconds; what is needed next comes back page by page.
void give_free_memory_back();

} // namespace rinnova
