// SPDX-License-Identifier: Apache-2.0
#include "base/AtomicFile.h"
#include "base/PathText.h"
#include "base/Text.h"
#include "cli/AccountView.h"
#include "cli/ExportProfileView.h"
#include "cli/Interruption.h"
#include "cli/Session.h"
#include "cli/UnderWay.h"

#include <filesystem>

namespace rinnova::cli {

namespace {

constexpr unsigned only_for_me = 0600;

/// A file that is not there is no missing account, and a damaged one no wrong use.
tl::unexpected<Failure> not_made(Error error) {
    if (std::filesystem::path(error.where).is_absolute())
        return tl::unexpected(Failure{std::move(error), ExitCode::failed});
    return failed_or_misused(std::move(error));
}

Outcome write_file(const ProfileFile& file, ProfileExport& profiles, const std::string& where,
                   Session& session) {
    const auto path = path_from_utf8(where);
    const Interruption nothing_half_written;
    if (const auto noted = profiles.will_be_at(file, path); !noted)
        return failed(noted.error());
    const auto written =
        file.bytes.expose([&](std::string_view bytes) { return AtomicFile::put(path, bytes, only_for_me); });
    if (!written)
        return tl::unexpected(Failure{written.error(), ExitCode::failed});
    return session.answer([&] { return profile_document(file, where); },
                          [&](const Screen& screen) { return written_text(file, where, screen); });
}

Outcome print(const ProfileFile& file, Session& session) {
    file.bytes.expose([&](std::string_view bytes) { session.console.print(bytes); });
    return Answer{};
}

class Guide {
  public:
    Guide(bool this_machine_alone, Console& console) : m_alone(this_machine_alone), m_console(console) {}

    void operator()(const HandOverReady& ready) {
        m_console.say(ready_text(ready, m_alone, m_console.notes()));
    }
    void operator()(const HandOverOpened& news) {
        if (!m_opened)
            m_console.say(news_text(news));
        m_opened = true;
    }
    void operator()(const HandOverWrongCode& news) { m_console.say(news_text(news)); }
    void operator()(const HandOverCut& news) { m_console.say(news_text(news)); }

  private:
    bool m_alone;
    bool m_opened = false; ///< said once: every reload and every preview opens it
    Console& m_console;
};

Outcome serve(const ExportProfile& command, ProfileExport& profiles, const ProfileFile& file,
              Session& session) {
    Guide guide(command.interface.empty(), session.console);
    const Interruption interruption;
    const auto end = profiles.hand_over(
        file, command.interface, [&](const HandOverNews& news) { std::visit(guide, news); },
        interruption.token());
    if (!end)
        return failed_or_misused(end.error());
    switch (*end) {
    case HandOverEnd::given:
        return session.answer([&] { return profile_document(file, {}); },
                              [&](const Screen& screen) { return given_text(screen); });
    case HandOverEnd::expired:
        return failed({ErrorCode::timed_out,
                       translate("cli", "Nobody fetched the profile within eight minutes: the page is gone."),
                       translate("cli", "Run the command again for a new one."),
                       {}});
    case HandOverEnd::too_many_wrong_codes:
        return failed(
            {ErrorCode::auth_rejected,
             translate("cli", "Too many wrong codes were typed: the page is gone, and the profile was "
                              "not given."),
             translate("cli", "Run the command again for a new one."),
             {}});
    case HandOverEnd::stopped:
        break;
    }
    return failed({ErrorCode::needs_user, translate("cli", "Cancelled. The profile was not given."), {}, {}});
}

/// What can be said before a password is taken out of the keychain.
Result<void> check_where_it_goes(const ExportProfile& command, const Session& session) {
    const bool to_terminal = !command.serve && command.file.empty() && session.console.output().terminal;
    if (to_terminal)
        return fail(ErrorCode::needs_user, translate("cli", "A profile is not for the screen."),
                    translate("cli", "Name a FILE, or use --serve."));
    if (command.serve && command.with_password && !session.console.notes().terminal)
        return fail(ErrorCode::needs_user,
                    translate("cli", "There is no terminal to show the code on that the page asks for."),
                    translate("cli", "Leave out --with-password, or run it on a terminal."));
    return {};
}

} // namespace

Outcome run(const ExportProfile& command, Session& session) {
    if (const auto possible = check_where_it_goes(command, session); !possible)
        return misused(possible.error());
    const auto profiles = session.make_profile_export();
    if (!profiles)
        return failed(profiles.error());
    const auto file = looking(session.console, [&](const ProgressCallback&) {
        return (*profiles)->make({command.account, command.with_password, command.force_pop3});
    });
    if (!file)
        return not_made(file.error());
    for (const Error& warning : file->warnings)
        session.console.say(error_text(warning, session.console.notes()));
    session.log.write("export", "profile " + file->account.login + " " + file->account.provider +
                                    (file->with_password ? " with password" : ""));
    if (command.serve)
        return serve(command, **profiles, *file, session);
    return command.file.empty() ? print(*file, session)
                                : write_file(*file, **profiles, command.file, session);
}

} // namespace rinnova::cli
