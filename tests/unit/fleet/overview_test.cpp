// SPDX-License-Identifier: Apache-2.0
#include "fleet/server/store/History.h"
#include "fleet/server/store/Mailboxes.h"
#include "fleet/server/store/Overview.h"
#include "fleet/server/store/Upkeep.h"
#include "model/Date.h"
#include "unit/fleet/FleetScene.h"

#include <array>
#include <map>
#include <random>
#include <set>
#include <thread>

using namespace rinnova;
using namespace rinnova::fleet;
using namespace rinnova::fleet::test;

namespace {

Date day_of(const Scene& scene) {
    return std::chrono::floor<std::chrono::days>(scene.clock.now());
}

/// A mailbox, or its part in one group, as all of its rows say together.
struct Seen {
    std::string provider, expires, due_from;
    bool open = false, behind = false;
};

void see(Seen& seen, const Row& row) {
    seen.provider = row.text(2);
    seen.expires = std::max(seen.expires, row.text(3));
    seen.due_from = std::max(seen.due_from, row.text(4));
    seen.open |= row.integer(5) > 0;
    seen.behind |= row.integer(6) == 1;
}

void count(StateCounts& counts, const Seen& seen, const std::string& today) {
    ++(seen.expires.empty()     ? counts.unknown
       : seen.expires < today   ? counts.expired
       : seen.due_from <= today ? counts.due
                                : counts.ok);
    counts.open += seen.open ? 1 : 0;
    counts.behind += seen.behind ? 1 : 0;
}

/// From every row, by way of nothing that is kept.
Overview from_scratch(Scene& scene, Date today) {
    std::map<std::string, Seen> mailboxes;
    std::map<std::pair<std::string, std::string>, Seen> in_groups;
    REQUIRE(
        scene.database->each("SELECT identity, grp, provider, expires, due_from, open, behind FROM accounts",
                             {}, [&](const Row& row) {
                                 see(mailboxes[row.text(0)], row);
                                 see(in_groups[{row.text(1), row.text(0)}], row);
                             }));
    Overview made;
    const std::string day = to_iso(today);
    for (const auto& [identity, seen] : mailboxes) {
        count(made.accounts, seen, day);
        count(made.by_provider[seen.provider], seen, day);
        for (std::size_t week = 0; week < made.weeks.size(); ++week)
            made.weeks.at(week) += seen.expires >= to_iso(today + std::chrono::days(7 * week)) &&
                                           seen.expires < to_iso(today + std::chrono::days(7 * week + 7))
                                       ? 1
                                       : 0;
    }
    for (const auto& [where, seen] : in_groups)
        count(made.by_group[where.first], seen, day);
    if (made.by_group.size() == 1)
        made.by_group.clear();
    return made;
}

void check_counts(Scene& scene) {
    for (const int days : {0, 1, 15, 100}) {
        const Date today = day_of(scene) + std::chrono::days(days);
        const auto kept = overview(*scene.database, scene.clock.now(), today, 7);
        REQUIRE(kept);
        const Overview counted = from_scratch(scene, today);
        CHECK(kept->accounts == counted.accounts);
        CHECK(kept->by_provider == counted.by_provider);
        CHECK(kept->by_group == counted.by_group);
        CHECK(kept->weeks == counted.weeks);
    }
}

/// A fleet to which anything happens.
class Fate {
  public:
    Fate(Scene& scene, unsigned seed) : m_scene(scene), m_random(seed) {
        for (std::size_t i = 0; i < tokens.size(); ++i)
            REQUIRE(add_token(*scene.database, scene.clock.now(),
                              {token_hash(tokens.at(i)), std::array{"", "Nord", "Sud"}.at(i), 1000,
                               scene.clock.now() + std::chrono::days(1000), false}));
        for (int i = 0; i < 6; ++i)
            m_agents.emplace_back();
    }

    std::string happen() {
        Agent& agent = m_agents.at(up_to(m_agents.size()));
        switch (up_to(10)) {
        case 0:
            (void)m_scene.send(agent.join(tokens.at(up_to(tokens.size()))));
            return "join";
        case 1:
            (void)m_scene.send(seal(EnvelopeKind::leave, ++agent.sequence, "", agent.key));
            return "leave";
        case 2:
            m_scene.clock.time += std::chrono::hours(up_to(72));
            return "time";
        case 3:
            REQUIRE(m_scene.database->transaction([&] {
                return move_to_group(*m_scene.database, agent.id(), up_to(2) == 0 ? "Nord" : "Est");
            }));
            return "group";
        case 4:
            if (up_to(4) == 0)
                revoke(agent);
            REQUIRE(forget_what_is_past(*m_scene.database, m_scene.clock.now(), 30));
            return "upkeep";
        default:
            (void)m_scene.send(random_report(agent));
            return "report";
        }
    }

  private:
    std::size_t up_to(std::size_t end) {
        return std::uniform_int_distribution<std::size_t>(0, end - 1)(m_random);
    }

    void revoke(Agent& agent) {
        if (m_scene.count("SELECT COUNT(*) FROM devices WHERE id = ?", {agent.id()}) == 1)
            REQUIRE(m_scene.database->transaction(
                [&] { return take_out(*m_scene.database, m_scene.clock.now(), agent.id(), "revoked"); }));
        agent = Agent();
    }

    std::string random_report(Agent& agent) {
        agent.accounts.clear();
        for (const char* login : {"a@pec.it", "b@pec.it", "c@pec.it", "d@pec.it"}) {
            if (up_to(3) == 0)
                continue;
            std::optional<Date> expires;
            if (up_to(5) > 0)
                expires = day_of(m_scene) + std::chrono::days(up_to(40)) - std::chrono::days(10);
            ReportedAccount one = account(login, expires);
            one.name.provider = up_to(20) == 0 ? "legalmail" : "aruba-pec";
            if (expires && up_to(2) == 0)
                one.validity.issued = *expires - std::chrono::days(up_to(200) + 1);
            one.open = static_cast<int>(up_to(3));
            if (up_to(3) == 0)
                one.rotation = {m_scene.clock.now() - std::chrono::hours(up_to(100)),
                                up_to(4) == 0 ? AccountOutcome::failed : AccountOutcome::done};
            agent.accounts.push_back(std::move(one));
        }
        if (up_to(40) == 0)
            agent.machine = to_hex(random_bytes(16)); // a clone
        return agent.sealed(agent.report(m_scene.clock.now()));
    }

    Scene& m_scene;
    std::mt19937 m_random;
    std::array<std::string, 3> tokens{random_bytes(32), random_bytes(32), random_bytes(32)};
    std::vector<Agent> m_agents;
};

} // namespace

TEST_CASE("whatever happens to a fleet, the overview says what its rows say") {
    for (unsigned seed = 1; seed <= 4; ++seed) {
        Scene scene;
        Fate fate(scene, seed);
        std::int64_t most = 0;
        for (int step = 0; step < 150; ++step) {
            CAPTURE(seed);
            CAPTURE(step);
            const std::string what = fate.happen();
            CAPTURE(what);
            check_counts(scene);
            most = std::max(most, scene.count("SELECT COUNT(*) FROM accounts"));
        }
        CHECK(most > 4); // else it would say little
    }
}

TEST_CASE("two servers that take reports of the same mailboxes at once count each of them once") {
    Scene scene;
    std::array<std::vector<Agent>, 2> halves;
    for (auto& half : halves)
        for (int i = 0; i < 3; ++i)
            half.push_back(scene.joined());
    std::vector<std::thread> servers;
    std::array<int, 2> kept{};
    for (std::size_t i = 0; i < halves.size(); ++i)
        servers.emplace_back([&, i] {
            const auto database = Database::open(scene.address);
            KeeperSettings settings;
            settings.device_rate.at_once = 1000;
            Keeper keeper(**database, scene.clock, settings);
            for (int turn = 0; turn < 40; ++turn) {
                std::vector<std::string> messages;
                for (Agent& agent : halves.at(i)) {
                    agent.accounts.clear();
                    if (turn % 4 != 3)
                        for (const char* login : {"a@pec.it", "b@pec.it"})
                            agent.accounts.push_back(account(login, day_of(scene) + std::chrono::days(turn)));
                    messages.push_back(agent.sealed(agent.report(scene.clock.now())));
                }
                for (const Reply& reply : keeper.keep(messages))
                    kept.at(i) += reply.status == 200 ? 1 : 0;
            }
        });
    for (std::thread& server : servers)
        server.join();
    CHECK(kept == std::array{120, 120});
    check_counts(scene);
}

TEST_CASE("a database of before has its mailboxes counted") {
    Scene scene(1);
    const auto put = [&](const char* device, const char* group, const char* identity, Value expires,
                         Value due, int open, int behind) {
        REQUIRE(scene.database->run("INSERT INTO accounts (device, identity, grp, provider, login, "
                                    "pseudonym, sealed, issued, expires, "
                                    "due_from, source, open, staged, rotated_at, renewed_at, outcome, slots, "
                                    "findings, errors, behind) "
                                    "VALUES (?, ?, ?, 'aruba-pec', ?, '', '', NULL, ?, ?, 'panel', ?, '', "
                                    "NULL, NULL, '', '[]', '[]', 0, ?)",
                                    {std::string(device), std::string(identity), std::string(group),
                                     std::string(identity), expires, due, std::int64_t(open),
                                     std::int64_t(behind)}));
    };
    put("1", "Nord", "a@pec.it", "2026-12-01", "2026-11-17", 2, 0);
    put("2", "Sud", "a@pec.it", "2027-02-01", "2027-01-17", 0, 1);
    put("2", "Sud", "b@pec.it", {}, {}, 0, 0);
    put("3", "Sud", "b@pec.it", {}, {}, 0, 0);
    put("3", "Sud", "c@pec.it", "2026-11-01", "2026-10-17", 0, 0);
    put("3", "Sud", "d@pec.it", "2026-11-01", "2026-10-17", 0, 0);
    REQUIRE(scene.database->run("INSERT INTO devices (id, public_key, grp, label, state, name, user_name, "
                                "os, os_version, version, machine, "
                                "instance, previous_instance, joined_at, seen_at, clock_offset, "
                                "last_sequence, problems, policy_version, "
                                "accounts_digest, behind) VALUES ('2', 'k', 'Sud', '', 'joined', 'pc', "
                                "'anna', '', '', '', 'm', '', '', 0, 0, "
                                "0, 7, '[]', 0, '', ?)",
                                {std::int64_t(1)}));
    REQUIRE(migrate(*scene.database));
    check_counts(scene);
    const auto counts = overview(*scene.database, scene.clock.now(), day_of(scene), 7);
    REQUIRE(counts);
    CHECK(counts->accounts == StateCounts{1, 0, 2, 1, 1, 1});
    CHECK(counts->by_group.at("Nord") == StateCounts{0, 1, 0, 0, 1, 0});
    CHECK(counts->devices == 1);
    CHECK(scene.count("SELECT last_sequence FROM devices") == 7);

    // What it has is changed from then on as anything else.
    REQUIRE(scene.database->transaction(
        [&] { return take_out(*scene.database, scene.clock.now(), "2", "revoked"); }));
    check_counts(scene);
    REQUIRE(migrate(*scene.database));
    check_counts(scene);
}

TEST_CASE("who joins again in another group has his accounts in that one") {
    Scene scene;
    Agent agent = scene.joined();
    agent.accounts = {account("a@pec.it", 2026y / 12 / 1)};
    scene.report(agent);
    const std::string other = random_bytes(32);
    REQUIRE(add_token(*scene.database, scene.clock.now(),
                      {token_hash(other), "Sud", 1, scene.clock.now() + 1h, false}));
    REQUIRE(scene.code_of(agent.join(other)) == "kept");
    scene.report(agent);
    CHECK(scene.count("SELECT COUNT(*) FROM accounts WHERE grp = 'Sud'") == 1);
    check_counts(scene);
}
