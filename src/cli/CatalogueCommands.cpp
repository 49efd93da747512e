// SPDX-License-Identifier: Apache-2.0
#include "base/Excerpt.h"
#include "base/Text.h"
#include "cli/AccountView.h"
#include "cli/Session.h"
#include "cli/Words.h"

#include <algorithm>

namespace rinnova::cli {

namespace {

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text;
}

std::string lifetime_in_words(const Lifetime& lifetime) {
    const std::string days =
        lifetime.days ? translate_count("cli", "%n day(s)", *lifetime.days) : std::string();
    const std::string months =
        lifetime.months ? translate_count("cli", "%n month(s)", *lifetime.months) : std::string();
    if (!days.empty() && !months.empty())
        return translate("cli", "%1 or %2, whichever is earlier", {days, months});
    const std::string& one = days.empty() ? months : days;
    return one.empty() ? translate("cli", "does not expire, or not known") : one;
}

std::string providers_text(const std::vector<ProviderStatus>& providers, const Screen& screen) {
    Table table({translate("cli", "ID"), translate("cli", "NAME"), translate("cli", "PASSWORD LIVES"),
                 translate("cli", "UNPROVEN"), translate("cli", "DOMAINS")});
    for (const ProviderStatus& status : providers)
        table.add({{status.provider.id},
                   {status.provider.name},
                   {lifetime_in_words(status.provider.credential.lifetime)},
                   {status.unproven.empty() ? "-" : std::to_string(status.unproven.size())},
                   {joined(status.provider.domains)}});
    return table.text(screen);
}

Table server_table(const std::vector<Server>& servers) {
    Table table({translate("cli", "KIND"), translate("cli", "SERVER"), "TLS", translate("cli", "CHECKED"),
                 translate("cli", "SOURCE")});
    for (const Server& server : servers)
        table.add({{name_of_kind(server.kind)},
                   {host_and_port(server.host, server.port)},
                   {std::string(to_string(server.tls))},
                   {server.verified.empty() ? "-" : server.verified},
                   {server.source}});
    return table;
}

std::string steps_text(const std::string& title, const LocalisedSteps& steps, const Screen& screen) {
    // The texts are in the language that a text of ours is in.
    const std::vector<std::string>& lines = steps_in(steps, translate("cli", "en"));
    if (lines.empty())
        return {};
    std::string text = "\n" + title + "\n";
    for (std::size_t i = 0; i < lines.size(); ++i)
        text += wrapped(std::to_string(i + 1) + ". " + printable(lines[i]), 2, screen);
    return text;
}

std::string provider_text(const ProviderStatus& status, const Screen& screen) {
    const Provider& provider = status.provider;
    const Provider::CredentialRules& rules = provider.credential;
    const auto line = [&](const std::string& label, const std::string& value) {
        return value.empty() ? std::string() : wrapped(label + ": " + printable(value), 2, screen);
    };
    std::string text =
        toned(printable(provider.name), Tone::strong, screen) + " (" + printable(provider.id) + ")\n";
    text += line(translate("cli", "Described by"), provider.origin);
    text += line(translate("cli", "Extends"), provider.extends);
    text += line(translate("cli", "Domains"), joined(provider.domains));
    text += line(translate("cli", "User names"), joined(provider.usernames));
    text += line(translate("cli", "Password lives"), lifetime_in_words(rules.lifetime));
    text += line(translate("cli", "Can be extended"),
                 rules.extendable ? translate("cli", "yes") : translate("cli", "no"));
    text += line(translate("cli", "Page"), rules.url);
    text += "\n" + server_table(provider.servers).text(screen, 2);
    text += steps_text(translate("cli", "The first time"), rules.activate, screen);
    text += steps_text(translate("cli", "Every renewal"), rules.renew, screen);
    if (!status.unproven.empty()) {
        text += "\n" + translate("cli", "Unproven") + "\n";
        for (const std::string& part : status.unproven)
            text += wrapped("- " + printable(part), 2, screen);
    }
    return text;
}

std::string check_text(const std::string& file, const std::vector<Error>& findings, bool usable,
                       const Screen& screen) {
    std::string text;
    for (const Error& finding : findings) {
        const bool warning = finding.code == ErrorCode::unsupported;
        const Cell word = word_for(warning ? Severity::warning : Severity::error);
        text += toned(word.text, word.tone, screen) + ": " + error_text(finding, screen);
    }
    return text +
           (usable ? translate("cli", "%1 can be used.", {printable(file)})
                   : translate("cli", "%1 cannot be used.", {printable(file)})) +
           "\n";
}

std::string plugin_state(const std::string& state) {
    if (state == "loaded")
        return translate("cli", "loaded");
    if (state == "disabled")
        return translate("cli", "switched off");
    return translate("cli", "failed");
}

std::string plugins_text(const std::vector<PluginStatus>& plugins, const Screen& screen) {
    if (plugins.empty())
        return translate("cli", "There are no plugins.") + "\n";
    Table table({translate("cli", "ID"), translate("cli", "NAME"), translate("cli", "STATE"),
                 translate("cli", "TRIED WITH"), translate("cli", "CAN")});
    for (const PluginStatus& plugin : plugins) {
        const Tone tone = plugin.state == "loaded"     ? Tone::good
                          : plugin.state == "disabled" ? Tone::faint
                                                       : Tone::bad;
        table.add({{plugin.id},
                   {plugin.name},
                   {plugin_state(plugin.state), tone},
                   {joined(plugin.client_versions)},
                   {joined(plugin.capabilities)}});
        if (plugin.error)
            table.add_note(plugin.error->message, Tone::bad);
    }
    return table.text(screen);
}

} // namespace

Outcome run(const Providers&, Session& session) {
    const std::vector<ProviderStatus> providers = session.service.providers();
    return session.answer([&] { return providers_document(providers); },
                          [&](const Screen& screen) { return providers_text(providers, screen); });
}

Outcome run(const ShowProvider& command, Session& session) {
    for (const ProviderStatus& status : session.service.providers())
        if (status.provider.id == command.id)
            return session.answer([&] { return providers_document({status}); },
                                  [&](const Screen& screen) { return provider_text(status, screen); });
    return failed({ErrorCode::not_found,
                   translate("cli", "There is no provider “%1”.", {excerpt(command.id)}),
                   translate("cli", "See: %1", {"rinnova providers"}),
                   {}});
}

Outcome run(const CheckProvider& command, Session& session) {
    const std::vector<Error> findings = session.service.check_provider(command.file);
    const bool usable = std::all_of(findings.begin(), findings.end(), [](const Error& finding) {
        return finding.code == ErrorCode::unsupported;
    });
    return session.answer(
        [&] { return provider_check_document(command.file, findings); },
        [&](const Screen& screen) { return check_text(command.file, findings, usable, screen); },
        usable ? ExitCode::done : ExitCode::failed);
}

Outcome run(const Plugins&, Session& session) {
    const std::vector<PluginStatus> plugins = session.service.plugins();
    return session.answer([&] { return plugins_document(plugins); },
                          [&](const Screen& screen) { return plugins_text(plugins, screen); });
}

Outcome run(const Completion& command, Session& session) {
    std::vector<std::string> names;
    if (command.shell == "providers") {
        for (const ProviderStatus& status : session.service.providers())
            names.push_back(status.provider.id);
    } else if (const auto accounts = session.service.status({.next_notices = false})) {
        for (const AccountStatus& account : *accounts) {
            if (command.shell == "accounts")
                names.push_back(account.account.login);
            else
                for (const Slot& slot : account.slots)
                    names.push_back(slot.id);
        }
    }
    std::string text;
    for (const std::string& name : names)
        text += printable(name) + "\n";
    return Answer{std::move(text)};
}

} // namespace rinnova::cli
