// SPDX-License-Identifier: Apache-2.0
#include "cli/CommandTree.h"

#include "base/Text.h"
#include "cli/CommandTexts.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace rinnova::cli {

namespace {

constexpr std::size_t longest_quoted_word = 24;

/// CLI11's tree, bound to the fields of Arguments.
class Tree {
  public:
    Tree() : m_app({}, "rinnova") {
        m_app.set_help_flag("-h,--help", translate("help", "shows this help, or a command's own"));
        m_app.add_flag("--version", m_version, translate("help", "shows the version"));
        m_app.add_flag("--json", m_arguments.json,
                       translate("help", "prints one JSON document on standard output, also when it fails"));
        m_app.add_option("--lang", m_arguments.language, translate("help", "the language of all texts"))
            ->type_name("it|en");
        m_app.require_subcommand(0, 1);
        add_account_commands();
        add_rotate();
        add_follow_up_commands();
        add_export();
        add_overview_commands();
    }

    CLI::App& app() { return m_app; }
    const Arguments& arguments() const { return m_arguments; }
    bool version() const { return m_version; }

  private:
    CLI::App* command(CLI::App& parent, const std::string& path) {
        CLI::App* added =
            parent.add_subcommand(path.substr(path.rfind(' ') + 1), text_of_command(path).summary);
        added->fallthrough();
        return added;
    }
    CLI::App* command(const std::string& name) { return command(m_app, name); }

    /// A script's variable that was never set must not pass for an option that was left out.
    static CLI::Option* not_empty(CLI::Option* option) {
        return option->check(
            [](const std::string& value) { return std::string(value.empty() ? "empty" : ""); });
    }
    static void option(CLI::App* to, const char* name, std::string& value, const char* type,
                       const std::string& text) {
        not_empty(to->add_option(name, value, text))->type_name(type);
    }
    static void options(CLI::App* to, const char* name, std::vector<std::string>& values, const char* type,
                        const std::string& text) {
        // One value for each time the option stands there: what follows is not swallowed.
        not_empty(to->add_option(name, values, text))
            ->type_name(type)
            ->expected(1)
            ->allow_extra_args(false)
            ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    }
    CLI::Option* account(CLI::App* to) {
        CLI::Option* added = not_empty(
            to->add_option("ACCOUNT", m_arguments.account, translate("help", "login name of the account")));
        option(to, "--provider", m_arguments.provider, "ID",
               translate("help", "the provider, where several have this login"));
        return added;
    }
    CLI::Option* slot(CLI::App* to) {
        return to->add_option("SLOT", m_arguments.slot, translate("help", "id of the slot"))->required();
    }
    void dates(CLI::App* to) {
        option(to, "--expires", m_arguments.expires, "DATE",
               translate("help", "last day of validity, as the provider's page shows it"));
        option(to, "--issued", m_arguments.issued, "DATE",
               translate("help", "day on which the password was generated; the expiry is computed from it"));
    }
    void no_probe(CLI::App* to) {
        to->add_flag("--no-probe", m_arguments.no_probe,
                     translate("help", "does not try the password with the server"));
    }
    void password_stdin(CLI::App* to) {
        to->add_flag("--password-stdin", m_arguments.password_stdin,
                     translate("help", "reads the password from standard input"));
    }

    void add_account_commands() {
        command("discover");
        CLI::App* track = command("track");
        account(track);
        dates(track);
        option(track, "--archive", m_arguments.archive, "HOST[:PORT]",
               translate("help", "the account's archive server"));
        options(track, "--device", m_arguments.devices, "NAME",
                translate("help", "a device or program that only you can reach"));
        options(track, "--server", m_arguments.servers, "KIND=HOST:PORT",
                translate("help", "a server of the account's own; KIND is imap, pop3, smtp or archive"));
        track->add_flag("--all", m_arguments.all, translate("help", "tracks every account that is found"));
        option(track, "--import", m_arguments.import_file, "FILE",
               translate("help", "tracks the accounts of a CSV list: account;expiry;note"));
        account(command("untrack"))->required();
        account(command("status"));
    }

    void add_rotate() {
        CLI::App* rotate = command("rotate");
        account(rotate);
        password_stdin(rotate);
        option(rotate, "--from", m_arguments.slot, "SLOT",
               translate("help", "adopts the password that a slot holds"));
        option(rotate, "--batch", m_arguments.batch_file, "FILE",
               translate("help", "renews many accounts: a JSON object a line; - is standard input"));
        dates(rotate);
        no_probe(rotate);
        rotate->add_flag("--dry-run", m_arguments.dry_run,
                         translate("help", "shows what would be done, and does nothing"));
        rotate->add_flag("--create", m_arguments.create,
                         translate("help", "also stores the password where there is none yet"));
        options(rotate, "--only", m_arguments.only, "TARGET",
                translate("help", "writes to this kind of store alone, for instance thunderbird"));
        rotate->add_flag(
            "--without-vault", m_arguments.without_vault,
            translate("help", "goes on without a keychain: the password is then kept nowhere else"));
        rotate->add_flag("--accept-duplicate", m_arguments.accept_duplicate,
                         translate("help", "accepts a password that another account has too"));
        rotate->add_flag("--yes", m_arguments.yes, translate("help", "does not ask before writing"));
    }

    void add_follow_up_commands() {
        CLI::App* extend = command("extend");
        account(extend)->required();
        option(extend, "--until", m_arguments.until, "DATE",
               translate("help", "the new last day of validity"));
        CLI::App* snooze = command("snooze");
        account(snooze)->required();
        option(snooze, "--until", m_arguments.until, "DATE",
               translate("help", "the day of the next notice; the next working day otherwise"));
        account(command("verify"));
        CLI::App* retry = command("retry");
        account(retry);
        no_probe(retry);
        retry->add_flag("--restart-clients", m_arguments.restart_clients,
                        translate("help", "asks programs that are in the way to end, and starts them again"));
        account(command("discard"))->required();
        account(command("copy"))->required();
        slot(command("confirm"));
        CLI::App* undo = command("undo");
        account(undo)->required();
        no_probe(undo);
        CLI::App* unlock = command("unlock");
        slot(unlock);
        password_stdin(unlock);
    }

    void add_export() {
        CLI::App* to = command("export");
        to->require_subcommand(0, 1);
        add_export_calendar(*to);
        add_export_profile(*to);
    }

    void add_export_profile(CLI::App& parent) {
        CLI::App* profile = command(parent, "export profile");
        account(profile)->required();
        not_empty(profile->add_option("FILE", m_arguments.file,
                                      translate("help", "where to write it; standard output otherwise")));
        profile->add_flag("--with-password", m_arguments.with_password,
                          translate("help", "puts the password in: whoever has the file has the password"));
        profile->add_flag("--serve", m_arguments.serve,
                          translate("help", "offers it on a page of its own, to be fetched once"));
        option(profile, "--lan", m_arguments.interface, "IFACE",
               translate("help", "the network that may reach the page, for instance wlan0; this computer "
                                 "alone otherwise"));
        profile->add_flag("--force-pop3", m_arguments.force_pop3,
                          translate("help", "makes it for an account that is read by POP3 as well"));
    }

    void add_export_calendar(CLI::App& parent) {
        not_empty(command(parent, "export ics")
                      ->add_option("FILE", m_arguments.file,
                                   translate("help", "where to write it; standard output otherwise")));
    }

    void add_overview_commands() {
        account(command("doctor"));
        account(command("history"));
        CLI::App* providers = command("providers");
        providers->require_subcommand(0, 1);
        command(*providers, "providers list");
        command(*providers, "providers show")
            ->add_option("ID", m_arguments.value, translate("help", "id of the provider"))
            ->required();
        command(*providers, "providers check")
            ->add_option("FILE", m_arguments.value, translate("help", "the file to check"))
            ->required();
        command("plugins");
        CLI::App* agent = command("agent");
        agent->require_subcommand(0, 1);
        for (const char* wish : {"agent status", "agent install", "agent stop", "agent uninstall"})
            command(*agent, wish);
        password_stdin(command(*agent, "agent second-channel"));
        CLI::App* fleet = command("fleet");
        fleet->require_subcommand(0, 1);
        command(*fleet, "fleet join")
            ->add_option("URL", m_arguments.value, translate("help", "address of the administrator's server"))
            ->required();
        for (const char* wish : {"fleet leave", "fleet status", "fleet push"})
            command(*fleet, wish);
        command("completion")
            ->add_option("SHELL", m_arguments.value, translate("help", "the shell to complete for"))
            ->type_name("bash|zsh|fish")
            ->required();
    }

    CLI::App m_app;
    Arguments m_arguments;
    bool m_version = false;
};

std::string path_of(const CLI::App& app) {
    std::string path;
    for (const CLI::App* at = &app; !at->get_subcommands().empty();) {
        at = at->get_subcommands().front();
        path += (path.empty() ? "" : " ") + at->get_name();
    }
    return path;
}

tl::unexpected<Error> wrong_usage(std::string message, const std::string& command) {
    const std::string help = command.empty() ? "rinnova --help" : "rinnova " + command + " --help";
    return fail(ErrorCode::invalid_data, std::move(message), translate("cli", "See: %1", {help}));
}

/// Whether it reads like a word of ours, and not like a password.
bool is_plain_word(std::string_view word) {
    return !word.empty() && word.size() <= longest_quoted_word &&
           std::all_of(word.begin(), word.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
}

tl::unexpected<Error> unexpected_argument(const std::vector<std::string>& left_over,
                                          const std::string& command) {
    const auto first =
        std::find_if(left_over.begin(), left_over.end(), [](const auto& word) { return word != "--"; });
    const std::string word = first == left_over.end() ? std::string() : first->substr(0, first->find('='));
    const bool takes_password =
        command == "rotate" || command == "unlock" || command == "agent second-channel";
    if (command == "fleet join" && !word.starts_with('-'))
        return fail(ErrorCode::invalid_data, translate("cli", "A token is never given as an argument."),
                    translate("cli", "Leave it out and paste it when asked, or give it on standard input."));
    if (word.starts_with("--pass") || word == "-p" || (takes_password && !word.starts_with('-')))
        return fail(ErrorCode::invalid_data, translate("cli", "A password is never given as an argument."),
                    translate("cli", "Leave it out and paste it when asked, or use --password-stdin."));
    if (word.starts_with('-'))
        return wrong_usage(is_plain_word(word) ? translate("cli", "There is no option %1 here.", {word})
                                               : translate("cli", "There is an unknown option."),
                           command);
    if (command.empty())
        return wrong_usage(is_plain_word(word) ? translate("cli", "There is no command “%1”.", {word})
                                               : translate("cli", "There is no such command."),
                           command);
    return wrong_usage(translate("cli", "There are too many arguments."), command);
}

/// What stands before the colon or blank in CLI11's message: the name of the option or argument.
std::string subject_of(const CLI::Error& error) {
    const std::string text = error.what();
    return text.substr(0, text.find_first_of(": "));
}

OptionDescription describe(const CLI::Option& option) {
    OptionDescription described;
    for (const std::string& name : option.get_snames())
        described.names.push_back("-" + name);
    for (const std::string& name : option.get_lnames())
        described.names.push_back("--" + name);
    if (option.get_positional())
        described.names = {option.get_name(true)};
    const std::string type = option.get_type_size() == 0 ? std::string() : option.get_type_name();
    const bool choice = type.find('|') != std::string::npos;
    if (!option.get_positional() || choice)
        described.value = type;
    described.repeated = option.get_multi_option_policy() == CLI::MultiOptionPolicy::TakeAll;
    described.required = option.get_required();
    described.text = option.get_description();
    return described;
}

CommandDescription describe(const CLI::App& app, const std::string& path) {
    CommandText text = text_of_command(path);
    CommandDescription described{app.get_name(),
                                 std::move(text.summary),
                                 std::move(text.details),
                                 {},
                                 {},
                                 std::move(text.examples),
                                 {}};
    for (const CLI::Option* option : app.get_options()) {
        if (option == app.get_help_ptr() && app.get_parent() != nullptr)
            continue;
        auto& list = option->get_positional() ? described.positionals : described.options;
        list.push_back(describe(*option));
    }
    for (const CLI::App* command : app.get_subcommands(nullptr))
        described.commands.push_back(
            describe(*command, (path.empty() ? "" : path + " ") + command->get_name()));
    return described;
}

} // namespace

const CommandDescription* CommandDescription::find(std::string_view path) const {
    if (path.empty())
        return this;
    const std::string_view first = path.substr(0, path.find(' '));
    for (const CommandDescription& command : commands)
        if (command.name == first)
            return command.find(path.substr(std::min(path.size(), first.size() + 1)));
    return nullptr;
}

Result<ParsedLine> parse_command_line(const std::vector<std::string>& arguments) {
    Tree tree;
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend()); // as CLI11 takes them
    try {
        tree.app().parse(reversed);
    } catch (const CLI::CallForHelp&) {
        return HelpWanted{path_of(tree.app())};
    } catch (const CLI::ExtrasError&) {
        return unexpected_argument(tree.app().remaining(true), path_of(tree.app()));
    } catch (const CLI::RequiredError& error) {
        return wrong_usage(translate("cli", "%1 is missing.", {subject_of(error)}), path_of(tree.app()));
    } catch (const CLI::ArgumentMismatch& error) {
        return wrong_usage(translate("cli", "%1 takes exactly one value, once.", {subject_of(error)}),
                           path_of(tree.app()));
    } catch (const CLI::ValidationError& error) {
        return wrong_usage(translate("cli", "%1 is empty.", {subject_of(error)}), path_of(tree.app()));
    } catch (const CLI::ParseError&) {
        return wrong_usage(translate("cli", "The command line cannot be understood."), path_of(tree.app()));
    }
    if (tree.version())
        return VersionWanted{};
    Arguments parsed = tree.arguments();
    parsed.command = path_of(tree.app());
    return parsed;
}

CommandDescription describe_commands() {
    Tree tree;
    return describe(tree.app(), {});
}

} // namespace rinnova::cli
