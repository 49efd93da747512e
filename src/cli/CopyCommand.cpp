// SPDX-License-Identifier: Apache-2.0
#include "base/Text.h"
#include "cli/Interruption.h"
#include "cli/Session.h"
#include "cli/Table.h"

namespace rinnova::cli {

namespace {
constexpr std::chrono::seconds time_on_clipboard{60};
}

Outcome run(const Copy& command, Session& session) {
    const std::string& login = command.account.login;
    const Interruption interruption;
    const auto held = [&] {
        session.console.say(
            translate("cli",
                      "The password of %1 is on the clipboard for %2 seconds. Ctrl-C takes it off "
                      "earlier.",
                      {printable(login), std::to_string(time_on_clipboard.count())}) +
            "\n");
    };
    const auto done = session.service.copy(command.account, time_on_clipboard, held, interruption.token());
    if (!done) {
        session.log.write("copy", done.error());
        return failed(done.error());
    }
    session.log.write("copy", login + " done");
    return session.answer(
        [&] { return action_document("copy", "account", login); },
        [](const Screen&) { return translate("cli", "The password is on the clipboard no more.") + "\n"; });
}

} // namespace rinnova::cli
