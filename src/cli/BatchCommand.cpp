// SPDX-License-Identifier: Apache-2.0
#include "base/Text.h"
#include "cli/Rotation.h"
#include "cli/UnderWay.h"
#include "service/BatchFile.h"

#include <deque>

namespace rinnova::cli {

namespace {

bool is_unusable_file(const Error& error) {
    return error.code == ErrorCode::invalid_data || error.code == ErrorCode::permission_denied ||
           error.code == ErrorCode::not_found;
}

} // namespace

Outcome run(const RotateBatch& command, Session& session) {
    if (const auto known = check_targets(command.defaults.only, session); !known)
        return misused(known.error());
    const auto batch = read_batch_file(command.file, command.defaults, session.clock.today());
    if (!batch)
        return is_unusable_file(batch.error()) ? misused(batch.error()) : failed(batch.error());
    std::deque<Log::Redaction> redactions;
    for (const Batch::Item& item : batch->items) {
        redactions.emplace_back(session.log, item.password);
        if (item.trimmed_blanks)
            session.console.say(
                translate("batch", "Line %1: there were blanks around the password; they were taken off.",
                          {std::to_string(item.line)}) +
                "\n");
    }
    const auto report =
        under_way(session.console, [&](const ProgressCallback& progress, const std::stop_token& stop) {
            return session.service.rotate_batch(items_of(*batch), progress, stop);
        });
    if (!report) {
        const Error error = with_line(report.error(), *batch);
        session.log.write("batch", error);
        return failed_or_misused(error);
    }
    log_report(session, "batch", *report);
    return report_answer(*report, session);
}

} // namespace rinnova::cli
