// SPDX-License-Identifier: Apache-2.0
#include "fleet/server/store/Keeper.h"

#include "fleet/protocol/Encoding.h"
#include "fleet/protocol/Gzip.h"
#include "fleet/protocol/Join.h"
#include "fleet/protocol/Report.h"
#include "fleet/protocol/Token.h"
#include "fleet/server/store/Accounts.h"
#include "fleet/server/store/History.h"
#include "fleet/server/store/Mailboxes.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <mutex>

namespace rinnova::fleet {

namespace {

constexpr std::size_t most_ahead = 64;              ///< messages that are in memory at once
constexpr std::size_t most_bytes_ahead = 16 * 1024; ///< of a report that is one of them

Reply unavailable() {
    return refused(Refusal{"unavailable", "the database does not answer", 0, 30});
}

} // namespace

Keeper::Keeper(Database& database, const Clock& clock, KeeperSettings settings)
    : m_database(database), m_clock(clock), m_settings(settings), m_rate(settings.device_rate) {}

std::vector<Reply> Keeper::keep(const std::vector<std::string>& messages) {
    m_now = m_clock.now();
    auto together = keep_together(messages);
    // Another server's transaction may have been in the way (PostgreSQL ends one of two that wait for each
    // other).
    for (int i = 0; i < 3 && !together && together.error().code == ErrorCode::busy; ++i)
        together = keep_together(messages);
    if (together)
        return std::move(*together);
    std::vector<Reply> replies;
    const bool alone = messages.size() == 1 || together.error().code == ErrorCode::unreachable;
    for (const std::string& message : messages) {
        // One that the database does not take must not stand in the way of the others.
        auto kept =
            alone ? Result<std::vector<Reply>>(tl::unexpected(together.error())) : keep_together({message});
        replies.push_back(kept ? std::move(kept->front()) : unavailable());
    }
    return replies;
}

Result<std::vector<Reply>> Keeper::keep_together(const std::vector<std::string>& messages) {
    std::vector<Reply> replies;
    m_policy_version.reset();
    const auto done = m_database.transaction([&]() -> Result<void> {
        for (std::size_t from = 0; from < messages.size(); from += most_ahead) {
            const auto rest = std::span(messages).subspan(from);
            if (auto kept = keep_some(rest.first(std::min(most_ahead, rest.size())), replies); !kept)
                return kept;
        }
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return replies;
}

Result<void> Keeper::keep_some(std::span<const std::string> messages, std::vector<Reply>& replies) {
    std::vector<Message> opened;
    opened.reserve(messages.size());
    for (const std::string& message : messages)
        opened.push_back({open_envelope(message), {}, {}, {}});
    m_read_ahead.clear();
    if (auto looked = look_ahead(opened); !looked)
        return looked;
    for (Message& message : opened) {
        auto reply = keep_one(message);
        if (!reply)
            return tl::unexpected(reply.error());
        replies.push_back(std::move(*reply));
    }
    return {};
}

/// For the first message of each sender, by many threads: checking a signature and reading a report take
/// longer than all the rest. With PostgreSQL it is left to each message's turn: rows that are read for it are
/// locked, and waiting for them takes longer.
Result<void> Keeper::look_ahead(std::vector<Message>& messages) {
    if (m_database.is_postgresql() || messages.size() < 2)
        return {};
    std::vector<std::pair<Message*, const PublicKey*>> accepted;
    for (Message& message : messages) {
        if (!message.envelope)
            continue;
        const Envelope& envelope = *message.envelope;
        const bool of_device = envelope.kind == EnvelopeKind::report || envelope.kind == EnvelopeKind::leave;
        if (!of_device || m_read_ahead.contains(envelope.sender))
            continue;
        auto device = find_device(envelope.sender);
        if (!device)
            return tl::unexpected(device.error());
        const auto& known = m_read_ahead.emplace(envelope.sender, std::move(*device)).first->second;
        if (!refusal_of(known, envelope))
            accepted.emplace_back(&message, &known->key);
    }
    std::mutex rate;
    m_helpers.share_out(accepted.size(), [&](std::size_t i) {
        Message& message = *accepted[i].first;
        const Envelope& envelope = *message.envelope;
        message.is_signed = is_signed_by(envelope, *accepted[i].second);
        if (!*message.is_signed || envelope.kind != EnvelopeKind::report)
            return;
        {
            const std::lock_guard lock(rate);
            message.is_allowed = m_rate.allows(envelope.sender, m_now);
        }
        if (!*message.is_allowed)
            return;
        if (auto decoded = decode(envelope, most_bytes_ahead))
            message.decoded = std::move(*decoded);
    });
    return {};
}

Result<Keeper::Decoded> Keeper::decode(const Envelope& envelope, std::size_t most_bytes) {
    const auto text = decompress(envelope.payload, most_bytes);
    if (!text)
        return fail(ErrorCode::invalid_data, "damaged, or too large");
    auto report = report_from_json(*text);
    if (!report)
        return tl::unexpected(report.error());
    std::string digest = to_hex(sha256(accounts_json(*report))).substr(0, 32);
    return Decoded{std::move(*report), std::move(digest)};
}

Result<Reply> Keeper::keep_one(Message& message) {
    const auto& envelope = message.envelope;
    if (!envelope)
        return envelope.error().code == ErrorCode::unsupported
                   ? refused("unsupported-protocol", "another version of the protocol")
                   : refused("malformed", "no envelope");
    switch (envelope->kind) {
    case EnvelopeKind::join:
        return join(*envelope);
    case EnvelopeKind::report:
        return report(message);
    case EnvelopeKind::leave:
        return leave(message);
    case EnvelopeKind::policy:
        break;
    }
    return refused("malformed", "an envelope of this kind is not for a server");
}

/// As it is now: as it was read ahead for the first message of a transaction, anew for each other.
Result<std::optional<Keeper::KnownDevice>> Keeper::find_device(const std::string& id) {
    if (auto ahead = m_read_ahead.extract(id))
        return std::move(ahead.mapped());
    std::optional<KnownDevice> found;
    const auto read = m_database.each("SELECT public_key, state, machine, instance, previous_instance, "
                                      "accounts_digest, last_sequence "
                                      "FROM devices WHERE id = ?" +
                                          std::string(m_database.for_update()),
                                      {id}, [&](const Row& row) {
                                          found =
                                              KnownDevice{PublicKey{from_base64url(row.text(0)).value_or("")},
                                                          row.text(1),
                                                          row.text(2),
                                                          row.text(3),
                                                          row.text(4),
                                                          row.text(5),
                                                          static_cast<std::uint64_t>(row.integer(6))};
                                      });
    if (!read)
        return tl::unexpected(read.error());
    return found;
}

/// Why this device's message is not taken, before its signature is looked at.
std::optional<Reply> Keeper::refusal_of(const std::optional<KnownDevice>& device, const Envelope& envelope) {
    if (!device || device->state == "left")
        return refused("unknown-device", "no such device");
    if (device->state == "revoked")
        return refused("revoked", "the device was revoked");
    if (device->state == "cloned")
        return refused("cloned", "two machines use this key");
    if (envelope.number <= device->last_sequence)
        return refused(Refusal{"sequence", "not above the last one", device->last_sequence, 0});
    return std::nullopt;
}

/// The same, before anything in it is looked at.
std::optional<Reply> Keeper::refusal_of(const std::optional<KnownDevice>& device, const Message& message) {
    if (auto refusal = refusal_of(device, *message.envelope))
        return refusal;
    if (!(message.is_signed ? *message.is_signed : is_signed_by(*message.envelope, device->key)))
        return refused("bad-signature", "not signed by this device");
    return std::nullopt;
}

Result<Reply> Keeper::join(const Envelope& envelope) {
    const auto request = join_request_from_json(envelope.payload);
    if (!request)
        return refused("malformed", request.error().message);
    if (!is_signed_by(envelope, request->key))
        return refused("bad-signature", "not signed with the key that is to join");
    if (auto alone = m_database.as_only_writer(); !alone)
        return tl::unexpected(alone.error());
    const std::string id = request->key.id();
    const std::string hash = token_hash(request->token);
    std::optional<std::string> group;
    std::int64_t uses_left = 0;
    const auto token = m_database.each("SELECT grp, uses_left, expires_at FROM tokens WHERE hash = ?" +
                                           std::string(m_database.for_update()),
                                       {hash}, [&](const Row& row) {
                                           uses_left = row.integer(1);
                                           if (row.integer(2) > m_now.time_since_epoch().count())
                                               group = row.text(0);
                                       });
    if (!token)
        return tl::unexpected(token.error());
    const auto known = find_device(id);
    if (!known)
        return tl::unexpected(known.error());
    if (*known && ((*known)->state == "revoked" || (*known)->state == "cloned"))
        return refused((*known)->state, "this key may not join again");
    const auto used =
        m_database.integer("SELECT 1 FROM token_uses WHERE hash = ? AND device = ?", {hash, id});
    if (!used)
        return tl::unexpected(used.error());
    // The answer may have been lost: the same again is answered the same.
    if (group && *used && *known && (*known)->state == "joined")
        return Reply{200, to_json(JoinAnswer{id, *group, (*known)->last_sequence}), 0, {}};
    if (!group || uses_left <= 0)
        return refused("token-refused", "unknown, used up or past its end");

    const std::int64_t now = m_now.time_since_epoch().count();
    const DeviceFacts& facts = request->device;
    const std::vector<std::pair<std::string, std::vector<Value>>> statements{
        {"UPDATE tokens SET uses_left = uses_left - 1 WHERE hash = ?", {hash}},
        {"INSERT INTO token_uses (hash, device) VALUES (?, ?) ON CONFLICT DO NOTHING", {hash, id}},
        {"INSERT INTO devices (id, public_key, grp, label, state, name, user_name, os, os_version, version, "
         "machine, "
         "instance, previous_instance, joined_at, seen_at, clock_offset, last_sequence, problems, "
         "policy_version, "
         "accounts_digest) VALUES (?, ?, ?, '', 'joined', ?, ?, ?, ?, ?, ?, '', '', ?, ?, 0, 0, "
         "'[]', 0, '') ON CONFLICT (id) DO UPDATE SET state = 'joined', machine = "
         "excluded.machine, "
         "instance = '', previous_instance = '', accounts_digest = ''",
         {id, to_base64url(request->key.bytes), *group, facts.name, facts.user, facts.os, facts.os_version,
          facts.version, request->machine, now, now}},
    };
    for (const auto& [sql, values] : statements)
        if (auto done = m_database.run(sql, values); !done)
            return tl::unexpected(done.error());
    if (*known)
        if (auto moved = move_to_group(m_database, id, *group); !moved)
            return tl::unexpected(moved.error());
    if (auto noted = note(m_database, m_now, {id, "", "joined", "", *group}); !noted)
        return tl::unexpected(noted.error());
    return Reply{200, to_json(JoinAnswer{id, *group, *known ? (*known)->last_sequence : 0}), 0, {}};
}

Result<Reply> Keeper::leave(const Message& message) {
    const Envelope& envelope = *message.envelope;
    const auto device = find_device(envelope.sender);
    if (!device)
        return tl::unexpected(device.error());
    if (auto refusal = refusal_of(*device, message))
        return *refusal;
    if (auto gone = take_out(m_database, m_now, envelope.sender, "left"); !gone)
        return tl::unexpected(gone.error());
    // Nobody sends it again once the device has joined anew.
    if (auto used = m_database.run("UPDATE devices SET last_sequence = ? WHERE id = ?",
                                   {static_cast<std::int64_t>(envelope.number), envelope.sender});
        !used)
        return tl::unexpected(used.error());
    return Reply{200, R"({"protocol":1})", 0, {}};
}

Result<Reply> Keeper::report(Message& message) {
    const Envelope& envelope = *message.envelope;
    const std::string& id = envelope.sender;
    const auto device = find_device(id);
    if (!device)
        return tl::unexpected(device.error());
    if (auto refusal = refusal_of(*device, message))
        return *refusal;
    const KnownDevice& known = **device;
    if (!(message.is_allowed ? *message.is_allowed : m_rate.allows(id, m_now)))
        return refused(Refusal{"too-many", "too many reports of this device", 0, 60});
    const auto decoded =
        message.decoded ? Result<Decoded>(std::move(*message.decoded)) : decode(envelope, most_report_bytes);
    if (!decoded)
        return refused("malformed", decoded.error().message);
    const auto& [report, digest] = *decoded;
    if (report.machine != known.machine)
        return refused("cloned", "another machine has this key");
    if (report.instance == known.previous_instance && report.instance != known.instance) {
        if (auto out = take_out(m_database, m_now, id, "cloned"); !out)
            return tl::unexpected(out.error());
        return refused("cloned", "two machines use this key");
    }

    if (digest != known.digest) {
        if (auto kept = keep_accounts(m_database, m_now, id, report); !kept)
            return tl::unexpected(kept.error());
    }
    const bool same_instance = report.instance == known.instance;
    const DeviceFacts& facts = report.device;
    const auto updated = m_database.run(
        "UPDATE devices SET name = ?, user_name = ?, os = ?, os_version = ?, version = ?, instance = ?, "
        "previous_instance = ?, seen_at = ?, clock_offset = ?, last_sequence = ?, problems = ?, "
        "policy_version = ?, "
        "accounts_digest = ? WHERE id = ?",
        {facts.name, facts.user, facts.os, facts.os_version, facts.version, report.instance,
         same_instance ? known.previous_instance : known.instance, m_now.time_since_epoch().count(),
         std::chrono::seconds(report.made_at - m_now).count(), static_cast<std::int64_t>(envelope.number),
         nlohmann::json(report.problems).dump(), report.policy_version, digest, id});
    if (!updated)
        return tl::unexpected(updated.error());
    return answer(id, envelope.number, report.policy_version);
}

Result<std::int64_t> Keeper::policy_version() {
    if (!m_policy_version) {
        const auto published = m_database.integer("SELECT MAX(version) FROM policies");
        if (!published)
            return tl::unexpected(published.error());
        m_policy_version = published->value_or(0);
    }
    return *m_policy_version;
}

Result<Reply> Keeper::answer(const std::string& device, std::uint64_t sequence, std::int64_t policy_version) {
    ReportAnswer answer;
    answer.sequence = sequence;
    answer.server_time = m_now;
    answer.next_report_seconds = m_settings.next_report_seconds;
    // Who shares a mailbox is to hear soon that another one has renewed it.
    const auto shared = m_database.integer(
        "SELECT MAX(mine.behind) FROM accounts mine JOIN accounts other ON other.identity = "
        "mine.identity AND other.device <> mine.device WHERE mine.device = ?",
        {device});
    if (!shared)
        return tl::unexpected(shared.error());
    if (*shared)
        answer.next_report_seconds =
            std::min(answer.next_report_seconds, m_settings.next_shared_report_seconds);
    const auto published = this->policy_version();
    if (!published)
        return tl::unexpected(published.error());
    answer.policy_version = *published;
    if (answer.policy_version > policy_version) {
        const auto envelope =
            m_database.text("SELECT envelope FROM policies WHERE version = ?", {answer.policy_version});
        if (!envelope)
            return tl::unexpected(envelope.error());
        answer.policy = from_base64url(envelope->value_or("")).value_or("");
    }
    if (shared->value_or(0) > 0) {
        auto hints = renewed_elsewhere(m_database, device);
        if (!hints)
            return tl::unexpected(hints.error());
        answer.renewed_elsewhere = std::move(*hints);
    }
    return Reply{200, to_json(answer), 0, {}};
}

} // namespace rinnova::fleet
