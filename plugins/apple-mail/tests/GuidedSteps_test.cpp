// SPDX-License-Identifier: Apache-2.0
#include "AppleMailTarget.h"
#include "GuidedSteps.h"
#include "support/ScratchFolder.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::apple_mail;

namespace {

std::string steps_for(SlotKind kind, const Mac& mac, bool managed = false) {
    Slot slot;
    slot.kind = kind;
    slot.host = "imaps.pec.aruba.it";
    slot.username = "mario.rossi@pec.it";
    slot.location = "PEC Mario";
    std::string text;
    for (const std::string& step : guided_steps(slot, managed, mac))
        text += step + "\n";
    return text;
}

bool has(const std::string& text, const char* part) {
    return text.find(part) != std::string::npos;
}

Mac version(int major, int minor) {
    Mac mac;
    mac.version = MacVersion{major, minor};
    return mac;
}

} // namespace

TEST_CASE("steps name the place at hand and the other one") {
    const std::string incoming = steps_for(SlotKind::imap, {});
    CHECK(has(incoming, "Under Incoming Mail Server (imaps.pec.aruba.it)"));
    CHECK(has(incoming, "outgoing"));
    const std::string outgoing = steps_for(SlotKind::smtp, {});
    CHECK(has(outgoing, "Under Outgoing Mail Server"));
    CHECK(has(outgoing, "incoming"));
    CHECK(has(incoming, "PEC Mario"));
    CHECK(has(incoming, "Quit Mail"));
}

TEST_CASE("steps are those of the version at hand") {
    CHECK(has(steps_for(SlotKind::imap, version(15, 1)), "Mail > Settings"));
    CHECK(has(steps_for(SlotKind::imap, version(15, 1)), "com.apple.Internet-Accounts-Settings.extension"));
    CHECK(has(steps_for(SlotKind::imap, version(12, 7)), "Mail > Preferences"));
    CHECK(has(steps_for(SlotKind::imap, version(12, 7)), "com.apple.preferences.internetaccounts"));
}

TEST_CASE("an account that came with a profile is renewed by its profile") {
    CHECK(has(steps_for(SlotKind::imap, {}, true), "rinnova export profile mario.rossi@pec.it"));
    CHECK_FALSE(has(steps_for(SlotKind::imap, {}), "export profile"));
}

TEST_CASE("the version of a Mac stands in a file; without it no tool is ever named") {
    const test::ScratchFolder root;
    CHECK_FALSE(mac_at(root.path(), true).version);
    CHECK(mac_at(root.path(), true).security.empty());
    test::put_file(root / "System/Library/CoreServices/SystemVersion.plist",
                   "<?xml version=\"1.0\"?><plist version=\"1.0\"><dict><key>ProductVersion</key>"
                   "<string>10.15.7</string></dict></plist>");
    const Mac mac = mac_at(root.path(), true);
    REQUIRE(mac.version);
    CHECK(*mac.version == MacVersion{10, 15});
    CHECK(mac.version->has_hex_passwords());
    CHECK_FALSE(mac.has_system_settings());
    CHECK(mac.security == root / "usr/bin/security");
}
