// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "contract/Contract.h"

#include <string>
#include <vector>

namespace rinnova::contract {

/// A system call that changes something: the how-manieth of its name in its thread. strace counts the same
/// way.
struct Call {
    std::string name;
    int number = 0;

    auto operator<=>(const Call&) const = default;
};

struct Trace {
    std::vector<Call> changing;       ///< those of `apply` alone, in their order
    std::vector<std::string> started; ///< every program that was started, with arguments and environment
    std::string output;               ///< what the program printed
    bool killed = false;
};

/// One rotation of a store in a process of its own, watched by strace. Throws std::runtime_error where strace
/// is missing, with the way to install it.
Trace watch_apply(const Store& store, std::string_view password);

/// The same, but the process is killed as it enters this call, or the call fails with this errno's name.
Trace kill_apply_at(const Store& store, std::string_view password, const Call& call);
Trace fail_apply_at(const Store& store, std::string_view password, const Call& call,
                    const std::string& error);

} // namespace rinnova::contract
