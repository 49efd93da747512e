// SPDX-License-Identifier: Apache-2.0
#include "engine/Config.h"
#include "support/FakeWorld.h"
#include "support/ScratchFolder.h"

#include <doctest/doctest.h>

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
    const auto config =
        read(R"({"language":"it","plugins":{"disabled":["keychain"]}})", R"({"language":"en"})");
    REQUIRE(config);
    CHECK(config->language == "en");
    CHECK(config->disabled_plugins == std::set<std::string>{"keychain"});
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
          "{\"plugins\":{\n\"disabled\":\"x\"}}", "{\n", "{\"a\":1,\n\"a\":2}", "{\n\"reminders\":[]}",
          "{\n\"second_channel\":{}}", "{\n\"calendar\":{\"file\":\"here.ics\"}}"}) {
        CAPTURE(bad);
        const auto config = read({}, bad);
        REQUIRE_FALSE(config);
        CHECK(config.error().code == ErrorCode::invalid_data);
        CHECK(config.error().message.find("config.json") != std::string::npos);
        CHECK(config.error().message.find("2") != std::string::npos);
    }
    CHECK_FALSE(read({}, "[]"));
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
    CHECK(problem(R"("hours":{"from":"19:00"})").find("reminders.hours.to") != std::string::npos);
    CHECK(problem(R"("hours":{"to":"24:30"})").find("reminders.hours.to") != std::string::npos);
    CHECK(problem(R"("hours":{"at":"18:00"})").find("reminders.hours.at") != std::string::npos);
    CHECK(problem(R"("working_days_only":1)").find("working_days_only") != std::string::npos);
    CHECK(problem(R"("holidays":"FR")").find("reminders.holidays") != std::string::npos);
    CHECK(problem(R"("accounts":{"a@pec.it":7})").find("reminders.accounts") != std::string::npos);
    CHECK(problem(R"("accounts":{"a@pec.it":{"days":7}})").find("reminders.accounts") != std::string::npos);
    CHECK(read({}, R"({"reminders":{"hour":{}}})")->warnings.size() == 1);
    CHECK(read({}, R"({"reminders":{"accounts":{"a@pec.it":{"accounts":{}}}}})")->warnings.size() == 1);
}

TEST_CASE("the second channel is a mail account or a command, and nothing in between") {
    const auto config = read({}, R"({"second_channel":{"smtp":{"host":"SMTP.example.org","username":"boss",
        "from":"rinnova@example.org","to":"boss@example.org"}}})");
    REQUIRE_MESSAGE(config.has_value(), (config ? "" : config.error().message));
    CHECK(*config->second_channel == SecondChannel{SmtpChannel{"smtp.example.org", 465, Tls::implicit, "boss",
                                                               "rinnova@example.org", "boss@example.org"}});
    CHECK(*read({}, R"({"second_channel":{"command":["/usr/bin/logger","-t","a b"]}})")->second_channel ==
          SecondChannel{CommandChannel{{"/usr/bin/logger", "-t", "a b"}}});
    CHECK_FALSE(read(R"({"second_channel":{"command":["/usr/bin/logger"]}})", R"({"second_channel":null})")
                    ->second_channel);
    for (const char* bad :
         {R"({"command":[]})", R"({"command":["logger"]})", R"({"command":["/bin/x",1]})",
          R"({"command":"/bin/x"})", R"({"command":["/bin/x"],"smtp":{}})", R"("/bin/x")",
          R"({"smtp":{"host":"h.example","username":"u","from":"a@b.it"}})",
          R"({"smtp":{"host":"h.example","username":"u","from":"a@b.it","to":"c@d.it\nBcc: e@f.it"}})",
          R"({"smtp":{"host":"h.example","username":"u","from":"<a@b.it>","to":"c@d.it"}})",
          R"({"smtp":{"host":"h example","username":"u","from":"a@b.it","to":"c@d.it"}})",
          R"({"smtp":{"host":"h.example","tls":"none","username":"u","from":"a@b.it","to":"c@d.it"}})",
          R"({"smtp":{"host":"h.example","port":0,"username":"u","from":"a@b.it","to":"c@d.it"}})"}) {
        CAPTURE(bad);
        const auto wrong = read({}, std::string(R"({"second_channel":)") + bad + "}");
        REQUIRE_FALSE(wrong);
        CHECK(wrong.error().code == ErrorCode::invalid_data);
        CHECK(wrong.error().message.find("second_channel") != std::string::npos);
    }
}

TEST_CASE("a failing mailbox does not carry its own alarm") {
    const ProviderStore providers = ProviderStore::from_documents({{"test", pec_file}});
    Account tracked;
    tracked.key = {"pec", "studio@pec.it"};
    const auto check = [&](SmtpChannel channel) {
        return check_second_channel(channel, {tracked}, providers);
    };
    const SmtpChannel fine{"smtp.example.org", 465, Tls::implicit, "boss", "boss@example.org",
                           "boss@example.org"};
    CHECK(check(fine));
    SmtpChannel itself = fine;
    itself.host = "smtp.pec.example";
    itself.username = "Studio@pec.it";
    CHECK(check(itself).error().code == ErrorCode::conflict);
    itself.host = "smtp.example.org"; // the same name elsewhere is another account
    CHECK(check(itself));
    SmtpChannel to_itself = fine;
    to_itself.to = "STUDIO@pec.it";
    CHECK_FALSE(check(to_itself));
    tracked.key = {generic_provider("smtp.example.org"), "boss"};
    CHECK_FALSE(check(fine));
    CHECK(check_second_channel(CommandChannel{{"/bin/true"}}, {tracked}, providers));
}
