// SPDX-License-Identifier: Apache-2.0
#include "AppleMailTarget.h"
#include "support/ScratchFolder.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::apple_mail;

namespace {

constexpr std::string_view password_text = "fake \"new\" \\2";

class OnePassword final : public sdk::Secrets {
  public:
    const Secret* password_for(std::string_view) const override { return &m_password; }
    const Secret* unlock_for(std::string_view) const override { return nullptr; }

  private:
    Secret m_password = Secret::copy_of(password_text);
};

/// A Mac whose osascript notes what it is told.
struct World {
    test::ScratchFolder scratch;

    explicit World(int exit_status = 0) {
        test::put_file(
            scratch / "System/Library/CoreServices/SystemVersion.plist",
            "<plist version=\"1.0\"><dict><key>ProductVersion</key><string>15.1</string></dict></plist>");
        put_program("open", "exit 0\n");
        put_program("security", "cat > /dev/null\n");
        put_program("osascript", "echo \"$@\" >> \"$0.arguments\"\ncat >> \"$0.script\"\nexit " +
                                     std::to_string(exit_status) + "\n");
    }
    void put_program(const std::string& name, const std::string& body) const {
        test::put_file(scratch / ("usr/bin/" + name), "#!/bin/sh\n" + body);
        std::filesystem::permissions(scratch / ("usr/bin/" + name), std::filesystem::perms::owner_all);
    }
    std::vector<SlotResult> applied(bool switched_on, bool person_present = true) const {
        sdk::TargetContext context;
        context.home = FIXTURES "/accounts3";
        if (switched_on)
            context.experiments = {"apple-mail-scripting"};
        AppleMailTarget target(context, mac_at(scratch.path(), person_present));
        const auto found = target.discover({});
        std::vector<sdk::Change> changes;
        for (const Slot& slot : found->slots)
            changes.push_back({slot, false});
        return target.apply(*target.plan(changes), OnePassword())->results;
    }
    std::string told(const char* what) const {
        const auto file = scratch / (std::string("usr/bin/osascript.") + what);
        return std::filesystem::exists(file) ? test::bytes_of(file) : "";
    }
};

} // namespace

TEST_CASE("Mail is asked by script only when the user switched that on and is there") {
    for (const auto& [on, person] : {std::pair(false, true), std::pair(true, false)}) {
        const World world;
        for (const SlotResult& result : world.applied(on, person))
            CHECK(result.outcome == SlotOutcome::needs_user);
        CHECK(world.told("arguments").empty());
    }
}

TEST_CASE("the script names the server, and the password stands in no argument") {
    const World world;
    for (const SlotResult& result : world.applied(true)) {
        CHECK(result.outcome == SlotOutcome::needs_user); // never called done
        CHECK(result.steps.front().find("experiment") != std::string::npos);
        CHECK(result.slot.detail.find("whether it logs in") != std::string::npos);
    }
    CHECK(world.told("arguments") == "-\n-\n-\n-\n");
    const std::string script = world.told("script");
    CHECK(script.find("tell application \"Mail\" to set password of (first account whose server name is "
                      "\"imaps.pec.aruba.it\" and user name is \"mario.rossi@pec.it\") to \"fake \\\"new\\\" "
                      "\\\\2\"\n") == 0);
    CHECK(script.find("(first smtp server whose server name is \"smtps.pec.aruba.it\"") != std::string::npos);
}

TEST_CASE("when Mail refuses, the steps are those of everybody") {
    const World world(1);
    for (const SlotResult& result : world.applied(true)) {
        CHECK(result.outcome == SlotOutcome::needs_user);
        CHECK(result.steps.front().find("experiment") == std::string::npos);
    }
}
