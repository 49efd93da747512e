// SPDX-License-Identifier: Apache-2.0
#include "engine/Config.h"
#include "support/FakeWorld.h"
#include "support/ScratchFolder.h"

#include <doctest/doctest.h>

#include <filesystem>

using namespace rinnova;
using namespace rinnova::test;

namespace {

Result<Config> read(const std::string& machine, const std::string& user) {
    const ScratchFolder folder;
    Paths paths;
    paths.machine_config = folder / "etc";
    paths.config = folder / "home";
    if (!machine.empty())
        put_file(folder / "etc/config.json", machine);
    if (!user.empty())
        put_file(folder / "home/config.json", user);
    return read_config(paths);
}

} // namespace

TEST_CASE("without a configuration everything is at its default") {
    CHECK(read({}, {}).value() == Config{});
}

TEST_CASE("the user's members take the place of the machine's") {
    const auto config = read(
        R"({"language":"it","plugins":{"disabled":["keychain"],"experiments":["apple-mail-scripting"]}})",
        R"({"language":"en"})");
    REQUIRE(config);
    CHECK(config->language == "en");
    CHECK(config->disabled_plugins == std::set<std::string>{"keychain"});
    CHECK(config->experiments == std::set<std::string>{"apple-mail-scripting"});
}

TEST_CASE("known members are not warned of, others are") {
    CHECK(read({}, R"({"reminders":{},"second_channel":null,"fleet":{"url":null},"language":null,
                      "calendar":{"file":null}})")
              ->warnings.empty());
    CHECK(read({}, R"({"langauge":"it"})")->warnings.size() == 1);
}

TEST_CASE("a wrong type is an error that names file, member and line") {
    for (const char* bad :
         {"{\n\"language\":7}", "{\n\"language\":\"fr\"}", "{\n\"plugins\":[]}",
          "{\"plugins\":{\n\"disabled\":\"x\"}}", "{\n", "{\"a\":1,\n\"a\":2}", "{\n\"second_channel\":7}",
          "{\n\"reminders\":[]}", "{\n\"calendar\":{\"file\":\"here.ics\"}}", "{\n\"second_channel\":{}}",
          "{\n\"second_channel\":{\"command\":[]}}", "{\n\"second_channel\":{\"command\":[\"mail\"]}}",
          "{\n\"second_channel\":{\"command\":[\"/bin/a\"],\"smtp\":{\"host\":\"h\",\"username\":\"a@b\","
          "\"to\":[\"c@d\"]}}}",
          "{\n\"second_channel\":{\"smtp\":{\"host\":\"h\",\"username\":\"a@b\"}}}",
          "{\n\"second_channel\":{\"smtp\":{\"host\":\"h\",\"username\":\"a@b\",\"to\":[]}}}",
          "{\n\"second_channel\":{\"smtp\":{\"host\":\"h\",\"username\":\"a@b\",\"to\":[\"c\"]}}}",
          "{\n\"second_channel\":{\"smtp\":{\"host\":\"h\",\"username\":\"a\",\"to\":[\"c@d\"]}}}",
          "{\n\"second_channel\":{\"smtp\":{\"host\":\"h\",\"username\":\"a@b\",\"to\":[\"c@d\"],"
          "\"tls\":\"none\"}}}"}) {
        CAPTURE(bad);
        const auto config = read({}, bad);
        REQUIRE_FALSE(config);
        CHECK(config.error().code == ErrorCode::invalid_data);
        CHECK(config.error().message.find("config.json") != std::string::npos);
        CHECK(config.error().message.find("2") != std::string::npos);
    }
    CHECK_FALSE(read({}, "[]"));
}

TEST_CASE(
    "certificate, key, chain and organization of profiles are read, the user's in place of the machine's") {
    const auto config = read(
        R"({"profiles":{"certificate":"/etc/c.pem","key":"/etc/k.pem","chain":"/etc/i.pem","organization":"IT"}})",
        R"({"profiles":{"organization":"Studio","chain":null}})");
    REQUIRE(config);
    CHECK(config->profiles.signing == SigningFiles{"/etc/c.pem", "/etc/k.pem", ""});
    CHECK(config->profiles.organization == "Studio");
    CHECK_FALSE(read({}, R"({"profiles":{"organization":"Studio"}})")->profiles.signing.configured());
    CHECK(read({}, R"({"profiles":{"certificat":"/c"}})")->warnings.size() == 1);
}

TEST_CASE("what cannot sign a profile is an error that names the member") {
    for (const auto& [member, bad] : std::vector<std::pair<std::string, std::string>>{
             {"profiles.certificate", R"({"certificate":"c.pem","key":"/k.pem"})"},
             {"profiles.certificate", R"({"certificate":7})"},
             {"profiles.key", R"({"certificate":"/c.pem"})"},
             {"profiles.certificate", R"({"key":"/k.pem"})"},
             {"profiles.chain", R"({"chain":"/i.pem"})"},
             {"profiles", "[]"}}) {
        CAPTURE(bad);
        const auto config = read({}, "{\"profiles\":" + bad + "}");
        REQUIRE_FALSE(config);
        CHECK(config.error().message.find("\"" + member + "\"") != std::string::npos);
    }
}

TEST_CASE("a second channel is a mail account, or a command") {
    const auto mail = read(
        {},
        R"({"second_channel":{"smtp":{"host":"SMTP.example.org","tls":"starttls","username":"Me@example.org",
                                   "to":["other@example.org"]}}})");
    REQUIRE(mail);
    REQUIRE((mail->second_channel && mail->second_channel->mail));
    CHECK(mail->warnings.empty());
    const SecondChannel::Mail& account = *mail->second_channel->mail;
    CHECK(account.server.host == "smtp.example.org");
    CHECK(account.server.port == 587);
    CHECK(account.from == "Me@example.org");
    CHECK(goes_through(*mail->second_channel, {"any", "me@example.org"}));
    CHECK(goes_through(*mail->second_channel, {"any", "other@example.org"}));
    CHECK_FALSE(goes_through(*mail->second_channel, {"any", "mario@pec.it"}));
    const auto command = read({}, R"({"second_channel":{"command":["/usr/bin/tell-me","now"]}})");
    REQUIRE((command && command->second_channel));
    CHECK(command->second_channel->command == std::vector<std::string>{"/usr/bin/tell-me", "now"});
    CHECK_FALSE(goes_through(*command->second_channel, {"any", "me@example.org"}));
}

TEST_CASE("the user can do without the machine's second channel") {
    const std::string machine = R"({"second_channel":{"command":["/usr/bin/tell-me"]}})";
    CHECK(read(machine, "{}")->second_channel);
    CHECK_FALSE(read(machine, R"({"second_channel":null})")->second_channel);
}

TEST_CASE("the documented defaults are the defaults") {
    const auto config = read({}, R"({"reminders":{"after_days":7,
        "hours":{"from":"09:00","to":"18:00","at":"10:00"},"working_days_only":true,"holidays":"IT",
        "show_address_on_lock_screen":false,"accounts":{}},"second_channel":null})");
    REQUIRE(config);
    CHECK(*config == Config{});
    CHECK(config->reminders.general.days_before({}) == std::vector<int>{14, 7, 3, 1, 0});
}

TEST_CASE("reminders are read, and an account's own go before") {
    const auto config = read(R"({"reminders":{"days":[7,30,7],"working_days_only":false}})",
                             R"({"reminders":{"hours":{"from":"08:30","at":null},"holidays":null,
        "accounts":{"Mario.Rossi@pec.it":{"days":[],"after_days":0,"hours":{"to":"24:00"}}}}})");
    REQUIRE_MESSAGE(config.has_value(), (config ? "" : config.error().message));
    CHECK(config->warnings.empty());
    const ReminderPolicy general = config->reminders.policy_of("anna@pec.it");
    CHECK(general.days == std::vector<int>{30, 7});
    CHECK(general.hours.from == std::chrono::minutes(8 * 60 + 30));
    CHECK_FALSE(general.hours.at);
    CHECK(general.hours.of_notices() == general.hours.from);
    CHECK_FALSE(general.working_days_only);
    CHECK_FALSE(general.italian_holidays);
    const ReminderPolicy own = config->reminders.policy_of("mario.rossi@pec.it");
    CHECK(own.days == std::vector<int>{});
    CHECK(own.after_days == 0);
    CHECK(own.hours.to == std::chrono::hours(24));
    CHECK(own.hours.from == general.hours.from);
}

TEST_CASE("hours of two files are taken together") {
    const auto hours = [](const std::string& machine, const std::string& user) {
        const auto config =
            read("{\"reminders\":{\"hours\":" + machine + "}}", "{\"reminders\":{\"hours\":" + user + "}}");
        REQUIRE_MESSAGE(config.has_value(), (config ? "" : config.error().message));
        return config->reminders.general.hours;
    };
    CHECK(hours(R"({"to":"22:00"})", R"({"from":"19:00"})") ==
          ReminderHours{std::chrono::hours(19), std::chrono::hours(22), std::chrono::hours(10)});
    CHECK(hours(R"({"to":"22:00"})", R"({"at":"20:00"})").of_notices() == std::chrono::hours(20));
    CHECK(hours(R"({"to":"12:00"})", R"({"from":"14:00"})").to == std::chrono::hours(24));
    CHECK(hours(R"({"from":"09:00","to":"18:00"})", R"({"from":"19:00"})").to == std::chrono::hours(24));
    CHECK(hours("{}", R"({"from":"19:00"})").to == std::chrono::hours(24));
    CHECK_FALSE(
        read(R"({"reminders":{"hours":{"to":"22:00"}}})", R"({"reminders":{"hours":{"to":"00:00"}}})"));
    CHECK_FALSE(
        read(R"({"reminders":{"hours":{"to":"22:00"}}})", R"({"reminders":{"hours":{"from":"24:00"}}})"));
    CHECK(hours(R"({"from":"14:00"})", R"({"to":"12:00"})").from == std::chrono::hours(0));
    CHECK_FALSE(read(R"({"reminders":{"hours":{"to":"22:00"}}})",
                     R"({"reminders":{"hours":{"from":"19:00","to":"18:00"}}})"));
    CHECK_FALSE(
        read(R"({"reminders":{"hours":{"to":"12:00"}}})", R"({"reminders":{"hours":{"at":"13:00"}}})"));
}

TEST_CASE("what makes no sense of the reminders is named by its place") {
    const auto problem = [](const std::string& reminders) {
        const auto config = read({}, "{\"reminders\":{\n" + reminders + "}}");
        REQUIRE_FALSE(config);
        CHECK(config.error().message.find("config.json") != std::string::npos);
        CHECK(config.error().message.find("2") != std::string::npos);
        return config.error().message;
    };
    CHECK(problem(R"("days":"7")").find("reminders.days") != std::string::npos);
    CHECK(problem(R"("days":[7,-1])").find("reminders.days") != std::string::npos);
    CHECK(problem(R"("days":[1.5])").find("reminders.days") != std::string::npos);
    CHECK(problem(R"("after_days":-1)").find("reminders.after_days") != std::string::npos);
    CHECK(problem(R"("hours":{"from":"9:00"})").find("reminders.hours.from") != std::string::npos);
    CHECK(problem(R"("hours":{"from":"19:00","to":"18:00"})").find("reminders.hours.to") !=
          std::string::npos);
    CHECK(problem(R"("hours":{"from":"24:00"})").find("reminders.hours.to") != std::string::npos);
    CHECK(problem(R"("hours":{"to":"00:00"})").find("reminders.hours.to") != std::string::npos);
    CHECK(problem(R"("hours":{"to":"22:00"},"accounts":{"a@pec.it":{"hours":{"to":"00:00"}}})")
              .find("hours.to") != std::string::npos);
    CHECK(problem(R"("hours":{"to":"24:30"})").find("reminders.hours.to") != std::string::npos);
    CHECK(problem(R"("hours":{"at":"18:00"})").find("reminders.hours.at") != std::string::npos);
    CHECK(problem(R"("working_days_only":1)").find("working_days_only") != std::string::npos);
    CHECK(problem(R"("holidays":"FR")").find("reminders.holidays") != std::string::npos);
    CHECK(problem(R"("accounts":{"a@pec.it":7})").find("reminders.accounts") != std::string::npos);
    CHECK(problem(R"("accounts":{"a@pec.it":{"days":7}})").find("reminders.accounts") != std::string::npos);
    CHECK(read({}, R"({"reminders":{"hour":{}}})")->warnings.size() == 1);
    CHECK(read({}, R"({"reminders":{"accounts":{"a@pec.it":{"accounts":{}}}}})")->warnings.size() == 1);
}

TEST_CASE("a failing mailbox does not carry its own alarm") {
    SecondChannel channel;
    channel.mail.emplace();
    channel.mail->username = "Boss@example.org";
    channel.mail->from = "boss@example.org";
    channel.mail->to = {"STUDIO@pec.it"};
    Account tracked;
    tracked.key = {"pec", "anna@pec.it"};
    CHECK(check_second_channel(channel, {tracked}));
    tracked.key.login = "studio@pec.it";
    CHECK(check_second_channel(channel, {tracked}).error().code == ErrorCode::conflict);
    channel.mail->to = {"anna@example.org"};
    tracked.key.login = "boss@example.org";
    CHECK_FALSE(check_second_channel(channel, {tracked}));
    CHECK(check_second_channel(SecondChannel{{}, {"/bin/true"}}, {tracked}));
}

TEST_CASE("values of a group policy stand for members of the configuration") {
    CHECK(config_of_policy({}).empty());
    CHECK(config_of_policy({{"FleetUrl", ""}, {"Other", "x"}}).empty());
    const std::string folder = std::filesystem::current_path().root_path().generic_string() + "etc/";
    const auto config = read(config_of_policy({{"FleetUrl", "https://fleet.example"},
                                               {"FleetCaFile", folder + "ca.pem"},
                                               {"FleetProxy", "http://proxy.example:3128"},
                                               {"FleetTokenFile", folder + "to\"ken"}}),
                             {});
    REQUIRE(config);
    CHECK(config->fleet == FleetSettings{"https://fleet.example", folder + "to\"ken", folder + "ca.pem",
                                         "http://proxy.example:3128"});
    CHECK_FALSE(read(config_of_policy({{"FleetUrl", "http://fleet.example"}}), {}));
}

TEST_CASE("the fleet's server, token, authority and proxy are read, and checked") {
    const auto config = read(R"({"fleet":{"url":"https://fleet.example","token_file":"/etc/rinnova/token",
                                          "ca_file":"/etc/rinnova/ca.pem","proxy":"http://proxy:3128"}})",
                             R"({"fleet":{"proxy":null}})");
    REQUIRE(config);
    CHECK(config->fleet ==
          FleetSettings{"https://fleet.example", "/etc/rinnova/token", "/etc/rinnova/ca.pem", {}});
    for (const char* bad : {R"({"fleet":7})", R"({"fleet":{"url":"http://fleet.example"}})",
                            R"({"fleet":{"url":7}})", R"({"fleet":{"ca_file":"ca.pem"}})",
                            R"({"fleet":{"token_file":"token"}})", R"({"fleet":{"proxy":"proxy"}})"}) {
        CAPTURE(bad);
        const auto wrong = read({}, bad);
        REQUIRE_FALSE(wrong);
        CHECK(wrong.error().message.find("fleet") != std::string::npos);
    }
}
