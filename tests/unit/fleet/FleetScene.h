// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"
#include "fleet/protocol/Encoding.h"
#include "fleet/protocol/Envelope.h"
#include "fleet/protocol/Gzip.h"
#include "fleet/protocol/Join.h"
#include "fleet/protocol/Token.h"
#include "fleet/server/database/Schema.h"
#include "fleet/server/store/Keeper.h"
#include "fleet/server/store/Tokens.h"
#include "support/ScratchFolder.h"

#include <QCoreApplication>

#include <doctest/doctest.h>

#include <cstdlib>

namespace rinnova::fleet::test {

using namespace std::chrono_literals;

class SetClock final : public Clock {
  public:
    Timestamp time = std::chrono::sys_days(2026y / 11 / 26) + 9h;
    Timestamp now() const override { return time; }
    std::chrono::seconds utc_offset(Timestamp) const override { return 0s; }
};

inline std::string bytes_of(const Secret& secret) {
    return secret.expose([](std::string_view bytes) { return std::string(bytes); });
}

inline ReportedAccount account(const std::string& login, std::optional<Date> expires) {
    ReportedAccount account;
    account.name = {"aruba-pec", login, "", ""};
    account.validity = {std::nullopt, expires, ExpirySource::panel};
    account.slots = {{"thunderbird", SlotKind::imap, SlotState::in_sync, 1}};
    return account;
}

/// An agent as the server meets it.
struct Agent {
    SigningKey key = SigningKey::generate();
    std::string machine = to_hex(random_bytes(16));
    std::string instance = to_hex(random_bytes(16));
    std::uint64_t sequence = 0;
    std::vector<ReportedAccount> accounts;

    std::string id() const { return key.public_key().id(); }
    std::string join(const std::string& token) const {
        return seal(
            EnvelopeKind::join, 0,
            to_json(JoinRequest{token, key.public_key(), machine, {"pc", "anna", "Debian", "12", "0.1.0"}}),
            key);
    }
    Report report(Timestamp now) const {
        Report report;
        report.machine = machine;
        report.instance = instance;
        report.made_at = now;
        report.device = {"pc", "anna", "Debian", "12", "0.1.0"};
        report.accounts = accounts;
        return report;
    }
    std::string sealed(const Report& report) {
        return seal(EnvelopeKind::report, ++sequence, compress(to_json(report)), key);
    }
};

/// A server's store, without its network. In SQLite, or in the PostgreSQL that the environment names: its
/// tables are dropped.
struct Scene {
    int argc = 0;
    QCoreApplication application{argc, nullptr};
    rinnova::test::ScratchFolder folder;
    SetClock clock;
    DatabaseAddress address;
    std::unique_ptr<Database> database;
    std::unique_ptr<Keeper> keeper;
    std::string token = random_bytes(32);

    explicit Scene(int schema = schema_version) {
        const char* given = std::getenv("FLEET_TEST_DATABASE");
        address = *database_address_from(given != nullptr ? std::string(given)
                                                          : "sqlite:" + (folder / "fleet.sqlite").string());
        database = std::move(*Database::open(address));
        if (address.postgresql)
            for (const char* sql : {"DROP SCHEMA public CASCADE", "CREATE SCHEMA public"})
                REQUIRE(database->run(sql));
        REQUIRE(migrate(*database, schema));
        keeper = std::make_unique<Keeper>(*database, clock, KeeperSettings{});
        REQUIRE(
            add_token(*database, clock.now(), {token_hash(token), "Nord", 100, clock.now() + 24h, false}));
    }
    Reply send(const std::string& message) { return keeper->keep({message}).front(); }
    std::string code_of(const std::string& message) {
        const Reply reply = send(message);
        return reply.status == 200 ? "kept" : reply.code;
    }
    Agent joined() {
        Agent agent;
        REQUIRE(code_of(agent.join(token)) == "kept");
        return agent;
    }
    ReportAnswer report(Agent& agent) {
        const Reply reply = send(agent.sealed(agent.report(clock.now())));
        CAPTURE(reply.body);
        REQUIRE(reply.status == 200);
        return *report_answer_from_json(reply.body);
    }
    std::int64_t count(const std::string& sql, const std::vector<Value>& values = {}) {
        const auto found = database->integer(sql, values);
        REQUIRE(found);
        return found->value_or(-1);
    }
};

} // namespace rinnova::fleet::test
