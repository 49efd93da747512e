// SPDX-License-Identifier: Apache-2.0
// The driver against a double of /usr/bin/security that follows Apple's published source.
#include "base/security_tool/SecurityTool.h"
#include "support/InternetItem.h"
#include "support/ScratchFolder.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace rinnova;
using namespace rinnova::security_tool;
using nlohmann::json;
using Form = SecurityTool::PasswordForm;

namespace {

// Long enough for any machine to start an interpreter; only what hangs for ever gets a short one.
constexpr std::chrono::seconds patience{120};

json entry(const std::string& label, const std::string& account) {
    json item = test::internet_item();
    item["label"] = label;
    item["acct"] = account;
    return item;
}

struct Keychain {
    test::ScratchFolder scratch;
    std::filesystem::path program = scratch / "security";

    explicit Keychain(const json& items, const json& fault = nullptr) {
        test::put_file(scratch / "security.json", json{{"keychain", "/Users/m/login.keychain-db"},
                                                       {"login", "fake-login, \"quoted\" \\"},
                                                       {"person", "allow"},
                                                       {"fault", fault},
                                                       {"items", items}}
                                                      .dump());
        std::filesystem::create_symlink(RINNOVA_SOURCE_DIR "/tests/support/security_double.py", program);
    }
    SecurityTool tool(Form form = Form::hex, std::chrono::milliseconds limit = patience) const {
        return {program, form, limit};
    }
    json items() const { return json::parse(test::bytes_of(scratch / "security.json"))["items"]; }
    InternetItem item(std::size_t index = 0) const {
        auto found = tool().items();
        REQUIRE(found);
        REQUIRE(found->size() > index);
        return (*found)[index];
    }
};

ErrorCode code_of(const Keychain& keychain, std::chrono::milliseconds limit = patience) {
    const auto found = keychain.tool(Form::hex, limit).items();
    REQUIRE_FALSE(found);
    return found.error().code;
}

} // namespace

TEST_CASE("any password is stored and read back, by digits and quoted, and stands in no argument") {
    for (const Form form : {Form::hex, Form::quoted}) {
        const Keychain keychain(json::array({entry("PEC", "mario.rossi@pec.it")}));
        const InternetItem item = keychain.item();
        for (const std::string_view text :
             {"fake-new-2", "fake \"quoted\" 'and' back\\slash", "fake-perché no? €", "  fake blanks  ",
              "0x414243", "fake\ttab;|&$(x)`y`", "-w", "4142"}) {
            CAPTURE(text);
            REQUIRE(keychain.tool(form).set_password(item, Secret::copy_of(text)));
            CHECK(keychain.items()[0]["password"] == text);
            const auto held = keychain.tool(form).password(item);
            REQUIRE(held);
            CHECK((*held == Secret::copy_of(text)));
        }
        CHECK(keychain.items().size() == 1);
        const std::string started = test::bytes_of(keychain.scratch / "security.argv");
        CHECK(started.find("fake") == std::string::npos);
        CHECK(started.find("[\"-i\"]") == 0);
    }
}

TEST_CASE("an entry with odd names is found by its own label, and no second one is made") {
    for (const std::string label :
         {"Posta \"certificata\"", "back\\slash", "perché €", "imaps.pec.aruba.it", " "}) {
        CAPTURE(label);
        const Keychain keychain(
            json::array({entry("first", "anna@pec.it"), entry(label, "ma\"rio\\@pec.it")}));
        const InternetItem item = keychain.item(1);
        REQUIRE(can_be_named(item));
        REQUIRE(keychain.tool().set_password(item, Secret::copy_of("fake-new-2")));
        CHECK(keychain.items().size() == 2);
        CHECK(keychain.items()[0] == entry("first", "anna@pec.it"));
        json expected = entry(label, "ma\"rio\\@pec.it");
        json now = keychain.items()[1];
        CHECK(now["password"] == "fake-new-2");
        for (const char* member : {"password", "mdat", "partitions"}) {
            expected.erase(member);
            now.erase(member);
        }
        CHECK(now == expected);
    }
}

TEST_CASE("the exit status decides") {
    const auto failing_with = [](int result) { return code_of(Keychain(json::array(), result)); };
    CHECK(failing_with(-25300) == ErrorCode::not_found);
    CHECK(failing_with(-25299) == ErrorCode::conflict);
    CHECK(failing_with(-25293) == ErrorCode::permission_denied);
    CHECK(failing_with(-25292) == ErrorCode::permission_denied);
    CHECK(failing_with(-25308) == ErrorCode::locked);
    CHECK(failing_with(-128) == ErrorCode::needs_user);
    CHECK(failing_with(-25294) == ErrorCode::unreachable);
    CHECK(failing_with(1) == ErrorCode::internal);
}

TEST_CASE(
    "a change that the system refuses is told from an entry that is in the way, and makes no second one") {
    const Keychain keychain(json::array({entry("PEC", "mario.rossi@pec.it")}), "modify");
    CHECK(keychain.tool().set_password(keychain.item(), Secret::copy_of("fake-new-2")).error().code ==
          ErrorCode::permission_denied);
    CHECK(keychain.items() == json::array({entry("PEC", "mario.rossi@pec.it")}));
}

TEST_CASE("a tool that hangs is given up, one that asks finds no terminal, one that talks on is stopped") {
    CHECK(code_of(Keychain(json::array(), "hang"), std::chrono::milliseconds(500)) == ErrorCode::timed_out);
    CHECK(code_of(Keychain(json::array(), "prompt")) == ErrorCode::locked);
    CHECK(code_of(Keychain(json::array(), "garbage")) == ErrorCode::invalid_data);
}

TEST_CASE("a tool that is missing, or ends by a signal, is said so") {
    const Keychain keychain(json::array());
    const SecurityTool missing(keychain.scratch / "nothing", Form::hex, patience);
    CHECK(missing.items().error().code == ErrorCode::unreachable);
    test::put_file(keychain.scratch / "dies", "#!/bin/sh\nkill -9 $$\n");
    std::filesystem::permissions(keychain.scratch / "dies", std::filesystem::perms::owner_all);
    const SecurityTool dies(keychain.scratch / "dies", Form::hex, patience);
    CHECK(dies.items().error().code == ErrorCode::internal);
}

TEST_CASE("what no line can carry never reaches the tool") {
    const Keychain keychain(json::array({entry("PEC", "mario.rossi@pec.it")}));
    InternetItem item = keychain.item();
    const auto before = test::bytes_of(keychain.scratch / "security.argv");
    item.label = std::string(5000, 'x');
    CHECK(keychain.tool().set_password(item, Secret::copy_of("fake-new-2")).error().code ==
          ErrorCode::invalid_data);
    item.label = "two\nlines";
    CHECK_FALSE(can_be_named(item));
    CHECK(keychain.tool().set_password(item, Secret::copy_of("fake-new-2")).error().code ==
          ErrorCode::invalid_data);
    CHECK(test::bytes_of(keychain.scratch / "security.argv") == before);
}

TEST_CASE("an update takes the entry's partition list, and the login password brings it back") {
    const Keychain keychain(json::array({entry("PEC", "mario.rossi@pec.it")}));
    const InternetItem item = keychain.item();
    REQUIRE(keychain.tool().set_password(item, Secret::copy_of("fake-new-2")));
    CHECK(keychain.items()[0]["partitions"] == json::array({"apple-tool:"}));
    CHECK(keychain.tool().allow_apple_programs(item, Secret::copy_of("wrong")).error().code ==
          ErrorCode::auth_rejected);
    REQUIRE(keychain.tool().allow_apple_programs(item, Secret::copy_of("fake-login, \"quoted\" \\")));
    CHECK(keychain.items()[0]["partitions"] == json::array({"apple-tool:", "apple:"}));
}

TEST_CASE("the command for a Terminal is given only when its names are safe to type") {
    InternetItem item;
    item.account = "mario.rossi@pec.it";
    item.server = "imaps.pec.aruba.it";
    CHECK(SecurityTool::repair_command(item).ends_with("-a mario.rossi@pec.it -s imaps.pec.aruba.it"));
    for (const char* account : {"x; rm -rf ~", "$(x)", "a b", "-x", ""}) {
        item.account = account;
        CHECK(SecurityTool::repair_command(item).empty());
    }
}
