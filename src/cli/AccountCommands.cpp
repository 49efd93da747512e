// SPDX-License-Identifier: Apache-2.0
#include "base/AtomicFile.h"
#include "base/PathText.h"
#include "base/Text.h"
#include "cli/AccountView.h"
#include "cli/Session.h"
#include "cli/Table.h"
#include "service/ImportList.h"

#include <charconv>

namespace rinnova::cli {

namespace {

constexpr std::size_t largest_list = std::size_t{16} * 1024 * 1024;

Answer account_answer(const AccountStatus& account, const Session& session) {
    return session.answer([&] { return status_document({account}); },
                          [&](const Screen& screen) { return account_text(account, screen); });
}

Answer accounts_answer(std::vector<AccountStatus> accounts, const Session& session) {
    sort_by_urgency(accounts);
    return session.answer([&] { return status_document(accounts); },
                          [&](const Screen& screen) { return accounts_text(accounts, screen); });
}

template <typename Value>
void log_outcome(Session& session, std::string_view event, const std::string& subject,
                 const Result<Value>& result) {
    if (result)
        session.log.write(event, subject + " done");
    else
        session.log.write(event, result.error());
}

/// The service knows accounts by their place in the list; a person knows lines.
Error with_line(Error error, const std::vector<ImportedAccount>& list) {
    std::size_t index = 0;
    const char* end = error.where.data() + error.where.size();
    const auto [stopped, problem] = std::from_chars(error.where.data(), end, index);
    if (problem != std::errc() || stopped != end)
        index = list.size() == 1 ? 0 : list.size();
    if (index >= list.size())
        return error;
    error.where = std::to_string(list[index].line);
    error.message = translate("import", "Line %1: %2", {error.where, error.message});
    return error;
}

} // namespace

Outcome run(const Track& command, Session& session) {
    const auto account = session.service.track(command.request);
    log_outcome(session, "track", command.request.account.login, account);
    return account ? Outcome(account_answer(*account, session)) : failed_or_misused(account.error());
}

Outcome run(const TrackAll&, Session& session) {
    auto accounts = session.service.track_all();
    log_outcome(session, "track", "all", accounts);
    return accounts ? Outcome(accounts_answer(std::move(*accounts), session)) : failed(accounts.error());
}

Outcome run(const TrackImport& command, Session& session) {
    const auto bytes = read_file(path_from_utf8(command.file), largest_list);
    if (!bytes)
        return misused(bytes.error());
    const auto list = parse_import_list(*bytes, session.clock.today());
    if (!list)
        return misused(list.error());
    std::vector<TrackRequest> requests;
    for (const ImportedAccount& imported : *list)
        requests.push_back(imported.request);
    auto accounts = session.service.track_many(requests);
    log_outcome(session, "track", std::to_string(requests.size()) + " of a list", accounts);
    return accounts ? Outcome(accounts_answer(std::move(*accounts), session))
                    : failed_or_misused(with_line(accounts.error(), *list));
}

Outcome run(const Untrack& command, Session& session) {
    const auto done = session.service.untrack(command.account);
    log_outcome(session, "untrack", command.account.login, done);
    if (!done)
        return failed(done.error());
    return session.answer(
        [&] { return action_document("untrack", "account", command.account.login); },
        [&](const Screen&) {
            return translate("cli", "%1 is forgotten; the mail programs keep the password they have.",
                             {printable(command.account.login)}) +
                   "\n";
        });
}

Outcome run(const Extend& command, Session& session) {
    const auto account = session.service.extend(command.account, command.until);
    log_outcome(session, "extend", command.account.login + " " + to_iso(command.until), account);
    return account ? Outcome(account_answer(*account, session)) : failed_or_misused(account.error());
}

Outcome run(const Status& command, Session& session) {
    // In words the list has no column for the next notice.
    auto accounts = session.service.status({command.account, session.json || command.account.has_value()});
    if (!accounts)
        return failed(accounts.error());
    if (command.account && accounts->size() == 1)
        return account_answer(accounts->front(), session);
    return accounts_answer(std::move(*accounts), session);
}

Outcome run(const Snooze& command, Session& session) {
    const auto account = session.service.snooze(command.account, command.until);
    log_outcome(session, "snooze", command.account.login, account);
    return account ? Outcome(account_answer(*account, session)) : failed(account.error());
}

Outcome run(const Confirm& command, Session& session) {
    const auto account = session.service.confirm(command.slot);
    log_outcome(session, "confirm", command.slot, account);
    return account ? Outcome(account_answer(*account, session)) : failed(account.error());
}

} // namespace rinnova::cli
