// SPDX-License-Identifier: Apache-2.0
// One rotation in a process of its own, for Interruption_test.cpp:  contract-apply PLUGIN [HOST…] <PASSWORD
// HOME and the XDG variables are the world it works in. Prints a line for each slot: its id and what became
// of it.
#include "contract/LoadedTarget.h"

#include <unistd.h>

#include <cstdlib>
#include <exception>
#include <iostream>

using namespace rinnova;
using namespace rinnova::contract;

namespace {

sdk::TargetContext context_of_environment(const Clock& clock) {
    sdk::TargetContext context;
    context.home = std::getenv("HOME");
    for (const char* name :
         {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"})
        if (const char* value = std::getenv(name))
            context.environment[name] = value;
    context.clock = &clock;
    context.language = "en";
    return context;
}

/// A system call that does nothing and is seen in the trace.
void mark(const char* what) {
    (void)access(what, F_OK);
}

template <typename Value>
Value checked(Result<Value> result) {
    if (!result)
        throw std::runtime_error(result.error().message);
    return std::move(*result);
}

} // namespace

int main(int count, char** arguments) {
    try {
        std::string password;
        std::getline(std::cin, password);
        const OnePassword secrets(password);
        wipe(password);
        const SystemClock clock;
        const auto context = context_of_environment(clock);
        LoadedTarget target(arguments[1], context);
        sdk::DiscoverScope scope;
        scope.hosts.insert(arguments + 2, arguments + count);
        auto found = checked(target->discover(scope));
        const sdk::Plan plan = checked(target->plan(changes_of(found.slots, true)));
        mark("/contract/apply-begins");
        const sdk::Receipt receipt = checked(target->apply(plan, secrets));
        mark("/contract/apply-has-ended");
        for (const SlotResult& result : receipt.results)
            std::cout << result.slot.id << ' ' << to_string(result.outcome) << ' '
                      << (result.error ? result.error->message : "") << '\n';
        return 0;
    } catch (const std::exception& error) {
        std::cout << "error " << error.what() << '\n';
        return 1;
    }
}
