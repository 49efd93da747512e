// SPDX-License-Identifier: Apache-2.0
#include "fleet/server/cli/Commands.h"

#include "base/AtomicFile.h"
#include "base/PathText.h"
#include "base/Text.h"
#include "fleet/protocol/Encoding.h"
#include "fleet/protocol/JsonMembers.h"
#include "fleet/protocol/Policy.h"
#include "fleet/protocol/Token.h"
#include "fleet/server/cli/KeyFile.h"
#include "fleet/server/database/Schema.h"
#include "fleet/server/store/Audit.h"
#include "fleet/server/store/Tokens.h"

#include <charconv>

namespace rinnova::fleet {

namespace {

std::string text_of(const Secret& secret) {
    return secret.expose([](std::string_view bytes) { return std::string(bytes); });
}

} // namespace

Result<std::chrono::seconds> duration_from(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
    const std::int64_t seconds = unit == "m" ? 60 : unit == "h" ? 3600 : unit == "d" ? 86400 : 0;
    if (error != std::errc() || seconds == 0 || number < 0 || number > 5'000'000)
        return fail(ErrorCode::invalid_data, translate("fleet", "“%1” is no duration.", {text}),
                    translate("fleet", "Say 30m, 24h or 14d."));
    return std::chrono::seconds(number * seconds);
}

Printed run(const TokenCommand& command, const Clock& clock) {
    const auto lasts = duration_from(command.expires);
    if (!lasts)
        return tl::unexpected(lasts.error());
    if (!is_plain(command.group) || command.group.size() > 128)
        return fail(ErrorCode::invalid_data, translate("fleet", "This cannot be the name of a group."));
    std::optional<KeyFile> keys;
    if (!command.key_file.empty()) {
        auto read = read_key_file(path_from_utf8(command.key_file));
        if (!read)
            return tl::unexpected(read.error());
        keys = std::move(*read);
    }
    if (command.pseudonyms && !keys)
        return fail(ErrorCode::invalid_data, translate("fleet", "Pseudonyms need a key file."),
                    translate("fleet",
                              "Make one with “rinnova-fleet key create FILE”, and name it with --key-file."));
    auto database = open_fleet(command.database);
    if (!database)
        return tl::unexpected(database.error());
    const JoinToken token =
        JoinToken::make(keys ? std::optional(keys->policy_key.public_key()) : std::nullopt,
                        command.pseudonyms ? std::optional(keys->secret.clone()) : std::nullopt);
    const Timestamp now = clock.now();
    const std::string hash = token_hash(text_of(token.for_server));
    const auto added = (*database)->transaction([&]() -> Result<void> {
        if (auto done = add_token(**database, now,
                                  {hash, command.group, command.uses, now + *lasts, command.pseudonyms});
            !done)
            return done;
        return audit(**database, now, operator_name(), "token made", hash.substr(0, 16),
                     command.group + ", " + std::to_string(command.uses) + " uses, " + command.expires);
    });
    if (!added)
        return tl::unexpected(added.error());
    return text_of(to_text(token)) + "\n";
}

Printed run(const PolicyCommand& command, const Clock& clock) {
    auto text = read_file(path_from_utf8(command.file), most_policy_bytes);
    if (!text)
        return tl::unexpected(text.error());
    if (!command.publish) {
        const auto policy = policy_from_json(*text);
        if (!policy)
            return fail(policy.error().code, policy.error().message, {}, command.file);
        auto keys = read_key_file(path_from_utf8(command.key_file));
        if (!keys)
            return tl::unexpected(keys.error());
        const std::string signed_policy = sign_policy(*text, policy->version, keys->policy_key);
        if (command.output.empty())
            return signed_policy;
        if (auto put = AtomicFile::put(path_from_utf8(command.output), signed_policy, 0644); !put)
            return tl::unexpected(put.error());
        return std::string();
    }
    // The server holds no key: what it hands out is looked at by those who have pinned one.
    const auto envelope = open_envelope(*text, most_policy_bytes);
    if (!envelope || envelope->kind != EnvelopeKind::policy)
        return fail(ErrorCode::invalid_data, translate("fleet", "This is no signed policy."),
                    translate("fleet", "Sign it first: rinnova-fleet policy sign."), command.file);
    if (const auto policy = policy_from_json(envelope->payload); !policy)
        return fail(policy.error().code, policy.error().message, {}, command.file);
    auto database = open_fleet(command.database);
    if (!database)
        return tl::unexpected(database.error());
    const auto version = static_cast<std::int64_t>(envelope->number);
    const auto published = (*database)->transaction([&]() -> Result<void> {
        const auto newest = (*database)->integer("SELECT MAX(version) FROM policies");
        if (!newest)
            return tl::unexpected(newest.error());
        if (newest->value_or(0) >= version)
            return fail(
                ErrorCode::conflict,
                translate("fleet", "Policy %1 is published already.", {std::to_string(newest->value_or(0))}),
                translate("fleet", "Give the new one a higher version."));
        if (auto done =
                (*database)->run("INSERT INTO policies (version, envelope, published_at) VALUES (?, ?, ?)",
                                 {version, to_base64url(*text), clock.now().time_since_epoch().count()});
            !done)
            return tl::unexpected(done.error());
        return audit(**database, clock.now(), operator_name(), "policy published", std::to_string(version));
    });
    if (!published)
        return tl::unexpected(published.error());
    return translate("fleet", "Policy %1 is published.", {std::to_string(version)}) + "\n";
}

} // namespace rinnova::fleet
