// SPDX-License-Identifier: Apache-2.0
#include "base/Text.h"
#include "cli/AccountView.h"
#include "cli/Questions.h"
#include "cli/Rotation.h"
#include "cli/RotationView.h"
#include "cli/Table.h"
#include "cli/UnderWay.h"

#include <algorithm>

namespace rinnova::cli {

namespace {

bool is_locked(const RotationReport& report) {
    return std::any_of(report.accounts.begin(), report.accounts.end(),
                       [](const AccountResult& result) { return result.outcome == AccountOutcome::locked; });
}

Error cancelled() {
    return {ErrorCode::needs_user,
            translate("cli", "Cancelled. Nothing was changed, and the password was not kept."),
            {},
            {}};
}

/// One renewal with a password in hand. While a person is there, no obstacle makes it drop the password
/// unasked.
class Renewal {
  public:
    Renewal(RotateRequest request, const Secret& password, Session& session)
        : m_request(std::move(request)), m_password(password), m_session(session) {}

    Outcome run() {
        for (;;) {
            const auto report = attempt();
            if (report && is_locked(*report) && tries_again_after_lock(*report))
                continue;
            if (report) {
                log_report(m_session, "rotate", *report);
                return report_answer(*report, m_session);
            }
            if (!tries_again_after(report.error())) {
                m_session.log.write("rotate", report.error());
                return failed_or_misused(with_way_out(report.error()));
            }
        }
    }

  private:
    Result<RotationReport> attempt() {
        return under_way(m_session.console,
                         [&](const ProgressCallback& progress, const std::stop_token& stop) {
                             return m_session.service.rotate(m_request, m_password, progress, stop);
                         });
    }

    bool tries_again_after(const Error& error) {
        Console& console = m_session.console;
        if (!console.interactive() || error.code == ErrorCode::not_found ||
            error.code == ErrorCode::ambiguous || error.code == ErrorCode::invalid_data)
            return false;
        console.say(error_text(error, console.notes()));
        if (error.code == ErrorCode::conflict && !m_request.accept_duplicate) {
            m_request.accept_duplicate =
                ask_yes(console, translate("cli", "Is it right that both have the same password?"), false);
            return m_request.accept_duplicate;
        }
        return ask_yes(console, translate("cli", "The password you pasted is still at hand. Try again?"),
                       true);
    }

    bool tries_again_after_lock(const RotationReport& report) {
        Console& console = m_session.console;
        if (!console.interactive())
            return false;
        if (report.accounts.front().error)
            console.say(error_text(*report.accounts.front().error, console.notes()));
        console.say(wrapped(
            translate("cli", "The keychain is locked or missing. Nothing was changed; the password you "
                             "pasted is still at hand."),
            0, console.notes()));
        for (;;) {
            const auto answer = console.ask(translate(
                "cli",
                "1: try again, once the keychain is unlocked · 2: write the mail programs and keep the "
                "password nowhere else · 3: give up [1] "));
            if (!answer || *answer == "3")
                return false;
            if (*answer == "2")
                m_request.without_vault = true;
            if (answer->empty() || *answer == "1" || *answer == "2")
                return true;
        }
    }

    static Error with_way_out(Error error) {
        if (error.code == ErrorCode::conflict && error.hint.find("--accept-duplicate") == std::string::npos)
            error.hint += (error.hint.empty() ? "" : "\n") +
                          translate("cli", "If both really have the same password: --accept-duplicate");
        return error;
    }

    RotateRequest m_request;
    const Secret& m_password;
    Session& m_session;
};

Outcome rotate_with(const RotateRequest& request, const Secret& password, Session& session) {
    const Log::Redaction redaction(session.log, password);
    return Renewal(request, password, session).run();
}

bool confirmed(const Rotate& command, const RotationPreview& preview, Session& session) {
    if (command.yes)
        return true;
    const int places = places_to_write(preview);
    return ask_yes(session.console,
                   places == 0 ? translate("cli", "Keep the new password now?")
                               : translate_count("cli", "Write the new password to %n place(s) now?", places),
                   true);
}

/// Shows what will happen; an error when it cannot.
tl::expected<RotationPreview, Failure> preview_for_person(const Rotate& command, Session& session) {
    const auto preview = looking(
        session.console, [&](const ProgressCallback&) { return session.service.prepare(command.request); });
    if (!preview)
        return failed_or_misused(preview.error());
    const Screen screen = session.console.notes();
    session.console.say(preview_text(*preview, session.clock.today(), screen) + "\n");
    if (preview->vault && !command.request.without_vault)
        return failed(closed_vault(*preview->vault));
    if (command.request.without_vault)
        session.console.say(
            wrapped(translate("cli", "The keychain is left out: the password will be kept in the mail "
                                     "programs alone, and cannot be brought back from here."),
                    0, screen));
    return *preview;
}

Outcome ask_and_rotate(Rotate command, Session& session) {
    Console& console = session.console;
    if (!console.interactive())
        return misused({ErrorCode::needs_user,
                        translate("cli", "There is no terminal to ask for the password on."),
                        translate("cli", "Give it on standard input, with --password-stdin."),
                        {}});
    const auto preview = preview_for_person(command, session);
    if (!preview)
        return tl::unexpected(preview.error());
    const auto password = ask_password(console);
    if (!password)
        return failed_or_misused(password.error());
    if (!command.request.expires && !command.request.issued) {
        const auto expires = ask_expiry(console, preview->computed_expiry, session.clock.today());
        if (!expires)
            return failed(cancelled());
        command.request.expires = *expires;
    }
    if (!confirmed(command, *preview, session))
        return failed(cancelled());
    return rotate_with(command.request, *password, session);
}

Outcome adopt(const Rotate& command, Session& session) {
    if (session.console.interactive() && !command.yes) {
        const auto preview = preview_for_person(command, session);
        if (!preview)
            return tl::unexpected(preview.error());
        if (!confirmed(command, *preview, session))
            return failed(
                {ErrorCode::needs_user, translate("cli", "Cancelled. Nothing was changed."), {}, {}});
    }
    const auto report =
        under_way(session.console, [&](const ProgressCallback& progress, const std::stop_token& stop) {
            return session.service.rotate_from(command.request, command.slot, progress, stop);
        });
    if (!report) {
        session.log.write("rotate", report.error());
        return failed_or_misused(report.error());
    }
    log_report(session, "rotate", *report);
    return report_answer(*report, session);
}

Outcome dry_run(const Rotate& command, Session& session) {
    const auto preview = session.service.prepare(command.request);
    if (!preview)
        return failed_or_misused(preview.error());
    return session.answer([&] { return preview_document(*preview); },
                          [&](const Screen& screen) {
                              std::string text = preview_text(*preview, session.clock.today(), screen);
                              if (preview->vault)
                                  text += "\n" + error_text(closed_vault(*preview->vault), screen);
                              return text;
                          });
}

} // namespace

Outcome run(const Rotate& command, Session& session) {
    if (const auto known = check_targets(command.request.only, session); !known)
        return misused(known.error());
    if (command.dry_run)
        return dry_run(command, session);
    switch (command.source) {
    case Rotate::Source::ask:
        return ask_and_rotate(command, session);
    case Rotate::Source::slot:
        return adopt(command, session);
    case Rotate::Source::standard_input:
        break;
    }
    const auto password = read_password(session.console);
    return password ? rotate_with(command.request, *password, session) : failed_or_misused(password.error());
}

} // namespace rinnova::cli
