// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Log.h"
#include "cli/ExitCode.h"
#include "cli/Invocation.h"
#include "service/Documents.h"
#include "service/ProfileExport.h"
#include "service/Service.h"
#include "terminal/Console.h"

#include <functional>
#include <memory>
#include <string>

namespace rinnova::cli {

/// What goes to standard output, and the code to end with.
struct Answer {
    std::string text;
    ExitCode exit = ExitCode::done;
};

/// An operation that did not begin, or of which nothing is left to show.
struct Failure {
    Error error;
    ExitCode exit;
};

using Outcome = tl::expected<Answer, Failure>;

inline tl::unexpected<Failure> failed(Error error) {
    const ExitCode exit = exit_code(error);
    return tl::unexpected(Failure{std::move(error), exit});
}
/// For what the user can only put right by calling differently.
inline tl::unexpected<Failure> misused(Error error) {
    return tl::unexpected(Failure{std::move(error), ExitCode::usage});
}
/// Wrong input is the caller's; anything else is judged by its code.
inline tl::unexpected<Failure> failed_or_misused(Error error) {
    const bool wrong_input = error.code == ErrorCode::invalid_data || error.code == ErrorCode::conflict;
    return wrong_input ? misused(std::move(error)) : failed(std::move(error));
}

/// What one run of a command works with.
struct Session {
    Service& service;
    Console& console;
    const Clock& clock;
    Log& log;
    bool json = false;
    std::function<Result<std::unique_ptr<ProfileExport>>()> make_profile_export;

    /// The document or the words, whichever was asked for; the other is not made.
    template <typename MakeDocument, typename MakeText>
    Answer answer(MakeDocument document, MakeText text, ExitCode exit = ExitCode::done) const {
        return {json ? to_text(document()) : text(console.output()), exit};
    }
};

Outcome run(const Discover& command, Session& session);
Outcome run(const Track& command, Session& session);
Outcome run(const TrackAll& command, Session& session);
Outcome run(const TrackImport& command, Session& session);
Outcome run(const Untrack& command, Session& session);
Outcome run(const Status& command, Session& session);
Outcome run(const Rotate& command, Session& session);
Outcome run(const RotateBatch& command, Session& session);
Outcome run(const Extend& command, Session& session);
Outcome run(const Verify& command, Session& session);
Outcome run(const Retry& command, Session& session);
Outcome run(const Discard& command, Session& session);
Outcome run(const Copy& command, Session& session);
Outcome run(const Snooze& command, Session& session);
Outcome run(const Confirm& command, Session& session);
Outcome run(const Undo& command, Session& session);
Outcome run(const Unlock& command, Session& session);
Outcome run(const Doctor& command, Session& session);
Outcome run(const History& command, Session& session);
Outcome run(const ExportProfile& command, Session& session);
Outcome run(const ExportCalendar& command, Session& session);
Outcome run(const TrySecondChannel& command, Session& session);
Outcome run(const FleetCommand& command, Session& session);
Outcome run(const Providers& command, Session& session);
Outcome run(const ShowProvider& command, Session& session);
Outcome run(const CheckProvider& command, Session& session);
Outcome run(const Plugins& command, Session& session);
/// For the completion scripts: names alone, a line each.
Outcome run(const Completion& command, Session& session);

} // namespace rinnova::cli
