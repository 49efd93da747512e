// SPDX-License-Identifier: Apache-2.0
#include "base/Text.h"
#include "cli/Questions.h"
#include "cli/Rotation.h"
#include "cli/Table.h"
#include "cli/UnderWay.h"

namespace rinnova::cli {

namespace {

Outcome rotation_outcome(std::string_view event, const Result<RotationReport>& report, Session& session) {
    if (!report) {
        session.log.write(event, report.error());
        return failed(report.error());
    }
    log_report(session, event, *report);
    return report_answer(*report, session);
}

} // namespace

Outcome run(const Retry& command, Session& session) {
    const auto report =
        under_way(session.console, [&](const ProgressCallback& progress, const std::stop_token& stop) {
            return session.service.retry(command.request, progress, stop);
        });
    return rotation_outcome("retry", report, session);
}

Outcome run(const Undo& command, Session& session) {
    const auto report =
        under_way(session.console, [&](const ProgressCallback& progress, const std::stop_token& stop) {
            return session.service.undo(command.account, command.probe, progress, stop);
        });
    return rotation_outcome("undo", report, session);
}

Outcome run(const Discard& command, Session& session) {
    const std::string& login = command.account.login;
    const auto done = session.service.discard(command.account);
    if (!done) {
        session.log.write("discard", done.error());
        return failed(done.error());
    }
    session.log.write("discard", login + " done");
    return session.answer(
        [&] { return action_document("discard", "account", login); },
        [&](const Screen&) {
            const auto left = session.service.status({command.account, false});
            const bool waits = left && left->size() == 1 && !left->front().staged.empty();
            return (waits
                        ? translate(
                              "cli",
                              "The password pasted last is dropped; the one pasted before still waits. Go "
                              "on with: rinnova retry %1",
                              {printable(login)})
                        : translate("cli", "No pasted password of %1 waits any more.", {printable(login)})) +
                   "\n";
        });
}

Outcome run(const Unlock& command, Session& session) {
    Console& console = session.console;
    if (!command.password_stdin && !console.interactive())
        return misused({ErrorCode::needs_user,
                        translate("cli", "There is no terminal to ask for the primary password on."),
                        translate("cli", "Give it on standard input, with --password-stdin."),
                        {}});
    const auto password =
        command.password_stdin ? read_primary_password(console) : ask_primary_password(console);
    if (!password)
        return failed_or_misused(password.error());
    const Log::Redaction redaction(session.log, *password);
    const auto done = session.service.unlock(command.slot, *password);
    if (!done) {
        session.log.write("unlock", done.error());
        return failed(done.error());
    }
    session.log.write("unlock", command.slot + " done");
    return session.answer(
        [&] { return action_document("unlock", "slot", command.slot); },
        [&](const Screen&) {
            return translate("cli", "The primary password is right, and is kept in the keychain. Go on "
                                    "with: rinnova retry") +
                   "\n";
        });
}

} // namespace rinnova::cli
