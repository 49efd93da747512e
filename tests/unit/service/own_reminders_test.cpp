// SPDX-License-Identifier: Apache-2.0
#include "base/AtomicFile.h"
#include "engine/Config.h"
#include "service/OwnReminders.h"
#include "support/ScratchFolder.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

using namespace rinnova;
using namespace rinnova::test;

namespace {

struct Home {
    ScratchFolder folder;
    Paths paths;

    Home() {
        paths.config = folder / "config";
        paths.state = folder / "state";
        paths.machine_config = folder / "etc";
        std::filesystem::create_directories(paths.config);
    }
    std::filesystem::path file() const { return paths.config / "config.json"; }
    void write(const std::string& text) const { std::ofstream(file()) << text; }
    std::string text() const { return read_file(file(), 1 << 20).value(); }
    Result<void> set(const std::optional<std::vector<int>>& days, const std::string& login = "anna@pec.it") {
        return write_own_reminders(paths, login, days);
    }
    std::vector<int> days_of(const std::string& login) const {
        return read_config(paths).value().reminders.policy_of(login).days_before({});
    }
};

const std::vector<int> usual{14, 7, 3, 1, 0};

} // namespace

TEST_CASE("an account gets days of its own, and loses them again") {
    Home home;
    REQUIRE(home.set(std::vector<int>{1, 21, 7, 7}));
    CHECK(home.days_of("anna@pec.it") == std::vector<int>{21, 7, 1});
    CHECK(home.days_of("bruno@pec.it") == usual);
    CHECK((std::filesystem::status(home.file()).permissions() & std::filesystem::perms::mask) ==
          (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
    REQUIRE(home.set(std::nullopt));
    CHECK(home.days_of("anna@pec.it") == usual);
    CHECK(home.text() == "{}\n");
}

TEST_CASE("no days at all are days of its own too") {
    Home home;
    REQUIRE(home.set(std::vector<int>{}));
    CHECK(home.days_of("anna@pec.it").empty());
}

TEST_CASE("everything else in the file stays, in its order, unknown members too") {
    Home home;
    home.write(
        R"({"zeta":{"b":1,"a":[2.5,"è"]},"reminders":{"after_days":3,"accounts":)"
        R"({"Anna@PEC.it":{"hours":{"from":"08:00"},"days":[9]},"bruno@pec.it":{"days":[5]}}},"language":"it"})");
    REQUIRE(home.set(std::vector<int>{30}));
    CHECK(home.days_of("anna@pec.it") == std::vector<int>{30});
    CHECK(home.days_of("bruno@pec.it") == std::vector<int>{5});
    const std::string text = home.text();
    CHECK(text.find("\"zeta\"") < text.find("\"reminders\""));
    CHECK(text.find("2.5") != std::string::npos);
    CHECK(text.find("\"è\"") != std::string::npos);
    CHECK(text.find("\"Anna@PEC.it\"") != std::string::npos);
    CHECK(text.find("\"anna@pec.it\"") == std::string::npos);
    CHECK(read_config(home.paths).value().reminders.policy_of("anna@pec.it").hours.from ==
          std::chrono::hours(8));
    REQUIRE(home.set(std::nullopt));
    CHECK(home.text().find("08:00") != std::string::npos);
}

TEST_CASE("setting what is set already touches nothing") {
    Home home;
    home.write(R"({"reminders":{"accounts":{"anna@pec.it":{"days":[9]}}}})");
    const std::string before = home.text();
    REQUIRE(home.set(std::vector<int>{9}));
    CHECK(home.text() == before);
}

TEST_CASE("days that are none, and a file that is no configuration, are refused and left alone") {
    Home home;
    for (const std::vector<int>& wrong : {std::vector<int>{-1}, std::vector<int>{7, 3651}})
        CHECK(home.set(wrong).error().code == ErrorCode::invalid_data);
    CHECK_FALSE(std::filesystem::exists(home.file()));
    for (const char* damaged :
         {"{\"reminders\":", "[]", R"({"reminders":[]})", R"({"reminders":{"accounts":7}})"}) {
        home.write(damaged);
        CHECK(home.set(std::vector<int>{7}).error().code == ErrorCode::invalid_data);
        CHECK(home.text() == damaged);
    }
}
