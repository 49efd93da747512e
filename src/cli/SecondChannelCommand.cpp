// SPDX-License-Identifier: Apache-2.0
#include "base/Text.h"
#include "cli/Questions.h"
#include "cli/Session.h"
#include "cli/Table.h"
#include "cli/UnderWay.h"

namespace rinnova::cli {

namespace {

Outcome refused(const Error& error, Session& session) {
    session.log.write("second channel", error);
    return failed(error);
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : ", ") + printable(word);
    return text;
}

Result<void> send(Session& session, const Secret* password) {
    return under_way(session.console, [&](const ProgressCallback&, const std::stop_token& stop) {
        return session.service.try_second_channel(password, stop);
    });
}

Outcome sent(Session& session, const char* way, const std::string& words) {
    session.log.write("second channel", std::string(way) + " done");
    return session.answer([&] { return action_document("second-channel", "way", way); },
                          [&](const Screen& screen) { return wrapped(words, 0, screen); });
}

Outcome by_command(const SecondChannel& channel, Session& session) {
    const std::string program = printable(channel.command.front());
    session.console.say(
        wrapped(translate("cli", "The second channel is a command, which needs no password: %1", {program}),
                0, session.console.notes()));
    if (const auto done = send(session, nullptr); !done)
        return refused(done.error(), session);
    return sent(
        session, "command",
        translate("cli", "The command took the test message: see whether it arrives where it should."));
}

Outcome by_mail(const SecondChannel::Mail& mail, bool password_stdin, Session& session) {
    Console& console = session.console;
    if (!password_stdin && !console.interactive())
        return misused({ErrorCode::needs_user,
                        translate("cli", "There is no terminal to ask for the password on."),
                        translate("cli", "Give it on standard input, with --password-stdin."),
                        {}});
    const auto password = password_stdin ? read_password(console) : ask_mail_password(console, mail.username);
    if (!password)
        return failed_or_misused(password.error());
    const Log::Redaction redaction(session.log, *password);
    if (const auto done = send(session, &*password); !done)
        return refused(done.error(), session);
    return sent(session, "mail",
                translate("cli", "A test message is on its way to %1. The password is kept in the keychain.",
                          {joined(mail.to)}));
}

} // namespace

Outcome run(const TrySecondChannel& command, Session& session) {
    const auto channel = session.service.second_channel();
    if (!channel)
        return refused(channel.error(), session);
    if (!*channel)
        return misused(
            {ErrorCode::unsupported,
             translate("cli", "No second channel is configured."),
             translate("cli", "Name a mail account or a command as \"second_channel\" in config.json."),
             {}});
    return (*channel)->mail ? by_mail(*(*channel)->mail, command.password_stdin, session)
                            : by_command(**channel, session);
}

} // namespace rinnova::cli
