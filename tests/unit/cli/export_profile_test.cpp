// SPDX-License-Identifier: Apache-2.0
#include "cli/ExportProfileView.h"
#include "support/ScratchFolder.h"
#include "unit/cli/FakeWorld.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

using namespace rinnova;
using namespace rinnova::cli;
using namespace rinnova::cli::test;
using rinnova::test::bytes_of;
using rinnova::test::ScratchFolder;

namespace {

/// What the pretended export is asked and what it answers.
struct Script {
    std::vector<ProfileRequest> asked;
    std::optional<Error> error;
    std::vector<HandOverNews> news;
    HandOverEnd end = HandOverEnd::given;
    std::string interface;
    std::vector<std::filesystem::path> noted; ///< where a file was said to come
    bool was_there = false;                   ///< at that moment
    std::optional<Error> not_noted;
};

class FakeExport final : public ProfileExport {
  public:
    explicit FakeExport(Script& script) : m_script(script) {}
    Result<ProfileFile> make(const ProfileRequest& request) override {
        m_script.asked.push_back(request);
        if (m_script.error)
            return tl::unexpected(*m_script.error);
        return ProfileFile{Secret::copy_of("THE PROFILE"),
                           {"aruba-pec", "mario.rossi@pec.it"},
                           "rinnova.account.X",
                           "mario.mobileconfig",
                           request.with_password,
                           false,
                           {{ErrorCode::unsupported, "It is not signed.", {}, {}}}};
    }
    Result<void> will_be_at(const ProfileFile&, const std::filesystem::path& where) override {
        m_script.noted.push_back(where);
        m_script.was_there = std::filesystem::exists(where);
        if (m_script.not_noted)
            return tl::unexpected(*m_script.not_noted);
        return {};
    }
    Result<HandOverEnd> hand_over(const ProfileFile&, const std::string& interface,
                                  const HandOverListener& tell, const std::stop_token&) override {
        m_script.interface = interface;
        for (const HandOverNews& news : m_script.news)
            tell(news);
        return m_script.end;
    }

  private:
    Script& m_script;
};

struct Desk : FakeWorld {
    Script script;
    Desk() {
        make_profile_export = [this](const Paths&, const Clock&,
                                     const WiringOptions&) -> Result<std::unique_ptr<ProfileExport>> {
            return std::make_unique<FakeExport>(script);
        };
    }
    int export_profile(std::vector<std::string> more) {
        more.insert(more.begin(), {"export", "profile", "mario.rossi@pec.it"});
        return run(more);
    }
};

HandOverReady ready(const std::string& code = {}) {
    return {"https://192.168.1.5:40213/0123456789abcdef0123456789abcdef",
            "AB:CD:EF:00:11:22:33:44:55:66:77:88:99:AA:BB:CC:AB:CD:EF:00:11:22:33:44:55:66:77:88:99:AA:BB:CC",
            code, "# #\n## \n  #\n"};
}

bool holds(const std::string& text, std::string_view wanted) {
    return text.find(wanted) != std::string::npos;
}

} // namespace

TEST_CASE("the profile goes to standard output as it is, and warnings do not") {
    Desk desk;
    CHECK(desk.export_profile({}) == 0);
    CHECK(desk.console.printed == "THE PROFILE");
    CHECK(holds(desk.console.said, "not signed"));
}

TEST_CASE("a file is written for its owner alone, and that it is a secret is said") {
    const ScratchFolder scratch;
    const std::string file = scratch / "profile";
    Desk desk;
    CHECK(desk.export_profile({file}) == 0);
    CHECK_FALSE(holds(desk.console.printed, "holds the password"));
    CHECK(desk.export_profile({file, "--with-password"}) == 0);
    CHECK(holds(desk.console.printed, "holds the password"));
    CHECK(bytes_of(file) == "THE PROFILE");
    struct stat found {};
    REQUIRE(stat(file.c_str(), &found) == 0);
    CHECK((found.st_mode & 07777U) == 0600);
    CHECK(desk.script.asked.back().with_password);
    CHECK(desk.export_profile({file, "--json"}) == 0);
    const auto document = nlohmann::json::parse(desk.console.printed);
    CHECK(document["file"] == file);
    CHECK(document["with_password"] == false);
}

TEST_CASE("where a file comes is noted before it is written; when that fails nothing is") {
    const ScratchFolder scratch;
    const std::filesystem::path file = scratch / "profile";
    Desk desk;
    desk.script.not_noted = Error{ErrorCode::busy, "The ledger is busy.", {}, {}};
    CHECK(desk.export_profile({file.string(), "--with-password"}) == 1);
    CHECK_FALSE(std::filesystem::exists(file));
    desk.script.not_noted.reset();
    CHECK(desk.export_profile({file.string(), "--with-password"}) == 0);
    CHECK(desk.script.noted == std::vector{file, file});
    CHECK_FALSE(desk.script.was_there);
    CHECK(desk.export_profile({}) == 0);
    CHECK(desk.script.noted.size() == 2);
}

TEST_CASE("a profile is not for the screen, and nothing is made for it") {
    Desk desk;
    desk.console.screen = {true, true, 80};
    for (const std::vector<std::string>& more :
         std::vector<std::vector<std::string>>{{}, {"--with-password"}})
        CHECK(desk.export_profile(more) == 2);
    CHECK(desk.console.printed.empty());
    CHECK(desk.script.asked.empty());
}

TEST_CASE("what contradicts itself is refused") {
    Desk desk;
    for (const std::vector<std::string>& more : std::vector<std::vector<std::string>>{
             {"f", "--serve"}, {"--lan", "lo"}, {"--json"}, {"f", "g"}, {""}})
        CHECK(desk.export_profile(more) == 2);
    CHECK(desk.run({"export"}) == 2);
    CHECK(holds(desk.console.said, "rinnova export --help"));
    CHECK(desk.script.asked.empty());
}

TEST_CASE("without a terminal there is no code, and so no password on a page") {
    Desk desk;
    CHECK(desk.export_profile({"--serve", "--with-password"}) == 2);
    CHECK(desk.script.asked.empty());
    desk.console.screen = {true, false, 100};
    CHECK(desk.export_profile({"--serve", "--with-password"}) == 0);
}

TEST_CASE("link, fingerprint, code and what happens are said; the page is opened once only") {
    Desk desk;
    desk.console.screen = {true, false, 100};
    desk.script.news = {ready("042917"), HandOverOpened{}, HandOverOpened{}, HandOverWrongCode{4},
                        HandOverCut{}};
    CHECK(desk.export_profile({"--serve", "--lan", "wlan0", "--with-password"}) == 0);
    CHECK(desk.script.interface == "wlan0");
    const std::string& said = desk.console.said;
    for (const char* wanted :
         {"https://192.168.1.5:40213/", "AB:CD:EF", "042 917", "4 tries left", "broke off", "█"})
        CHECK_MESSAGE(holds(said, wanted), wanted);
    CHECK(said.find("was opened") == said.rfind("was opened"));
    CHECK(holds(desk.console.printed, "was given"));
}

TEST_CASE("without --lan it is said that no phone reaches the page") {
    Desk desk;
    desk.script.news = {ready()};
    CHECK(desk.export_profile({"--serve"}) == 0);
    CHECK(holds(desk.console.said, "--lan IFACE"));
    CHECK_FALSE(holds(desk.console.said, "Code to type"));
}

TEST_CASE("a page that gave nothing is a failure, each in its words") {
    Desk desk;
    for (const auto& [end, code] : std::vector<std::pair<HandOverEnd, std::string>>{
             {HandOverEnd::expired, "timed-out"},
             {HandOverEnd::too_many_wrong_codes, "auth-rejected"},
             {HandOverEnd::stopped, "needs-user"}}) {
        desk.script.end = end;
        CHECK(desk.export_profile({"--serve", "--json"}) == 1);
        CHECK(nlohmann::json::parse(desk.console.printed)["error"]["code"] == code);
    }
}

TEST_CASE("a certificate that is not there is no unknown account") {
    Desk desk;
    desk.script.error = Error{ErrorCode::not_found, "It is not there.", {}, "/etc/certificate.pem"};
    CHECK(desk.export_profile({}) == 1);
    desk.script.error = Error{ErrorCode::not_found, "No such account.", {}, {}};
    CHECK(desk.export_profile({}) == 7);
    desk.script.error = Error{ErrorCode::locked, "Locked.", {}, {}};
    CHECK(desk.export_profile({}) == 6);
    desk.script.error = Error{ErrorCode::conflict, "POP3.", {}, {}};
    CHECK(desk.export_profile({}) == 2);
}

TEST_CASE("a QR code has a light zone around it, and is left out where it does not fit") {
    const Screen plain{true, false, 80};
    const std::string text = qr_text("##\n# \n", plain);
    CHECK(text == "  ██████\n  ██ ▄██\n  ██████\n");
    CHECK(qr_text("##\n# \n", Screen{true, true, 80}).starts_with("  \x1b[97;40m"));
    CHECK(qr_text("##\n# \n", Screen{true, false, 5}).empty());
    CHECK(qr_text("", plain).empty());
}
