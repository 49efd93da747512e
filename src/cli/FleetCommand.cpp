// SPDX-License-Identifier: Apache-2.0
#include "base/Text.h"
#include "cli/AccountView.h"
#include "cli/Questions.h"
#include "cli/Session.h"
#include "cli/Table.h"
#include "cli/UnderWay.h"

#include <algorithm>

namespace rinnova::cli {

namespace {

using Wish = FleetCommand::Wish;

std::string line(const std::string& label, const std::string& value, const Screen& screen) {
    return value.empty() ? std::string() : wrapped(label + ": " + printable(value), 2, screen);
}

std::string moment(const std::optional<Timestamp>& when) {
    return when ? to_iso(*when) : std::string();
}

/// What was sent, or the policy: JSON on lines of its own.
std::string block(const std::string& title, const std::string& json) {
    if (json.empty())
        return {};
    const Json document = Json::parse(json, nullptr, false);
    const std::string text =
        document.is_discarded() ? json : document.dump(2, ' ', false, Json::error_handler_t::replace);
    std::string lines = "\n" + title + "\n";
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        lines += "  " + printable(text.substr(at, end - at)) + "\n";
        at = end + 1;
    }
    return lines;
}

std::string hints_text(const FleetStatus& status, const Screen& screen) {
    std::string text;
    for (const FleetHint& hint : status.renewed_elsewhere)
        text += wrapped(toned(translate("cli",
                                        "The password of %1 was renewed on another computer on %2; this "
                                        "one has the old one. Paste the new one: %3",
                                        {printable(hint.account.login), to_iso(hint.renewed_at),
                                         "rinnova rotate " + printable(hint.account.login)}),
                              Tone::bad, screen),
                        0, screen);
    return text;
}

std::string names_text(const FleetStatus& status, const Screen& screen) {
    if (status.names.empty())
        return {};
    Table table({translate("cli", "ACCOUNT"), translate("cli", "SENT AS")});
    for (const FleetName& name : status.names)
        table.add({{name.account.login}, {name.pseudonym}});
    return "\n" + table.text(screen, 2);
}

std::string status_text(const FleetStatus& status, const Screen& screen) {
    std::string text =
        wrapped(status.joined ? translate("cli", "This computer reports to %1.", {printable(status.url)})
                              : translate("cli", "This computer is in no fleet: nothing is sent."),
                0, screen);
    text += line(translate("cli", "Device"), status.device, screen);
    text += line(translate("cli", "Group"), status.group, screen);
    text += line(translate("cli", "Since"), moment(status.joined_at), screen);
    if (status.joined)
        text +=
            line(translate("cli", "Accounts"),
                 status.pseudonyms ? translate("cli", "as pseudonyms") : translate("cli", "by their names"),
                 screen);
    text += line(translate("cli", "Last tried"), moment(status.last_tried), screen);
    text += line(translate("cli", "Last report that the server has kept"), moment(status.last_kept), screen);
    text += line(translate("cli", "Next one at the latest"), moment(status.next), screen);
    if (status.problem)
        text += error_text(*status.problem, screen);
    text += hints_text(status, screen);
    text += names_text(status, screen);
    text += block(translate("cli", "Policy in force"), status.policy);
    return text + block(translate("cli", "What was sent last"), status.sent);
}

Outcome shown(const Result<FleetStatus>& status, const std::string& done, Session& session) {
    if (!status)
        return failed_or_misused(status.error());
    return session.answer([&] { return fleet_document(*status); },
                          [&](const Screen& screen) {
                              return done.empty() ? status_text(*status, screen) : wrapped(done, 0, screen);
                          });
}

void note(Session& session, std::string_view event, const std::string& done_so,
          const Result<FleetStatus>& done) {
    if (done)
        session.log.write(event, done_so);
    else
        session.log.write(event, done.error());
}

Outcome leave(Session& session) {
    const auto left = under_way(session.console, [&](const ProgressCallback&, const std::stop_token& stop) {
        return session.service.fleet_leave(stop);
    });
    note(session, "fleet leave", "done", left);
    return shown(left, translate("cli", "This computer has left the fleet; nothing is sent any more."),
                 session);
}

Outcome join(const std::string& url, Session& session) {
    const auto token =
        session.console.interactive() ? ask_fleet_token(session.console) : read_password(session.console);
    if (!token)
        return failed_or_misused(token.error());
    const Log::Redaction redaction(session.log, *token);
    const auto joined = under_way(session.console, [&](const ProgressCallback&, const std::stop_token& stop) {
        return session.service.fleet_join(url, *token, stop);
    });
    note(session, "fleet join", printable(url) + " done", joined);
    return shown(joined, {}, session);
}

} // namespace

Outcome run(const FleetCommand& command, Session& session) {
    switch (command.wish) {
    case Wish::status:
        return shown(session.service.fleet_status(), {}, session);
    case Wish::join:
        return join(command.url, session);
    case Wish::push:
        return shown(under_way(session.console,
                               [&](const ProgressCallback&, const std::stop_token& stop) {
                                   return session.service.fleet_push(stop);
                               }),
                     translate("cli", "The server has the newest state."), session);
    case Wish::leave:
        return leave(session);
    }
    return shown(session.service.fleet_status(), {}, session);
}

} // namespace rinnova::cli
