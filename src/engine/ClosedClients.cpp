// SPDX-License-Identifier: Apache-2.0
#include "engine/ClosedClients.h"

#include "engine/ClientsInTheWay.h"

#include <utility>

namespace rinnova {

namespace {

/// A mail program says goodbye to its servers first.
constexpr std::chrono::seconds patience{30};

/// Asks one to end, and waits for it. How to start it again, once it has ended.
Result<ProgramStart> end_one(const World& world, const ClientOfTarget& running, const std::stop_token& stop) {
    TargetHandle* target = find_target(world.targets, running.target);
    if (!running.client.process)
        return fail(ErrorCode::unsupported,
                    translate("engine", "It runs where it cannot be reached from here."));
    auto program = how_it_was_started(*running.client.process);
    if (!program)
        return program;
    if (auto asked = target->ask_to_quit(running.client); !asked)
        return tl::unexpected(asked.error());
    const auto ended = wait_for_end(*running.client.process, patience, stop);
    if (!ended)
        return tl::unexpected(ended.error());
    if (!*ended)
        return fail(ErrorCode::needs_user, translate("engine", "It was asked to end, and is still open."));
    return program;
}

} // namespace

ClosedClients ClosedClients::ask(const World& world, const std::vector<Slot>& slots, std::stop_token stop) {
    ClosedClients closed;
    for (const ClientOfTarget& running : clients_in_the_way(world, slots)) {
        auto program = end_one(world, running, stop);
        if (program)
            closed.m_ended.push_back(std::move(*program));
        else if (program.error().code != ErrorCode::not_found) // it ended by itself
            closed.m_notes.push_back(translate("engine", "%1 was not restarted: %2",
                                               {running.client.location, program.error().message}));
    }
    return closed;
}

ClosedClients::ClosedClients(ClosedClients&& other) noexcept
    : m_ended(std::exchange(other.m_ended, {})), m_notes(std::move(other.m_notes)) {}

void ClosedClients::bring_back() {
    for (const ProgramStart& program : std::exchange(m_ended, {}))
        if (auto started = start_program(program); !started)
            m_notes.push_back(translate("engine", "%1 did not start again: %2",
                                        {program.executable.string(), started.error().message}));
}

} // namespace rinnova
