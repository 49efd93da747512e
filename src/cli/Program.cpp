// SPDX-License-Identifier: Apache-2.0
#include "cli/Program.h"

#include "base/Language.h"
#include "base/Residue.h"
#include "base/Text.h"
#include "cli/AccountView.h"
#include "cli/AgentCommand.h"
#include "cli/CommandTree.h"
#include "cli/Completion.h"
#include "cli/Help.h"
#include "cli/Session.h"
#include "cli/Table.h"

#include <exception>

namespace rinnova::cli {

namespace {

/// What must be known before the command line is taken apart: its errors are in the right language and form
/// too.
struct FirstLook {
    bool json = false;
    std::string language;
};

FirstLook look_at(const std::vector<std::string>& arguments) {
    FirstLook found;
    for (std::size_t i = 0; i < arguments.size() && arguments[i] != "--"; ++i) {
        if (arguments[i] == "--json")
            found.json = true;
        else if (arguments[i] == "--lang" && i + 1 < arguments.size())
            found.language = arguments[i + 1];
        else if (arguments[i].starts_with("--lang="))
            found.language = arguments[i].substr(7);
    }
    return found;
}

Answer json_or(bool json, const char* member, std::string text) {
    if (!json)
        return {std::move(text)};
    return {to_text(Json{{"schema", 1}, {member, std::move(text)}})};
}

/// Whether it is about files that this process sees, and not about accounts.
bool stands_alone(const Command& command) {
    return std::holds_alternative<Providers>(command) || std::holds_alternative<ShowProvider>(command) ||
           std::holds_alternative<CheckProvider>(command) || std::holds_alternative<Plugins>(command) ||
           std::holds_alternative<Copy>(command) || std::holds_alternative<Completion>(command);
}

bool takes_passwords(const Command& command) {
    if (const auto* profile = std::get_if<ExportProfile>(&command))
        return profile->with_password;
    return std::holds_alternative<Rotate>(command) || std::holds_alternative<RotateBatch>(command) ||
           std::holds_alternative<Unlock>(command) || std::holds_alternative<TrySecondChannel>(command);
}

template <typename Wanted>
Outcome run_in(Session& session, const Wanted& wanted) {
    return run(wanted, session);
}
/// Has been run before any session was made.
Outcome run_in(Session&, const AgentCommand&) {
    return Answer{};
}

class Run {
  public:
    Run(const World& world, bool json) : m_world(world), m_json(json) {}

    int with(const std::vector<std::string>& arguments) {
        Outcome outcome = failed({});
        try {
            const ResidueWipe wipe_at_the_end;
            outcome = answer(arguments);
        } catch (const std::exception& problem) {
            outcome = failed({ErrorCode::internal,
                              translate("cli", "Something unforeseen happened: %1", {problem.what()}),
                              {},
                              {}});
        }
        const ExitCode exit = outcome ? show(*outcome) : show(outcome.error());
        if (m_world.console.printed_all())
            return static_cast<int>(exit);
        m_world.console.say(translate("cli", "Standard output could not be written.") + "\n");
        return static_cast<int>(ExitCode::failed);
    }

  private:
    ExitCode show(const Answer& answer) {
        m_world.console.print(answer.text);
        return answer.exit;
    }

    ExitCode show(const Failure& failure) {
        m_world.console.say(error_text(failure.error, m_world.console.notes()));
        if (m_json)
            m_world.console.print(to_text(error_document(failure.error)));
        return failure.exit;
    }

    Outcome answer(const std::vector<std::string>& arguments) {
        if (arguments.empty()) {
            m_world.console.say(help_text(describe_commands(), {}, m_world.console.notes()));
            return misused({ErrorCode::invalid_data, translate("cli", "A command is missing."), {}, {}});
        }
        auto parsed = parse_command_line(arguments);
        if (!parsed)
            return misused(parsed.error());
        if (const auto* help = std::get_if<HelpWanted>(&*parsed))
            return json_or(
                m_json, "help",
                help_text(describe_commands(), help->command, m_json ? Screen{} : m_world.console.output()));
        if (std::holds_alternative<VersionWanted>(*parsed))
            return m_json ? json_or(true, "version", RINNOVA_VERSION)
                          : Answer{"rinnova " RINNOVA_VERSION "\n"};
        const Arguments& given = std::get<Arguments>(*parsed);
        if (!given.language.empty() && given.language != "it" && given.language != "en")
            return misused({ErrorCode::invalid_data, translate("cli", "--lang is it or en."), {}, {}});
        const auto command = check_arguments(given, m_world.clock.today());
        if (!command)
            return misused(command.error());
        return answer(*command);
    }

    Outcome answer(const Command& command) {
        if (const auto* completion = std::get_if<Completion>(&command)) {
            if (const auto script = completion_script(describe_commands(), completion->shell))
                return json_or(m_json, "script", *script);
            if (completion->shell != "accounts" && completion->shell != "slots" &&
                completion->shell != "providers")
                return misused(
                    {ErrorCode::invalid_data, translate("cli", "SHELL is bash, zsh or fish."), {}, {}});
        }
        if (const auto* about_agent = std::get_if<AgentCommand>(&command))
            return run(*about_agent, m_world, m_json);
        Console& console = m_world.console;
        const WiringOptions options{m_world.configured_language, console.interactive(),
                                    stands_alone(command)};
        const auto service = m_world.make_service(m_world.paths, m_world.clock, options);
        if (!service)
            return failed(service.error());
        warn_of_memory(command);
        say_new(**service);
        Log log(m_world.paths.log(), m_world.clock);
        Session session{**service,
                        console,
                        m_world.clock,
                        log,
                        m_json,
                        [&] { return m_world.make_profile_export(m_world.paths, m_world.clock, options); }};
        Outcome outcome = std::visit([&](const auto& wanted) { return run_in(session, wanted); }, command);
        say_new(**service); // what only the work itself could find out
        return outcome;
    }

    void say_new(Service& service) {
        const std::vector<Error> warnings = service.warnings();
        for (; m_said < warnings.size(); ++m_said)
            m_world.console.say(error_text(warnings[m_said], m_world.console.notes()));
    }

    void warn_of_memory(const Command& command) {
        Console& console = m_world.console;
        if (takes_passwords(command) && !m_world.hardening.secrets_locked)
            console.say(wrapped(
                translate("cli", "The system does not keep passwords in memory from being swapped out to "
                                 "the disk while this command runs."),
                0, console.notes()));
        if (takes_passwords(command) && !(m_world.hardening.no_core_dumps && m_world.hardening.not_dumpable))
            console.say(wrapped(
                translate("cli", "The system does not keep other programs of yours from reading the memory "
                                 "of this command."),
                0, console.notes()));
    }

    const World& m_world;
    bool m_json;
    std::size_t m_said = 0; ///< warnings of the service that were said
};

} // namespace

int run(const World& world, const std::vector<std::string>& arguments) {
    const FirstLook first = look_at(arguments);
    World in_language = world;
    in_language.configured_language =
        choose_language(first.language, world.configured_language, LocaleVariables::of_this_process());
    const Translation translation(in_language.configured_language);
    return Run(in_language, first.json).with(arguments);
}

} // namespace rinnova::cli
