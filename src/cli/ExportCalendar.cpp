// SPDX-License-Identifier: Apache-2.0
#include "base/AtomicFile.h"
#include "base/PathText.h"
#include "base/Text.h"
#include "cli/Session.h"
#include "cli/Words.h"

namespace rinnova::cli {

namespace {

constexpr unsigned only_for_the_user = 0600;

} // namespace

Outcome run(const ExportCalendar& command, Session& session) {
    const auto calendar = session.service.calendar();
    if (!calendar)
        return failed(calendar.error());
    if (command.file.empty())
        return session.answer([&] { return calendar_document(*calendar, {}); },
                              [&](const Screen&) { return *calendar; });
    if (const auto written = AtomicFile::put(path_from_utf8(command.file), *calendar, only_for_the_user);
        !written) {
        session.log.write("export", written.error());
        return tl::unexpected(Failure{written.error(), ExitCode::failed}); // a missing folder is no account
    }
    session.log.write("export", "calendar " + command.file + " done");
    return session.answer([&] { return calendar_document({}, command.file); },
                          [&](const Screen&) {
                              return translate("cli", "The calendar is in %1.", {printable(command.file)}) +
                                     "\n";
                          });
}

} // namespace rinnova::cli
