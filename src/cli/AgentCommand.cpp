// SPDX-License-Identifier: Apache-2.0
#include "cli/AgentCommand.h"

#include "base/Text.h"
#include "cli/AgentSetup.h"
#include "cli/LiveSetup.h"
#include "cli/Table.h"

namespace rinnova::cli {

namespace {

Json document_of(const std::optional<AgentInstallation>& installation) {
    return {{"schema", 1},
            {"installed", installation ? Json(installation->way) : Json(nullptr)},
            {"file", installation ? Json(installation->file.string()) : Json(nullptr)}};
}

std::string way_in_words(const AgentInstallation& installation) {
    const std::string file = printable(installation.file.string());
    return installation.way == "systemd"
               ? translate("cli", "It starts with every session, as a service of systemd: %1", {file})
               : translate("cli", "It starts with every session of the desktop: %1", {file});
}

std::string lines(std::initializer_list<std::string> texts, const Screen& screen) {
    std::string all;
    for (const std::string& text : texts)
        all += wrapped(text, 0, screen);
    return all;
}

Outcome status(const World& world, bool json) {
    const auto running = running_agent(world.paths);
    const auto own = agent_installation(world.paths);
    const auto installation = own ? own : agent_installation_for_all();
    const bool answers = running && running->has_value();
    const rpc::AgentStatus known = answers ? **running : rpc::AgentStatus{};
    if (json) {
        Json document = document_of(installation);
        document["running"] = answers || !running;
        document["pid"] = answers ? Json(known.pid) : Json(nullptr);
        document["version"] = answers ? Json(known.version) : Json(nullptr);
        document["since"] = answers ? Json(to_iso(known.since)) : Json(nullptr);
        document["socket"] = world.paths.agent_socket().string();
        document["notices"] = known.notices ? Json(*known.notices) : Json(nullptr);
        document["live"] = known.live;
        document["next_deadline"] = known.next_deadline ? Json(*known.next_deadline) : Json(nullptr);
        document["problem"] = running ? Json(nullptr) : to_json(running.error());
        return Answer{to_text(document)};
    }
    const Screen screen = world.console.output();
    std::string text;
    if (answers)
        text += lines({translate("cli", "The agent runs: version %1, process %2, since %3 (UTC).",
                                 {known.version, std::to_string(known.pid), to_iso(known.since)})},
                      screen);
    else if (running)
        text += lines({translate("cli", "The agent does not run.")}, screen);
    else
        text += lines(
            {translate("cli", "An agent runs that cannot be used: %1", {printable(running.error().message)})},
            screen);
    text += lines({installation ? way_in_words(*installation)
                                : translate("cli", "It is not installed. Install it with: %1",
                                            {"rinnova agent install"})},
                  screen);
    if (known.notices)
        text += lines({translate("cli", "Notices: %1", {printable(*known.notices)})}, screen);
    if (known.live > 0)
        text += lines({translate("cli", "Programs that are told a new password while they are open: %1",
                                 {std::to_string(known.live)})},
                      screen);
    if (known.next_deadline)
        text += lines({translate("cli", "Next deadline: %1", {printable(*known.next_deadline)})}, screen);
    return Answer{text};
}

Outcome install(const World& world, bool json) {
    const auto installed = install_agent(world.paths);
    if (!installed)
        return failed(installed.error());
    const std::filesystem::path add_on = live_add_on();
    Json document = document_of(*installed);
    document["action"] = "install";
    document["add_on"] = add_on.empty() ? Json(nullptr) : Json(add_on.string());
    if (json)
        return Answer{to_text(document)};
    const Screen screen = world.console.output();
    std::string text = lines({translate("cli", "The agent runs."), way_in_words(*installed)}, screen);
    if (!add_on.empty())
        text += lines({translate("cli",
                                 "So that Thunderbird takes new passwords while it is open, install "
                                 "this add-on in it, once: under “Add-ons and Themes”, at the "
                                 "wheel, “Install Add-on From File…”: %1",
                                 {printable(add_on.string())})},
                      screen);
    return Answer{text};
}

Outcome stop(const World& world, bool json) {
    const auto running = running_agent(world.paths);
    if (auto stopped = stop_agent(world.paths); !stopped)
        return failed(stopped.error());
    const bool ran = !running || running->has_value();
    const bool returns = agent_installation(world.paths) || agent_installation_for_all();
    const std::string words = !ran ? translate("cli", "The agent does not run.")
                              : returns
                                  ? translate("cli", "The agent has ended; it starts with the next session.")
                                  : translate("cli", "The agent has ended.");
    return Answer{json ? to_text({{"schema", 1}, {"action", "stop"}, {"stopped", ran}})
                       : lines({words}, world.console.output())};
}

Outcome uninstall(const World& world, bool json) {
    const auto removed = uninstall_agent(world.paths);
    if (!removed)
        return failed(removed.error());
    Json document = document_of(*removed);
    document["action"] = "uninstall";
    const auto left = agent_installation_for_all();
    document["left"] = left ? Json(left->file.string()) : Json(nullptr);
    const std::string words =
        left       ? translate("cli",
                               "With the next session an agent starts again: an administrator has it start for "
                                     "all users (%1).",
                               {printable(left->file.string())})
        : *removed ? translate("cli", "The agent has ended, and starts no more by itself.")
                   : translate("cli", "The agent was not installed; it does not run.");
    return Answer{json ? to_text(document) : lines({words}, world.console.output())};
}

} // namespace

Outcome run(const AgentCommand& command, const World& world, bool json) {
    switch (command.wish) {
    case AgentCommand::Wish::status:
        return status(world, json);
    case AgentCommand::Wish::install:
        return install(world, json);
    case AgentCommand::Wish::stop:
        return stop(world, json);
    case AgentCommand::Wish::uninstall:
        return uninstall(world, json);
    }
    return status(world, json);
}

} // namespace rinnova::cli
