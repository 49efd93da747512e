// SPDX-License-Identifier: Apache-2.0
// Who may look, and by which tokens devices join.
#include "base/SecretInput.h"
#include "base/Text.h"
#include "fleet/protocol/Encoding.h"
#include "fleet/protocol/JsonMembers.h"
#include "fleet/server/cli/Commands.h"
#include "fleet/server/database/Schema.h"
#include "fleet/server/reports/TextTable.h"
#include "fleet/server/store/Audit.h"
#include "fleet/server/store/History.h"
#include "fleet/server/store/Tokens.h"
#include "fleet/server/store/Users.h"
#include "fleet/server/web/Words.h"
#include "terminal/Terminal.h"

#include <algorithm>

namespace rinnova::fleet {

namespace {

constexpr std::size_t shown_digits = 16; ///< of a token's hash: what the audit log calls it, too

std::string table_of_tokens(const std::vector<ListedToken>& tokens, const Words& words) {
    std::vector<std::vector<std::string>> rows{
        {words.translate("fleet-web", "Token"), words.translate("fleet-web", "Group"),
         words.translate("fleet-web", "Uses left"), words.translate("fleet-web", "Joined"),
         words.translate("fleet-web", "Counts until")}};
    for (const ListedToken& one : tokens)
        rows.push_back({one.token.hash.substr(0, shown_digits), one.token.group,
                        std::to_string(one.token.uses), std::to_string(one.joined),
                        words.moment(one.token.expires_at.time_since_epoch().count())});
    return table_of(rows);
}

/// All of standard input; or typed twice, unechoed: a slip would be found out at the next sign-in.
Result<Secret> read_password(bool from_standard_input) {
    const auto terminal = make_terminal();
    if (!from_standard_input && !terminal->interactive())
        return fail(ErrorCode::needs_user,
                    translate("fleet", "Nobody is there to be asked for the password."),
                    translate("fleet", "Give it on standard input, with --password-stdin."));
    auto typed = from_standard_input ? terminal->read_secret()
                                     : terminal->ask_secret(translate("fleet", "Password: "));
    if (!typed)
        return typed;
    if (!from_standard_input) {
        const auto again = terminal->ask_secret(translate("fleet", "Once more: "));
        if (!again)
            return tl::unexpected(again.error());
        if (!(*again == *typed))
            return fail(ErrorCode::invalid_data, translate("fleet", "The two are not the same."));
    }
    auto clean = clean_password(std::move(*typed));
    if (!clean)
        return tl::unexpected(clean.error());
    return std::move(clean->password);
}

} // namespace

Printed run(const TokensCommand& command, const Clock& clock, const std::string& language) {
    auto database = open_fleet(command.database);
    if (!database)
        return tl::unexpected(database.error());
    auto tokens = list_tokens(**database);
    if (!tokens)
        return tl::unexpected(tokens.error());
    if (command.withdraw.empty())
        return table_of_tokens(*tokens, Words(language));
    std::erase_if(*tokens,
                  [&](const ListedToken& one) { return !one.token.hash.starts_with(command.withdraw); });
    if (tokens->size() != 1)
        return fail(tokens->empty() ? ErrorCode::not_found : ErrorCode::ambiguous,
                    tokens->empty() ? translate("fleet", "There is no such token.")
                                    : translate("fleet", "Several tokens begin so."));
    const std::string& hash = tokens->front().token.hash;
    const Timestamp now = clock.now();
    std::size_t revoked = 0;
    const auto done = (*database)->transaction_alone([&]() -> Result<void> {
        if (auto withdrawn = withdraw_token(**database, now, hash); !withdrawn)
            return withdrawn;
        if (auto noted =
                audit(**database, now, operator_name(), "token withdrawn", hash.substr(0, shown_digits));
            !noted || !command.revoke_devices)
            return noted;
        const auto devices = devices_of_token(**database, hash);
        if (!devices)
            return tl::unexpected(devices.error());
        for (const std::string& device : *devices) {
            if (auto out = take_out(**database, now, device, "revoked"); !out)
                return out;
            if (auto noted =
                    audit(**database, now, operator_name(), "device revoked", device, "token withdrawn");
                !noted)
                return noted;
        }
        revoked = devices->size();
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return (command.revoke_devices
                ? translate("fleet", "Nobody joins by this token any more; devices revoked: %1.",
                            {std::to_string(revoked)})
                : translate("fleet", "Nobody joins by this token any more.")) +
           "\n";
}

Printed run(const AdminAddCommand& command, const Clock& clock) {
    const auto role = role_from(command.role);
    if (!role)
        return fail(ErrorCode::invalid_data, translate("fleet", "A role is “viewer” or “admin”."));
    if (command.name.empty() || command.name.size() > 128 || !is_plain(command.name))
        return fail(ErrorCode::invalid_data, translate("fleet", "This cannot be a name."));
    auto password = read_password(command.password_stdin);
    if (!password)
        return tl::unexpected(password.error());
    if (password->size() < 10)
        return fail(ErrorCode::invalid_data, translate("fleet", "The password is too short."),
                    translate("fleet", "Take one of at least 10 characters."));
    auto database = open_fleet(command.database);
    if (!database)
        return tl::unexpected(database.error());
    if (auto put = put_user(**database, clock.now(), {command.name, *role}, *password); !put)
        return tl::unexpected(put.error());
    if (auto noted =
            audit(**database, clock.now(), operator_name(), "user added", command.name, command.role);
        !noted)
        return tl::unexpected(noted.error());
    return translate("fleet", "%1 may sign in, as %2.", {command.name, command.role}) + "\n";
}

Printed run(const ApiKeyCommand& command, const Clock& clock) {
    if (command.name.empty() || command.name.size() > 128 || !is_plain(command.name))
        return fail(ErrorCode::invalid_data, translate("fleet", "This cannot be a name."));
    auto database = open_fleet(command.database);
    if (!database)
        return tl::unexpected(database.error());
    const std::string key = "rfk_" + to_base64url(random_bytes(32));
    const auto added = (*database)->run(
        "INSERT INTO api_keys (hash, name, scopes, created_at) VALUES (?, ?, ?, ?)",
        {to_hex(sha256(key)), command.name, command.scope, clock.now().time_since_epoch().count()});
    if (!added && added.error().code == ErrorCode::conflict)
        return fail(ErrorCode::conflict, translate("fleet", "There is a key of that name already."));
    if (!added)
        return tl::unexpected(added.error());
    if (auto noted =
            audit(**database, clock.now(), operator_name(), "key added", command.name, command.scope);
        !noted)
        return tl::unexpected(noted.error());
    return key + "\n";
}

Printed run(const RemoveCommand& command, const Clock& clock) {
    auto database = open_fleet(command.database);
    if (!database)
        return tl::unexpected(database.error());
    std::int64_t gone = 0;
    const auto done = (*database)->transaction([&]() -> Result<void> {
        if (!command.key)
            if (auto ended = (*database)->run("DELETE FROM sessions WHERE user_name = ?", {command.name});
                !ended)
                return tl::unexpected(ended.error());
        const auto removed = (*database)->run(command.key ? "DELETE FROM api_keys WHERE name = ?"
                                                          : "DELETE FROM users WHERE name = ?",
                                              {command.name});
        if (!removed)
            return tl::unexpected(removed.error());
        gone = *removed;
        return gone == 0 ? Result<void>()
                         : audit(**database, clock.now(), operator_name(),
                                 command.key ? "key removed" : "user removed", command.name);
    });
    if (!done)
        return tl::unexpected(done.error());
    if (gone == 0)
        return fail(ErrorCode::not_found, translate("fleet", "There is nobody of that name."));
    return translate("fleet", "%1 may look no longer.", {command.name}) + "\n";
}

} // namespace rinnova::fleet
