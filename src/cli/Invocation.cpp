// SPDX-License-Identifier: Apache-2.0
#include "cli/Invocation.h"

#include "base/SecretInput.h"
#include "base/Text.h"
#include "cli/ServerArgument.h"
#include "model/NewExpiry.h"

#include <algorithm>
#include <array>
#include <utility>

namespace rinnova::cli {

namespace {

constexpr std::size_t longest_name = 320; // 64 + @ + 255, RFC 5321 4.5.3.1

tl::unexpected<Error> wrong(std::string message, std::string hint = {}) {
    return fail(ErrorCode::invalid_data, std::move(message), std::move(hint));
}

tl::unexpected<Error> not_together(std::string_view one, std::string_view other) {
    return wrong(translate("cli", "%1 and %2 do not go together.", {one, other}));
}

bool is_name(std::string_view text) {
    return !text.empty() && text.size() <= longest_name && is_utf8(text) &&
           std::none_of(text.begin(), text.end(),
                        [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F; });
}

Result<AccountName> account_of(const Arguments& arguments) {
    if (arguments.account.empty())
        return wrong(translate("cli", "%1 is missing.", {"ACCOUNT"}),
                     translate("cli", "“rinnova discover” shows the accounts of this machine."));
    if (!is_name(arguments.account))
        return wrong(translate("cli", "That is not the name of an account."),
                     translate("cli", "“rinnova discover” shows the accounts of this machine."));
    return AccountName{arguments.account, arguments.provider};
}

Result<std::optional<AccountName>> optional_account_of(const Arguments& arguments) {
    if (arguments.account.empty() && !arguments.provider.empty())
        return wrong(translate("cli", "--provider needs an ACCOUNT."));
    if (arguments.account.empty())
        return std::optional<AccountName>();
    return account_of(arguments).map([](AccountName name) { return std::optional(std::move(name)); });
}

Result<std::optional<Date>> issued_of(const Arguments& arguments, Date today) {
    if (arguments.issued.empty())
        return std::optional<Date>();
    if (!arguments.expires.empty())
        return not_together("--expires", "--issued");
    const auto date = parse_date(arguments.issued);
    if (!date)
        return tl::unexpected(date.error());
    if (*date > today)
        return wrong(translate("cli", "%1 lies in the future: no password can have been issued then.",
                               {to_iso(*date)}));
    return std::optional(*date);
}

Result<Command> check_track(const Arguments& arguments, Date today) {
    const bool about_one = !arguments.account.empty() || !arguments.provider.empty() ||
                           !arguments.expires.empty() || !arguments.issued.empty() ||
                           !arguments.archive.empty() || !arguments.servers.empty() ||
                           !arguments.devices.empty();
    if (arguments.all && !arguments.import_file.empty())
        return not_together("--all", "--import");
    if ((arguments.all || !arguments.import_file.empty()) && about_one)
        return wrong(translate("cli", "%1 stands alone.", {arguments.all ? "--all" : "--import"}));
    if (arguments.all)
        return TrackAll{};
    if (!arguments.import_file.empty())
        return TrackImport{arguments.import_file};
    auto account = account_of(arguments);
    if (!account)
        return tl::unexpected(account.error());
    Track track;
    track.request.account = *account;
    if (!arguments.expires.empty()) {
        const auto date = parse_expiry(arguments.expires, today);
        if (!date)
            return tl::unexpected(date.error());
        track.request.expires = *date;
    }
    const auto issued = issued_of(arguments, today);
    if (!issued)
        return tl::unexpected(issued.error());
    track.request.issued = *issued;
    for (const std::string& text : arguments.servers) {
        auto server = parse_server(text);
        if (!server)
            return tl::unexpected(server.error());
        track.request.servers.push_back(std::move(*server));
    }
    if (!arguments.archive.empty()) {
        auto server = parse_archive(arguments.archive);
        if (!server)
            return tl::unexpected(server.error());
        track.request.servers.push_back(std::move(*server));
    }
    for (const std::string& device : arguments.devices)
        if (device.find_first_not_of(' ') == std::string::npos || !is_utf8(device) ||
            device.size() > longest_name)
            return wrong(translate("cli", "A device needs a name."));
    track.request.devices = arguments.devices;
    return track;
}

/// What single renewals and batches have in common.
RotateRequest request_of(const Arguments& arguments) {
    RotateRequest request;
    request.probe = !arguments.no_probe;
    request.create = arguments.create;
    request.only = arguments.only;
    request.without_vault = arguments.without_vault;
    request.accept_duplicate = arguments.accept_duplicate;
    return request;
}

Result<Command> check_batch(const Arguments& arguments) {
    const std::array<std::pair<bool, const char*>, 6> single{{
        {!arguments.account.empty(), "ACCOUNT"},
        {arguments.password_stdin, "--password-stdin"},
        {!arguments.slot.empty(), "--from"},
        {!arguments.expires.empty(), "--expires"},
        {!arguments.issued.empty(), "--issued"},
        {arguments.dry_run, "--dry-run"},
    }};
    for (const auto& [given, name] : single)
        if (given)
            return not_together("--batch", name);
    if (!arguments.provider.empty())
        return wrong(translate("cli", "%1 and %2 do not go together.", {"--batch", "--provider"}),
                     translate("cli", "Name the provider on the account's own line."));
    return RotateBatch{arguments.batch_file, request_of(arguments)};
}

Result<Command> check_rotate(const Arguments& arguments, Date today) {
    if (!arguments.batch_file.empty())
        return check_batch(arguments);
    auto account = account_of(arguments);
    if (!account)
        return tl::unexpected(account.error());
    if (arguments.password_stdin && !arguments.slot.empty())
        return not_together("--password-stdin", "--from");
    Rotate rotate;
    rotate.request = request_of(arguments);
    rotate.request.account = *account;
    if (!arguments.expires.empty()) {
        const auto date = parse_new_expiry(arguments.expires, today);
        if (!date)
            return tl::unexpected(date.error());
        rotate.request.expires = *date;
    }
    const auto issued = issued_of(arguments, today);
    if (!issued)
        return tl::unexpected(issued.error());
    rotate.request.issued = *issued;
    if (arguments.password_stdin)
        rotate.source = Rotate::Source::standard_input;
    if (!arguments.slot.empty())
        rotate.source = Rotate::Source::slot;
    rotate.slot = arguments.slot;
    rotate.dry_run = arguments.dry_run;
    rotate.yes = arguments.yes;
    return rotate;
}

Result<Command> check_extend(const Arguments& arguments, Date today) {
    auto account = account_of(arguments);
    if (!account)
        return tl::unexpected(account.error());
    if (arguments.until.empty())
        return wrong(translate("cli", "%1 is missing.", {"--until"}),
                     translate("cli", "Give the new last day: --until 25/05/2027"));
    const auto until = parse_new_expiry(arguments.until, today);
    if (!until)
        return tl::unexpected(until.error());
    return Extend{*account, *until};
}

Result<Command> check_snooze(const Arguments& arguments, Date today) {
    auto account = account_of(arguments);
    if (!account)
        return tl::unexpected(account.error());
    Snooze snooze{std::move(*account), {}};
    if (!arguments.until.empty()) {
        const auto until = parse_expiry(arguments.until, today);
        if (!until)
            return tl::unexpected(until.error());
        if (*until <= today)
            return wrong(translate("cli", "%1 is not in the future.", {to_iso(*until)}));
        snooze.until = *until;
    }
    return snooze;
}

template <typename Wanted>
Result<Command> for_account(const Arguments& arguments, Wanted wanted = {}) {
    auto account = account_of(arguments);
    if (!account)
        return tl::unexpected(account.error());
    wanted.account = std::move(*account);
    return wanted;
}

template <typename Wanted>
Result<Command> for_any_account(const Arguments& arguments) {
    auto account = optional_account_of(arguments);
    if (!account)
        return tl::unexpected(account.error());
    return Wanted{std::move(*account)};
}

Result<Command> check_retry(const Arguments& arguments) {
    auto account = optional_account_of(arguments);
    if (!account)
        return tl::unexpected(account.error());
    return Retry{{.account = std::move(*account),
                  .probe = !arguments.no_probe,
                  .restart_clients = arguments.restart_clients}};
}

Result<Command> check_export_profile(const Arguments& arguments) {
    auto account = account_of(arguments);
    if (!account)
        return tl::unexpected(account.error());
    if (arguments.serve && !arguments.file.empty())
        return not_together("--serve", "FILE");
    if (!arguments.serve && !arguments.interface.empty())
        return wrong(translate("cli", "%1 needs %2.", {"--lan", "--serve"}));
    if (arguments.json && !arguments.serve && arguments.file.empty())
        return wrong(translate("cli", "With --json, the profile goes to a FILE: name one."));
    return ExportProfile{std::move(*account),  arguments.file,  arguments.with_password,
                         arguments.force_pop3, arguments.serve, arguments.interface};
}

Result<Command> with_slot(const Arguments& arguments, Command command) {
    if (!is_name(arguments.slot))
        return wrong(translate("cli", "That is not the id of a slot."),
                     translate("cli", "“rinnova status ACCOUNT” shows the slots."));
    return command;
}

} // namespace

Result<Command> check_arguments(const Arguments& arguments, Date today) {
    const std::string& name = arguments.command;
    if (name == "discover")
        return Discover{};
    if (name == "track")
        return check_track(arguments, today);
    if (name == "untrack")
        return for_account<Untrack>(arguments);
    if (name == "status")
        return for_any_account<Status>(arguments);
    if (name == "rotate")
        return check_rotate(arguments, today);
    if (name == "extend")
        return check_extend(arguments, today);
    if (name == "verify")
        return for_any_account<Verify>(arguments);
    if (name == "retry")
        return check_retry(arguments);
    if (name == "discard")
        return for_account<Discard>(arguments);
    if (name == "copy")
        return for_account<Copy>(arguments);
    if (name == "confirm")
        return with_slot(arguments, Confirm{arguments.slot});
    if (name == "undo")
        return for_account(arguments, Undo{{}, !arguments.no_probe});
    if (name == "unlock")
        return with_slot(arguments, Unlock{arguments.slot, arguments.password_stdin});
    if (name == "snooze")
        return check_snooze(arguments, today);
    if (name == "doctor")
        return for_any_account<Doctor>(arguments);
    if (name == "history")
        return for_any_account<History>(arguments);
    if (name == "export profile")
        return check_export_profile(arguments);
    if (name == "export ics")
        return ExportCalendar{arguments.file};
    if (name == "export")
        return wrong(translate("cli", "It is not said what to export."),
                     translate("cli", "See: %1", {"rinnova export --help"}));
    if (name == "providers" || name == "providers list")
        return Providers{};
    if (name == "providers show")
        return ShowProvider{arguments.value};
    if (name == "providers check")
        return CheckProvider{arguments.value};
    if (name == "plugins")
        return Plugins{};
    if (name == "agent" || name == "agent status")
        return AgentCommand{AgentCommand::Wish::status};
    if (name == "agent install")
        return AgentCommand{AgentCommand::Wish::install};
    if (name == "agent stop")
        return AgentCommand{AgentCommand::Wish::stop};
    if (name == "agent uninstall")
        return AgentCommand{AgentCommand::Wish::uninstall};
    if (name == "agent second-channel")
        return TrySecondChannel{arguments.password_stdin};
    if (name == "fleet" || name == "fleet status")
        return FleetCommand{FleetCommand::Wish::status, {}};
    if (name == "fleet join")
        return FleetCommand{FleetCommand::Wish::join, arguments.value};
    if (name == "fleet leave")
        return FleetCommand{FleetCommand::Wish::leave, {}};
    if (name == "fleet push")
        return FleetCommand{FleetCommand::Wish::push, {}};
    if (name == "completion")
        return Completion{arguments.value};
    return wrong(translate("cli", "A command is missing."), translate("cli", "See: %1", {"rinnova --help"}));
}

} // namespace rinnova::cli
