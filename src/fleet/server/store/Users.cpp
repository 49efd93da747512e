// SPDX-License-Identifier: Apache-2.0
#include "fleet/server/store/Users.h"

#include "base/Text.h"
#include "fleet/protocol/Encoding.h"
#include "model/Names.h"

#include <boost/asio/ip/address.hpp>

#include <algorithm>
#include <utility>

namespace rinnova::fleet {

namespace {

constexpr Names<Role, 2> role_names{{{Role::viewer, "viewer"}, {Role::admin, "admin"}}};
constexpr std::chrono::seconds session_rest = std::chrono::hours(2); ///< unused
constexpr std::chrono::seconds session_life = std::chrono::hours(12);
constexpr std::int64_t known_for = 2 * 86400; ///< as long as such rows are kept (Upkeep)

/// How many tries may be wrong before the next one has to wait.
struct Subject {
    std::string key;
    std::int64_t free_tries;
};

std::int64_t seconds_of(Timestamp moment) {
    return moment.time_since_epoch().count();
}

/// What an address is counted as: of IPv6 the first 64 bits, for whoever has one has all behind them.
std::string network_of(const std::string& address) {
    namespace ip = boost::asio::ip;
    boost::system::error_code error;
    const ip::address parsed = ip::make_address(address, error);
    if (error || parsed.is_v4())
        return address;
    const ip::address_v6 long_one = parsed.to_v6();
    if (long_one.is_v4_mapped())
        return ip::make_address_v4(ip::v4_mapped, long_one).to_string();
    auto bytes = long_one.to_bytes();
    std::fill(bytes.begin() + 8, bytes.end(), static_cast<unsigned char>(0));
    return ip::make_address_v6(bytes).to_string();
}

/// A row with no failure: this name has signed in from there.
std::string known_key(const std::string& name, const std::string& network) {
    return "known " + network + " " + name;
}

/// By both first: somebody who guesses must not lock the owner of the name out from elsewhere.
Result<std::vector<Subject>> subjects_of(Database& database, Timestamp now, const std::string& name,
                                         const std::string& network) {
    std::vector<Subject> subjects{{"both " + network + " " + name, 5}, {"address " + network, 20}};
    const auto known =
        database.integer("SELECT 1 FROM sign_in_failures WHERE subject = ? AND blocked_until > ?",
                         {known_key(name, network), seconds_of(now) - known_for});
    if (!known)
        return tl::unexpected(known.error());
    if (!*known) // nor by guessing from many places where he usually is
        subjects.push_back({"name " + name, 100});
    return subjects;
}

Result<bool> must_wait(Database& database, Timestamp now, const std::vector<Subject>& subjects) {
    for (const Subject& subject : subjects) {
        const auto until =
            database.integer("SELECT blocked_until FROM sign_in_failures WHERE subject = ?", {subject.key});
        if (!until)
            return tl::unexpected(until.error());
        if (until->value_or(0) > seconds_of(now))
            return true;
    }
    return false;
}

/// Counted before the password is looked at, in one statement: tries at the same moment all count.
Result<void> count_try(Database& database, Timestamp now, const std::vector<Subject>& subjects) {
    for (const Subject& subject : subjects) {
        // What lies a day back is forgotten.
        auto done =
            database.run("INSERT INTO sign_in_failures (subject, failures, blocked_until) VALUES (?, 1, 0) "
                         "ON CONFLICT (subject) "
                         "DO UPDATE SET failures = CASE WHEN sign_in_failures.blocked_until > 0 AND "
                         "sign_in_failures.blocked_until < ? THEN 1 ELSE sign_in_failures.failures + 1 END",
                         {subject.key, seconds_of(now) - 86400});
        if (!done)
            return tl::unexpected(done.error());
        const auto failures =
            database.integer("SELECT failures FROM sign_in_failures WHERE subject = ?", {subject.key});
        if (!failures)
            return tl::unexpected(failures.error());
        const std::int64_t over = failures->value_or(0) - subject.free_tries;
        const std::int64_t wait =
            over < 0 ? 0 : std::min<std::int64_t>(900, std::int64_t(5) << std::min<std::int64_t>(over, 8));
        done = database.run("UPDATE sign_in_failures SET blocked_until = ? WHERE subject = ?",
                            {wait == 0 ? seconds_of(now) : seconds_of(now) + wait, subject.key});
        if (!done)
            return tl::unexpected(done.error());
    }
    return {};
}

/// Who was right has not tried in vain: what `count_try` did is undone.
Result<void> forgive(Database& database, Timestamp now, const std::vector<Subject>& subjects,
                     const std::string& known) {
    std::vector<std::pair<std::string, std::vector<Value>>> statements{
        {"DELETE FROM sign_in_failures WHERE subject = ?", {subjects.front().key}},
        {"INSERT INTO sign_in_failures (subject, failures, blocked_until) VALUES (?, 0, ?) ON CONFLICT "
         "(subject) DO UPDATE SET blocked_until = excluded.blocked_until",
         {known, seconds_of(now)}}};
    for (std::size_t i = 1; i < subjects.size(); ++i)
        statements.push_back(
            {"UPDATE sign_in_failures SET failures = failures - 1, blocked_until = ? WHERE subject = ?",
             {seconds_of(now), subjects[i].key}});
    for (const auto& [sql, values] : statements)
        if (auto done = database.run(sql, values); !done)
            return tl::unexpected(done.error());
    return {};
}

} // namespace

std::string_view to_string(Role role) noexcept {
    return name_of(role_names, role);
}
std::optional<Role> role_from(std::string_view text) noexcept {
    return value_of(role_names, text);
}

Result<void> put_user(Database& database, Timestamp now, const User& user, const Secret& password) {
    const std::string hash = hash_password(password);
    return database.transaction([&]() -> Result<void> {
        if (auto done = database.run(
                "INSERT INTO users (name, role, password, created_at) VALUES (?, ?, ?, ?) ON "
                "CONFLICT (name) DO UPDATE SET role = excluded.role, password = excluded.password",
                {user.name, std::string(to_string(user.role)), hash, seconds_of(now)});
            !done)
            return tl::unexpected(done.error());
        if (auto ended = database.run("DELETE FROM sessions WHERE user_name = ?", {user.name}); !ended)
            return tl::unexpected(ended.error());
        auto freed = database.run("DELETE FROM sign_in_failures WHERE subject = ?", {"name " + user.name});
        return freed ? Result<void>() : tl::unexpected(freed.error());
    });
}

Result<std::optional<User>> find_user(Database& database, const std::string& name) {
    const auto role = database.text("SELECT role FROM users WHERE name = ?", {name});
    if (!role)
        return tl::unexpected(role.error());
    if (!*role)
        return std::optional<User>();
    return std::optional(User{name, role_from(**role).value_or(Role::viewer)});
}

Result<Session> sign_in(Database& database, Timestamp now, const std::string& name, const Secret& password,
                        const std::string& address) {
    const std::string network = network_of(address);
    const auto subjects = subjects_of(database, now, name.substr(0, 128), network);
    if (!subjects)
        return tl::unexpected(subjects.error());
    const auto wait = must_wait(database, now, *subjects);
    if (!wait)
        return tl::unexpected(wait.error());
    if (*wait)
        return fail(ErrorCode::busy, translate("fleet", "Too many tries were wrong. Wait some minutes."));
    if (auto counted = count_try(database, now, *subjects); !counted)
        return tl::unexpected(counted.error());
    const auto user = find_user(database, name);
    const auto hash = database.text("SELECT password FROM users WHERE name = ?", {name});
    if (!user || !hash)
        return tl::unexpected(!user ? user.error() : hash.error());
    // A name that is not there takes as long.
    static const std::string nobody = hash_password(Secret::copy_of(random_bytes(32)));
    const bool right = is_password(password, hash->value_or(nobody)) && *user;
    if (!right)
        return fail(ErrorCode::auth_rejected, translate("fleet", "Name or password is wrong."));
    if (auto forgiven = forgive(database, now, *subjects, known_key(name, network)); !forgiven)
        return tl::unexpected(forgiven.error());
    Session session{to_base64url(random_bytes(32)), to_base64url(random_bytes(24)), **user};
    const auto kept = database.run(
        "INSERT INTO sessions (hash, user_name, csrf, created_at, used_at) VALUES (?, ?, ?, ?, ?)",
        {to_hex(sha256(session.key)), name, session.csrf, seconds_of(now), seconds_of(now)});
    if (!kept)
        return tl::unexpected(kept.error());
    return session;
}

Result<std::optional<Session>> find_session(Database& database, Timestamp now, const std::string& key) {
    std::optional<Session> session;
    std::int64_t used_at = 0;
    const std::string hash = to_hex(sha256(key));
    const auto read = database.each(
        "SELECT s.csrf, s.user_name, u.role, s.used_at FROM sessions s JOIN users u ON u.name = s.user_name "
        "WHERE "
        "s.hash = ? AND s.created_at > ? AND s.used_at > ?",
        {hash, seconds_of(now - session_life), seconds_of(now - session_rest)}, [&](const Row& row) {
            session = Session{key, row.text(0), {row.text(1), role_from(row.text(2)).value_or(Role::viewer)}};
            used_at = row.integer(3);
        });
    if (!read)
        return tl::unexpected(read.error());
    // Once a minute is exact enough, and spares a write with every page.
    if (session && seconds_of(now) - used_at > 60)
        (void)database.run("UPDATE sessions SET used_at = ? WHERE hash = ?", {seconds_of(now), hash});
    return session;
}

Result<void> sign_out(Database& database, const std::string& key) {
    auto done = database.run("DELETE FROM sessions WHERE hash = ?", {to_hex(sha256(key))});
    return done ? Result<void>() : tl::unexpected(done.error());
}

Result<std::optional<Session>> session_by_proxy(Database& database, const std::string& name) {
    const auto user = find_user(database, name);
    if (!user)
        return tl::unexpected(user.error());
    if (!*user)
        return std::optional<Session>();
    // The same on all servers of a fleet, and known to nobody outside.
    const auto hash = database.text("SELECT password FROM users WHERE name = ?", {name});
    if (!hash)
        return tl::unexpected(hash.error());
    return std::optional(Session{{}, to_hex(sha256("csrf " + hash->value_or(""))).substr(0, 32), **user});
}

} // namespace rinnova::fleet
