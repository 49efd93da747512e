// SPDX-License-Identifier: Apache-2.0
#include "fleet/server/cli/Program.h"

#include "base/Language.h"
#include "base/PathText.h"
#include "base/Paths.h"
#include "base/Text.h"
#include "fleet/server/cli/Commands.h"
#include "fleet/server/cli/KeyFile.h"
#include "fleet/server/cli/NotifyCommand.h"
#include "fleet/server/cli/Signals.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>

namespace rinnova::fleet {

namespace {

int exit_code_of(const Error& error) {
    switch (error.code) {
    case ErrorCode::invalid_data:
    case ErrorCode::needs_user:
    case ErrorCode::ambiguous:
        return 2;
    case ErrorCode::not_found:
        return 7;
    default:
        return 1;
    }
}

int say(const Error& error) {
    std::string text = error.message;
    if (!error.where.empty())
        text += " (" + error.where + ")";
    text += "\n";
    if (!error.hint.empty())
        text += error.hint + "\n";
    std::fputs(text.c_str(), stderr);
    return exit_code_of(error);
}

int print(const Printed& printed) {
    if (!printed)
        return say(printed.error());
    std::fwrite(printed->data(), 1, printed->size(), stdout);
    return std::fflush(stdout) == 0 ? 0 : 1;
}

std::string language_of(const std::vector<std::string>& arguments) {
    std::string asked;
    for (std::size_t i = 0; i + 1 < arguments.size(); ++i)
        if (arguments[i] == "--lang")
            asked = arguments[i + 1];
    return choose_language(asked, {}, LocaleVariables::of_this_process());
}

/// What the command line may hold, and what each of it does.
class Tree {
  public:
    Tree(const Clock& clock, std::string language) : m_clock(clock), m_language(std::move(language)) {
        m_app.require_subcommand(1);
        m_app.add_option("--lang", m_language, translate("fleet", "Language: it or en"))
            ->check(CLI::IsMember({"it", "en"}));
        m_app.set_version_flag("--version", std::string("rinnova-fleet " RINNOVA_VERSION));
        m_app.set_config("--config", "",
                         translate("fleet", "A file with options of serve, below a line [serve]"));
        m_app.fallthrough();
        add_serve();
        add_token();
        add_people();
        add_report();
        add_devices();
        add_policy();
        add_notify();
    }

    int run(std::vector<std::string> arguments) {
        std::reverse(arguments.begin(), arguments.end());
        try {
            m_app.parse(arguments);
        } catch (const CLI::ParseError& problem) {
            return m_app.exit(problem) == 0 ? 0 : 2;
        }
        return m_do();
    }

  private:
    void does(CLI::App* command, std::function<int()> what) {
        command->callback([this, what = std::move(what)] { m_do = what; });
    }
    static void add_database(CLI::App* command, std::string& database) {
        database = usual_database();
        command->add_option("--database", database,
                            translate("fleet", "sqlite:PATH or postgresql://USER@HOST/NAME"));
    }

    void add_serve() {
        auto* serve = m_app.add_subcommand("serve", translate("fleet", "Receive reports, show pages"));
        add_database(serve, m_serve.database);
        serve->add_option("--listen", m_serve.listen, translate("fleet", "Address and port"))
            ->capture_default_str();
        serve->add_option("--tls-cert", m_serve.certificate,
                          translate("fleet", "Certificate and its chain, PEM"));
        serve->add_option("--tls-key", m_serve.key, translate("fleet", "Its private key, PEM"));
        serve->add_flag("--behind-proxy", m_serve.behind_proxy,
                        translate("fleet", "A proxy that I trust does TLS, and says who asks"));
        serve->add_option("--user-header", m_serve.user_header,
                          translate("fleet", "The header in which the proxy names who has signed in"));
        serve
            ->add_option("--silent-days", m_serve.silent_days,
                         translate("fleet", "After so many days a device counts as silent"))
            ->check(CLI::Range(1, 365))
            ->capture_default_str();
        serve
            ->add_option("--history-days", m_serve.history_days,
                         translate("fleet", "How long changes are kept"))
            ->check(CLI::Range(1, 3660))
            ->capture_default_str();
        serve
            ->add_option("--messages-per-second", m_serve.messages_per_second,
                         translate("fleet", "Of one address, beside bursts; 0: any number"))
            ->check(CLI::Range(0, 1000))
            ->capture_default_str();
        does(serve, [this] {
            const auto done = fleet::run(m_serve, m_clock);
            return done ? 0 : say(done.error());
        });
    }

    void add_token() {
        auto* token =
            m_app.add_subcommand("token", translate("fleet", "Make a token for devices to join with"));
        add_database(token, m_token.database);
        token->add_option("--group", m_token.group, translate("fleet", "The group that they come into"));
        token->add_option("--uses", m_token.uses, translate("fleet", "How many devices may join"))
            ->check(CLI::Range(1, 1000000))
            ->capture_default_str();
        token->add_option("--expires", m_token.expires, translate("fleet", "How long it counts: 24h, 14d"))
            ->capture_default_str();
        token->add_option("--key-file", m_token.key_file, translate("fleet", "Your key file"));
        token->add_flag("--pseudonyms", m_token.pseudonyms,
                        translate("fleet", "The server gets no names of accounts"));
        auto* list = token->add_subcommand("list", translate("fleet", "Show the tokens, never their text"));
        add_database(list, m_tokens.database);
        auto* withdraw =
            token->add_subcommand("withdraw", translate("fleet", "Let nobody join by a token any more"));
        withdraw->add_option("TOKEN", m_tokens.withdraw, translate("fleet", "As “token list” calls it"))
            ->required();
        withdraw->add_option("--database", m_tokens.database,
                             translate("fleet", "sqlite:PATH or postgresql://USER@HOST/NAME"));
        withdraw->add_flag("--revoke-devices", m_tokens.revoke_devices,
                           translate("fleet", "And revoke the devices that joined by it"));
        does(token, [this, token] {
            return print(token->get_subcommands().empty() ? fleet::run(m_token, m_clock)
                                                          : fleet::run(m_tokens, m_clock, m_language));
        });
        auto* key =
            m_app.add_subcommand("key", translate("fleet", "Your key file, for policies and pseudonyms"));
        key->require_subcommand(1);
        auto* create = key->add_subcommand("create", translate("fleet", "Make one"));
        create->add_option("FILE", m_file)->required();
        does(create, [this] {
            const auto created = create_key_file(path_from_utf8(m_file));
            return created ? 0 : say(created.error());
        });
    }

    void add_people() {
        auto* admin = m_app.add_subcommand("admin", translate("fleet", "Who may look at the pages"));
        admin->require_subcommand(1);
        auto* add =
            admin->add_subcommand("add", translate("fleet", "Add somebody, or give another password"));
        add_database(add, m_admin.database);
        add->add_option("NAME", m_admin.name)->required();
        add->add_option("--role", m_admin.role, translate("fleet", "viewer looks, admin changes too"))
            ->check(CLI::IsMember({"viewer", "admin"}))
            ->capture_default_str();
        add->add_flag("--password-stdin", m_admin.password_stdin,
                      translate("fleet", "The password comes on standard input"));
        does(add, [this] { return print(fleet::run(m_admin, m_clock)); });
        add_removal(admin, translate("fleet", "Let somebody look no longer"), false);
        auto* key = m_app.add_subcommand("api-key", translate("fleet", "Keys for programs"));
        key->require_subcommand(1);
        auto* make = key->add_subcommand("add", translate("fleet", "Make one, and print it"));
        add_database(make, m_api_key.database);
        make->add_option("NAME", m_api_key.name)->required();
        make->add_option("--scope", m_api_key.scope,
                         translate("fleet", "read: everything; overview: counts alone"))
            ->check(CLI::IsMember({"read", "overview"}))
            ->capture_default_str();
        does(make, [this] { return print(fleet::run(m_api_key, m_clock)); });
        add_removal(key, translate("fleet", "Let one count no longer"), true);
    }

    void add_removal(CLI::App* of, const std::string& help, bool key) {
        auto* remove = of->add_subcommand("remove", help);
        add_database(remove, m_remove.database);
        remove->add_option("NAME", m_remove.name)->required();
        does(remove, [this, key] {
            m_remove.key = key;
            return print(fleet::run(m_remove, m_clock));
        });
    }

    void add_report() {
        auto* report = m_app.add_subcommand("report", translate("fleet", "All accounts, as a list"));
        add_database(report, m_report.database);
        report->add_option("--format", m_report.format, "table, html, csv, json")
            ->check(CLI::IsMember({"table", "html", "csv", "json"}))
            ->capture_default_str();
        report->add_option("--group", m_report.group, translate("fleet", "Of this group"));
        report->add_option("--due-within", m_report.due_within,
                           translate("fleet", "That expire within this time: 14d"));
        report->add_option("--state", m_report.state, "ok, due, expired, unknown");
        report->add_option("--key-file", m_report.key_file, translate("fleet", "Your key file"));
        does(report, [this] {
            const auto done = fleet::run(m_report, m_clock, m_language);
            return !done ? say(done.error()) : std::fflush(stdout) == 0 ? 0 : 1;
        });
    }

    void add_devices() {
        auto* device = m_app.add_subcommand("device", translate("fleet", "The devices of the fleet"));
        device->require_subcommand(1);
        auto* list = device->add_subcommand("list", translate("fleet", "Show them"));
        add_database(list, m_device.database);
        list->add_option("--format", m_device.format, "table, json")->check(CLI::IsMember({"table", "json"}));
        does(list, [this] { return print(fleet::run(m_device, m_clock, m_language)); });
        auto* revoke = device->add_subcommand("revoke", translate("fleet", "Let one report no longer"));
        revoke->add_option("--database", m_device.database,
                           translate("fleet", "sqlite:PATH or postgresql://USER@HOST/NAME"));
        revoke->add_option("KEY", m_device.revoke)->required();
        does(revoke, [this] { return print(fleet::run(m_device, m_clock, m_language)); });
    }

    void add_policy() {
        auto* policy = m_app.add_subcommand("policy", translate("fleet", "What the fleet's machines go by"));
        policy->require_subcommand(1);
        auto* sign =
            policy->add_subcommand("sign", translate("fleet", "Sign a policy, where your key file is"));
        sign->add_option("FILE", m_policy.file)->required();
        sign->add_option("--key-file", m_policy.key_file, translate("fleet", "Your key file"))->required();
        sign->add_option("--output", m_policy.output, translate("fleet", "Where to; else standard output"));
        does(sign, [this] { return print(fleet::run(m_policy, m_clock)); });
        auto* publish = policy->add_subcommand("publish", translate("fleet", "Hand a signed policy out"));
        add_database(publish, m_policy.database);
        publish->add_option("FILE", m_policy.file)->required();
        does(publish, [this] {
            m_policy.publish = true;
            return print(fleet::run(m_policy, m_clock));
        });
    }

    void add_notify() {
        auto* notify = m_app.add_subcommand(
            "notify", translate("fleet", "Tell what has expired and who is silent; for a timer"));
        add_database(notify, m_notify.database);
        notify->add_flag("--digest", m_notify.digest, translate("fleet", "What the week brings, by mail"));
        notify
            ->add_option("--silent-days", m_notify.silent_days,
                         translate("fleet", "After so many days a device counts as silent"))
            ->check(CLI::Range(1, 365))
            ->capture_default_str();
        auto* webhook =
            notify->add_option("--webhook", m_notify.webhook, translate("fleet", "Where to, https"));
        notify->add_option("--webhook-secret", m_notify.webhook_secret,
                           translate("fleet", "A file with the secret that it is signed with"));
        webhook->needs(notify->get_option("--webhook-secret"));
        auto* mail =
            notify->add_option("--mail-to", m_notify.mail_to, translate("fleet", "By mail to this address"));
        notify->add_option("--mail-from", m_notify.mail_from, translate("fleet", "From this address"));
        notify->add_option("--smtp", m_notify.smtp, "smtps://HOST:465, smtp://HOST:587");
        mail->needs(notify->get_option("--mail-from"))->needs(notify->get_option("--smtp"));
        notify->add_option("--smtp-user", m_notify.smtp_user, translate("fleet", "Who signs in there"));
        notify->add_option("--smtp-password", m_notify.smtp_password,
                           translate("fleet", "A file with the password"));
        notify->add_option("--ca-file", m_notify.ca_file,
                           translate("fleet", "The authority that vouches for them, PEM"));
        does(notify, [this] { return print(fleet::run(m_notify, m_clock, m_language)); });
    }

    const Clock& m_clock;
    std::string m_language;
    CLI::App m_app{translate("fleet", "The state of all machines, for their administrator"), "rinnova-fleet"};
    ServeCommand m_serve;
    TokenCommand m_token;
    TokensCommand m_tokens;
    RemoveCommand m_remove;
    AdminAddCommand m_admin;
    ReportCommand m_report;
    DeviceCommand m_device;
    PolicyCommand m_policy;
    ApiKeyCommand m_api_key;
    NotifyCommand m_notify;
    std::string m_file;
    std::function<int()> m_do;
};

/// What `database` says below `[serve]`; none when the file cannot be read or does not say.
std::optional<std::string> configured_database(const std::filesystem::path& file) {
    std::ifstream stream(file);
    for (const CLI::ConfigItem& item : CLI::ConfigTOML().from_config(stream))
        if (item.parents == std::vector<std::string>{"serve"} && item.name == "database" &&
            item.inputs.size() == 1)
            return item.inputs.front();
    return std::nullopt;
}

} // namespace

std::string usual_database() {
    // What root notes is for the service, which is another user's.
    const std::filesystem::path folder = "/var/lib/rinnova-fleet";
    if (is_administrator() || owns(folder))
        return configured_database("/etc/rinnova-fleet/serve.conf")
            .value_or("sqlite:" + (folder / "fleet.sqlite").string());
    return "sqlite:" + (Paths::of_this_user().state / "fleet.sqlite").string();
}

std::string operator_name() {
    return user_of_this_process() + " (rinnova-fleet)";
}

int run(const std::vector<std::string>& arguments, const Clock& clock) {
    const std::string language = language_of(arguments);
    const Translation translation(language);
    return Tree(clock, language).run(arguments);
}

} // namespace rinnova::fleet
