// SPDX-License-Identifier: Apache-2.0
#include "base/Text.h"
#include "cli/AccountView.h"
#include "cli/Session.h"
#include "cli/UnderWay.h"
#include "cli/Words.h"

namespace rinnova::cli {

namespace {

std::string findings_text(const std::vector<Finding>& findings, const Screen& screen) {
    if (findings.empty())
        return translate("cli", "Nothing is wrong.") + "\n";
    std::string text;
    for (const Finding& finding : findings) {
        const Cell severity = word_for(finding.severity);
        text += toned(severity.text, severity.tone, screen) + ": " + printable(finding.account.login) + " (" +
                printable(finding.rule) + ")\n";
        text += wrapped(printable(finding.message), 4, screen);
        if (!finding.fix.empty())
            text += wrapped(printable(finding.fix), 4, screen);
        if (!finding.slot_id.empty())
            text += toned(wrapped(printable(finding.slot_id), 4, screen), Tone::faint, screen);
    }
    return text;
}

std::string history_text(const std::vector<HistoryEntry>& entries, const Screen& screen) {
    if (entries.empty())
        return translate("cli", "Nothing was done yet.") + "\n";
    Table table({translate("cli", "WHEN (UTC)"), translate("cli", "ACCOUNT"), translate("cli", "WHAT")});
    for (const HistoryEntry& entry : entries) {
        std::string when = to_iso(entry.at).substr(0, 16);
        when.replace(10, 1, " ");
        table.add({{when}, {entry.account.login}, {entry.text.empty() ? entry.kind : entry.text}});
    }
    return table.text(screen);
}

} // namespace

Outcome run(const Discover&, Session& session) {
    const auto report =
        looking(session.console, [&](const ProgressCallback&) { return session.service.discover(); });
    if (!report)
        return failed(report.error());
    for (const Error& problem : report->problems)
        session.console.say(error_text(problem, session.console.notes()));
    return session.answer([&] { return discover_document(*report); },
                          [&](const Screen& screen) { return discovered_text(*report, screen); });
}

Outcome run(const Verify& command, Session& session) {
    auto accounts = looking(session.console, [&](const ProgressCallback& progress) {
        return session.service.verify(command.account, progress);
    });
    if (!accounts)
        return failed(accounts.error());
    sort_by_urgency(*accounts);
    return session.answer([&] { return status_document(*accounts); },
                          [&](const Screen& screen) {
                              return command.account && accounts->size() == 1
                                         ? account_text(accounts->front(), screen)
                                         : accounts_text(*accounts, screen);
                          },
                          exit_code_of_verify(*accounts));
}

Outcome run(const Doctor& command, Session& session) {
    const auto findings = looking(
        session.console, [&](const ProgressCallback&) { return session.service.doctor(command.account); });
    if (!findings)
        return failed(findings.error());
    return session.answer([&] { return doctor_document(*findings); },
                          [&](const Screen& screen) { return findings_text(*findings, screen); });
}

Outcome run(const History& command, Session& session) {
    const auto entries = session.service.history(command.account);
    if (!entries)
        return failed(entries.error());
    return session.answer([&] { return history_document(*entries); },
                          [&](const Screen& screen) { return history_text(*entries, screen); });
}

} // namespace rinnova::cli
