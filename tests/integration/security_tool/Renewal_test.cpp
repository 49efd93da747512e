// SPDX-License-Identifier: Apache-2.0
// What both plugins for the keychains of macOS do with an entry, against the double of the tool.
#include "sdk/SecurityTool.h"
#include "support/InternetItem.h"
#include "support/ScratchFolder.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <ctime>

using namespace rinnova;
using namespace rinnova::security_tool;
using nlohmann::json;

namespace {

constexpr std::chrono::seconds patience{120};

struct Keychain {
    test::ScratchFolder scratch;

    explicit Keychain(std::string_view password, const json& fault = nullptr) {
        json entry = test::internet_item();
        entry["label"] = "PEC";
        entry["password"] = password;
        test::put_file(scratch / "security.json", json{{"keychain", "/Users/m/login.keychain-db"},
                                                       {"login", "fake-login"},
                                                       {"person", "allow"},
                                                       {"fault", fault},
                                                       {"items", {entry}}}
                                                      .dump());
        std::filesystem::create_symlink(RINNOVA_SOURCE_DIR "/tests/support/security_double.py",
                                        scratch / "security");
    }
    SecurityTool tool() const { return {scratch / "security", SecurityTool::PasswordForm::hex, patience}; }
    InternetItem item() const {
        const auto found = tool().items();
        REQUIRE(found);
        REQUIRE(found->size() == 1);
        return found->front();
    }
    std::string held() const {
        return json::parse(test::bytes_of(scratch / "security.json"))["items"][0]["password"];
    }
    Result<Renewal> renewed(bool as_planned = true) const {
        return renew(tool(), item(), Secret::copy_of("fake-new-2"), as_planned);
    }
};

std::string this_second() {
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    char text[32] = {};
    std::strftime(text, sizeof text, "%Y%m%d%H%M%SZ", std::gmtime(&now));
    return text;
}

} // namespace

TEST_CASE("an entry is renewed once; what it holds already is left alone, whatever was planned") {
    const Keychain keychain("fake-old-1");
    CHECK(keychain.renewed() == Renewal::done);
    CHECK(keychain.held() == "fake-new-2");
    CHECK(keychain.renewed(false) == Renewal::needless);
}

TEST_CASE("an entry that is not as planned is a conflict, and stays") {
    const Keychain keychain("fake-old-1");
    CHECK(keychain.renewed(false).error().code == ErrorCode::conflict);
    CHECK(keychain.held() == "fake-old-1");
}

TEST_CASE("what is no password is neither written over nor taken for one") {
    using namespace std::string_literals;
    for (const std::string& kept : {"two\nlines"s, "fake-old-1\n"s, "with\0nothing"s, "<plist>\r</plist>"s}) {
        const Keychain keychain(kept);
        CHECK(keychain.renewed().error().code == ErrorCode::invalid_data);
        CHECK(password_in(keychain.tool(), keychain.item()).error().code == ErrorCode::invalid_data);
        CHECK(keychain.held() == kept);
    }
}

TEST_CASE("a tool that says done and keeps the old password is found out") {
    const Keychain keychain("fake-old-1", "forget");
    CHECK(keychain.renewed().error().code == ErrorCode::internal);
}

TEST_CASE("an entry is unmistakable when the search for it meets nothing else") {
    InternetItem item;
    item.keychain = "/Users/m/login.keychain-db";
    item.label = "PEC";
    item.account = "mario.rossi@pec.it";
    item.server = "imaps.pec.aruba.it";
    item.protocol = "imap";
    item.auth_type = "dflt";
    InternetItem other = item;
    other.port = 993;
    CHECK(is_unmistakable(item, {item}));
    CHECK_FALSE(is_unmistakable(item, {item, other})); // without a port, the search meets both
    CHECK(is_unmistakable(other, {item, other}));
    other.label = "another";
    CHECK(is_unmistakable(item, {item, other}));
    item.label.reset();
    CHECK_FALSE(is_unmistakable(item, {item}));
}

TEST_CASE("an entry that was changed in this very second is looked at when the second is over") {
    InternetItem item;
    item.modified = this_second() + '\0';
    wait_until_told_apart(item);
    CHECK(item.modified != this_second() + '\0');
}

TEST_CASE("after a question that nobody answered, or without time, no further one is put") {
    Questions unanswered(std::chrono::hours(1));
    CHECK_FALSE(unanswered.over());
    unanswered.failed({ErrorCode::conflict, "another", {}, {}});
    CHECK_FALSE(unanswered.over());
    unanswered.failed({ErrorCode::timed_out, "nobody", {}, {}});
    REQUIRE(unanswered.over());
    CHECK(unanswered.over()->message == "nobody");
    const Questions late(std::chrono::milliseconds(0));
    REQUIRE(late.over());
    CHECK(late.over()->code == ErrorCode::timed_out);
}

TEST_CASE("protocols of mail have a kind, and no others") {
    CHECK(kind_of_protocol("imps") == SlotKind::imap);
    CHECK(kind_of_protocol("pop3") == SlotKind::pop3);
    CHECK(kind_of_protocol("smtp") == SlotKind::smtp);
    for (const char* other : {"htps", "ftp ", "", "IMAP"})
        CHECK_FALSE(kind_of_protocol(other));
}
