// SPDX-License-Identifier: Apache-2.0
#include "fleet/server/http/Message.h"
#include "fleet/server/reports/Csv.h"
#include "fleet/server/store/Audit.h"
#include "fleet/server/store/DeviceRate.h"
#include "fleet/server/store/Listing.h"
#include "fleet/server/store/Overview.h"
#include "fleet/server/store/Upkeep.h"
#include "fleet/server/store/Users.h"
#include "fleet/server/web/Html.h"
#include "unit/fleet/FleetScene.h"

#include <sys/stat.h>
#include <unistd.h>

using namespace rinnova;
using namespace rinnova::fleet;
using namespace rinnova::fleet::test;

TEST_CASE("a spreadsheet shows what devices say, and computes nothing") {
    for (const char* formula : {"=1+1", "+1+1", "@SUM(A1)", "-cmd|' /C calc'!A0", "  =1", "\t=1",
                                "\xef\xbc\x9d"
                                "1+1",
                                "\xc2\xa0=1"}) {
        CAPTURE(formula);
        CHECK(csv_cell(formula).starts_with("\"'"));
    }
    CHECK(csv_cell("-5") == "-5");
    CHECK(csv_cell("-5+1").starts_with("\"'"));
    CHECK(csv_cell("a@pec.it") == "a@pec.it");
    CHECK(csv_cell("say \"yes\"; no") == "\"say \"\"yes\"\"; no\"");
    CHECK(csv_line({"a", "b;c", ""}, ';') == "a;\"b;c\";\r\n");
}

TEST_CASE("a text in a page stays a text") {
    CHECK(escaped("<script>\"&'</script>") == "&lt;script&gt;&quot;&amp;&#39;&lt;/script&gt;");
    CHECK(anchor("/x?a=1&b=\"", "<b>").markup() == "<a href=\"/x?a=1&amp;b=&quot;\">&lt;b&gt;</a>");
    CHECK(address_of("/accounts", {{"q", "a&b=c d/è"}, {"state", ""}, {"page", "2"}}) ==
          "/accounts?q=a%26b%3Dc%20d%2F%C3%A8&page=2");
}

TEST_CASE("fields are decoded once, and wrong ones refused") {
    const auto fields = fields_from("a=1&b=x%26y+z&a=2&c");
    REQUIRE(fields);
    CHECK(fields->at("a") == "1");
    CHECK(fields->at("b") == "x&y z");
    CHECK(fields->at("c").empty());
    for (const char* wrong : {"a=%", "a=%4", "a=%zz", "a=%00", "a=%0d%0aSet-Cookie:x", "a=%ff"})
        CHECK_FALSE(fields_from(wrong));
    std::string many;
    for (int i = 0; i < 200; ++i)
        many += "a" + std::to_string(i) + "=&";
    CHECK_FALSE(fields_from(many));
    Request request;
    request.headers["cookie"] = "other=1; rinnova=key; lang=it";
    CHECK(request.cookie("rinnova") == "key");
    CHECK_FALSE(request.cookie("innova"));
}

TEST_CASE("a rate gives some at once, then one a pause") {
    DeviceRate rate({3, std::chrono::seconds(10)});
    const auto start = std::chrono::sys_days(2026y / 11 / 26) + 0ms;
    for (int i = 0; i < 3; ++i)
        CHECK(rate.allows("a", start));
    CHECK_FALSE(rate.allows("a", start));
    CHECK(rate.allows("b", start));
    CHECK(rate.allows("a", start + 10s));
    CHECK_FALSE(rate.allows("a", start + 10s));
}

TEST_CASE("signing in") {
    Scene scene;
    const Secret right = Secret::copy_of("fake-password-1");
    const Secret wrong = Secret::copy_of("fake-password-2");
    REQUIRE(put_user(*scene.database, scene.clock.now(), {"anna", Role::admin}, right));
    const auto code = [&](const std::string& name, const Secret& password, const std::string& address) {
        const auto session = sign_in(*scene.database, scene.clock.now(), name, password, address);
        return session ? std::string("in") : std::string(to_string(session.error().code));
    };
    const auto session = sign_in(*scene.database, scene.clock.now(), "anna", right, "10.0.0.1");
    REQUIRE(session);
    CHECK(session->user.role == Role::admin);
    const auto found = find_session(*scene.database, scene.clock.now(), session->key);
    REQUIRE((found && *found));
    CHECK((*found)->csrf == session->csrf);
    CHECK_FALSE(*find_session(*scene.database, scene.clock.now() + 3h, session->key));
    CHECK_FALSE(*find_session(*scene.database, scene.clock.now(), "another"));
    CHECK(scene.count("SELECT COUNT(*) FROM sessions WHERE hash = ?", {session->key}) == 0);

    SUBCASE("wrong tries make the next one wait, from that address") {
        for (int i = 0; i < 5; ++i)
            CHECK(code("anna", wrong, "10.0.0.2") == "auth-rejected");
        CHECK(code("anna", right, "10.0.0.2") == "busy");
        CHECK(code("anna", right, "10.0.0.1") == "in");
        scene.clock.time += 1h;
        CHECK(code("anna", right, "10.0.0.2") == "in");
    }
    SUBCASE("of IPv6 all addresses of one network count as one") {
        for (int i = 0; i < 5; ++i)
            CHECK(code("anna", wrong, "2001:db8:0:2::" + std::to_string(i)) == "auth-rejected");
        CHECK(code("anna", right, "2001:db8:0:2:ffff:ffff:ffff:ffff") == "busy");
        CHECK(code("anna", right, "2001:db8:0:3::1") == "in");
        for (int i = 0; i < 5; ++i)
            CHECK(code("anna", wrong, "::ffff:10.0.0.2") == "auth-rejected");
        CHECK(code("anna", right, "10.0.0.2") == "busy");
        CHECK(code("anna", right, "::ffff:10.0.0.3") == "in");
    }
    SUBCASE("who is right makes nobody wait") {
        // Others of the same network have been wrong so often that the next one would be the last for long.
        REQUIRE(scene.database->run("INSERT INTO sign_in_failures (subject, failures, blocked_until) VALUES "
                                    "('address 10.0.0.2', 25, ?)",
                                    {scene.clock.now().time_since_epoch().count()}));
        CHECK(code("anna", right, "10.0.0.2") == "in");
        CHECK(code("anna", right, "10.0.0.2") == "in");
    }
    SUBCASE(
        "who guesses a name from everywhere locks its owner out of new places, until he gets a password") {
        REQUIRE(scene.database->run(
            "UPDATE sign_in_failures SET failures = 150, blocked_until = ? WHERE subject = 'name anna'",
            {(scene.clock.now() + 15min).time_since_epoch().count()}));
        CHECK(code("anna", right, "10.0.0.2") == "busy");
        CHECK(code("anna", right, "10.0.0.1") == "in"); // where he has signed in before
        REQUIRE(put_user(*scene.database, scene.clock.now(), {"anna", Role::admin}, right));
        CHECK(code("anna", right, "10.0.0.2") == "in");
    }
    SUBCASE("a name that is not there is as wrong") {
        CHECK(code("nobody", right, "10.0.0.3") == "auth-rejected");
    }
    SUBCASE("another password ends the sessions") {
        REQUIRE(put_user(*scene.database, scene.clock.now(), {"anna", Role::viewer}, wrong));
        CHECK_FALSE(*find_session(*scene.database, scene.clock.now(), session->key));
    }
    SUBCASE("signing out ends it") {
        REQUIRE(sign_out(*scene.database, session->key));
        CHECK_FALSE(*find_session(*scene.database, scene.clock.now(), session->key));
    }
}

TEST_CASE("the overview counts an account once, by its newest password") {
    Scene scene;
    const Date today = std::chrono::floor<std::chrono::days>(scene.clock.now());
    Agent desk = scene.joined();
    Agent laptop = scene.joined();
    desk.accounts = {account("expired@pec.it", today - std::chrono::days(1)), account("due@pec.it", today),
                     account("ok@pec.it", today + std::chrono::days(60)),
                     account("unknown@pec.it", std::nullopt)};
    desk.accounts[1].open = 2;
    laptop.accounts = {account("ok@pec.it", today - std::chrono::days(9))};
    scene.report(desk);
    scene.report(laptop);
    auto counts = overview(*scene.database, scene.clock.now(), today, 7);
    REQUIRE(counts);
    CHECK(counts->accounts == StateCounts{1, 1, 1, 1, 1, 0});
    CHECK(counts->devices == 2);
    CHECK(counts->silent == 0);
    CHECK(counts->weeks[0] == 1);
    CHECK(counts->weeks[8] == 1);
    CHECK(counts->by_provider.at("aruba-pec").all() == 4);
    counts = overview(*scene.database, scene.clock.now() + std::chrono::days(8), today, 7);
    CHECK(counts->silent == 2);
}

TEST_CASE("lists are filtered, sorted and paged; what was written into a field stays a value") {
    Scene scene;
    const Date today = std::chrono::floor<std::chrono::days>(scene.clock.now());
    Agent agent = scene.joined();
    for (int i = 0; i < 5; ++i)
        agent.accounts.push_back(account(std::string(1, static_cast<char>('a' + i)) + "@pec.it",
                                         today + std::chrono::days(10 * (5 - i))));
    agent.accounts.push_back(account("'; drop table accounts; --@pec.it", std::nullopt));
    agent.accounts.push_back(account("100%_sure@pec.it", std::nullopt));
    scene.report(agent);
    const auto logins = [&](const AccountFilter& filter) {
        std::string text;
        REQUIRE(each_account(*scene.database, filter, today,
                             [&](const ListedAccount& one) { text += one.login[0]; }));
        return text;
    };
    AccountFilter filter;
    CHECK(logins(filter).starts_with("edcba"));
    filter.sort = "-expires; drop table accounts";
    CHECK(logins(filter).size() == 7);
    filter.sort = "account";
    filter.search = "@PEC";
    filter.limit = 2;
    filter.offset = 4;
    CHECK(logins(filter) == "cd");
    filter = {};
    filter.search = "%_";
    CHECK(logins(filter) == "1");
    filter.search = "'; drop";
    CHECK(logins(filter) == "'");
    filter = {};
    filter.due_within = 14;
    CHECK(logins(filter) == "e");
    filter = {};
    filter.state = "unknown";
    CHECK(*count_accounts(*scene.database, filter, today) == 2);

    std::string all;
    std::string identity, device;
    for (;;) {
        const auto piece = accounts_behind(*scene.database, {}, today, identity, device, 3);
        REQUIRE(piece);
        if (piece->empty())
            break;
        for (const ListedAccount& one : *piece)
            all += one.login[0];
        identity = piece->back().identity;
        device = piece->back().device;
    }
    CHECK(all == "'1abcde");
}

TEST_CASE("pages of a list are one statement, and a connection keeps few of all") {
    Scene scene;
    const Date today = std::chrono::floor<std::chrono::days>(scene.clock.now());
    const auto prepared = [&] { // SQLite does not tell
        return scene.database->is_postgresql() ? scene.count("SELECT COUNT(*) FROM pg_prepared_statements")
                                               : 0;
    };
    const auto page = [&](int number) {
        AccountFilter accounts;
        DeviceFilter devices;
        accounts.offset = devices.offset = accounts.limit = devices.limit = number;
        REQUIRE(each_account(*scene.database, accounts, today, [](const auto&) {}));
        REQUIRE(each_device(*scene.database, devices, [](const auto&) {}));
        REQUIRE(accounts_behind(*scene.database, {}, today, "", "", number));
    };
    page(1);
    const std::int64_t before = prepared();
    for (int number = 2; number < 20; ++number)
        page(number);
    CHECK(prepared() == before);
    for (int i = 0; i < 600; ++i)
        CHECK(scene.count("SELECT " + std::to_string(i) + " WHERE 1 = ?", {std::int64_t(1)}) == i);
    CHECK(prepared() < 300);
}

TEST_CASE("an act that was in another one's way is done again, from its beginning") {
    Scene scene;
    int tries = 0;
    const auto act = [&](int in_the_way) {
        tries = 0;
        return scene.database->transaction_alone([&]() -> Result<void> {
            auto noted = audit(*scene.database, scene.clock.now(), "anna", "tried", "");
            return ++tries > in_the_way ? noted : fail(ErrorCode::busy, "deadlock");
        });
    };
    CHECK(act(3));
    CHECK(tries == 4);
    CHECK(scene.count("SELECT COUNT(*) FROM audit") == 1);
    const auto never = act(100);
    REQUIRE_FALSE(never);
    CHECK(never.error().code == ErrorCode::busy);
    CHECK(tries == 4);
    CHECK(scene.count("SELECT COUNT(*) FROM audit") == 1);
}

TEST_CASE("what is past its time is forgotten") {
    Scene scene;
    Agent agent = scene.joined();
    CHECK(scene.count("SELECT COUNT(*) FROM history") == 1);
    REQUIRE(forget_what_is_past(*scene.database, scene.clock.now(), 365));
    CHECK(scene.count("SELECT COUNT(*) FROM history") == 1);
    REQUIRE(forget_what_is_past(*scene.database, scene.clock.now() + std::chrono::days(366), 365));
    CHECK(scene.count("SELECT COUNT(*) FROM history") == 0);
    CHECK(scene.count("SELECT COUNT(*) FROM tokens") == 0);
}

TEST_CASE("a database is named by its address") {
    CHECK(database_address_from("sqlite:/x/y")->path == "/x/y");
    const auto address =
        database_address_from("postgresql://fleet:s%40cret@db.example:5433/fleet?sslmode=require");
    REQUIRE(address);
    CHECK(address->host == "db.example");
    CHECK(address->port == 5433);
    CHECK(address->user == "fleet");
    CHECK(address->password == "s@cret");
    CHECK(address->options.starts_with("sslmode=require;"));
    CHECK(address->shown().find("cret") == std::string::npos);
    const auto socket = database_address_from("postgresql://fleet@%2Fvar%2Frun%2Fpostgresql/fleet");
    REQUIRE(socket);
    CHECK(socket->host == "/var/run/postgresql");
    CHECK(socket->user == "fleet");
    for (const char* wrong : {"", "sqlite:", "mysql://a/b", "postgresql://host", "postgresql://h/n?a=b;c"})
        CHECK_FALSE(database_address_from(wrong));
}

TEST_CASE("what root makes in the folder of the server's user is that user's") {
    const rinnova::test::ScratchFolder folder;
    const std::filesystem::path fleet = folder.path() / "fleet";
    std::filesystem::create_directory(fleet);
    constexpr uid_t somebody = 65534;
    const uid_t owner = geteuid() == 0 ? somebody : geteuid();
    REQUIRE(chown(fleet.c_str(), owner, static_cast<gid_t>(-1)) == 0);
    const auto database = open_fleet("sqlite:" + (fleet / "fleet.sqlite").string());
    REQUIRE(database);
    REQUIRE((*database)->run(
        "INSERT INTO users (name, role, password, created_at) VALUES ('a', 'viewer', '', 0)"));
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(fleet)) {
        CAPTURE(entry.path());
        struct stat found {};
        REQUIRE(lstat(entry.path().c_str(), &found) == 0);
        CHECK(found.st_uid == owner);
        ++files;
    }
    CHECK(files == 3); // with what SQLite keeps beside it

    // Through a link of that user's nothing is made.
    std::filesystem::create_symlink(folder.path() / "of-root", fleet / "link.sqlite");
    if (geteuid() == 0) {
        CHECK_FALSE(open_fleet("sqlite:" + (fleet / "link.sqlite").string()));
        CHECK_FALSE(std::filesystem::exists(folder.path() / "of-root"));
    } else {
        CHECK(open_fleet("sqlite:" + (fleet / "link.sqlite").string()));
    }
}
