// SPDX-License-Identifier: Apache-2.0
// Whose an entry of a keychain is: apple-mail and keychain, loaded side by side, on the same Mac (the tool is
// a double).
#include "contract/LoadedTarget.h"
#include "support/InternetItem.h"
#include "support/ScratchFolder.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <set>

using namespace rinnova;
using contract::LoadedTarget;
using nlohmann::json;

namespace {

struct Mac {
    test::ScratchFolder home;
    std::filesystem::path world = home / "mac/usr/bin/security.json";
    SystemClock clock;

    explicit Mac(const std::string& version) {
        std::filesystem::copy(RINNOVA_SOURCE_DIR "/plugins/apple-mail/tests/fixtures/accounts3/Library",
                              home / "Library", std::filesystem::copy_options::recursive);
        test::put_file(home / "mac/System/Library/CoreServices/SystemVersion.plist",
                       "<plist version=\"1.0\"><dict><key>ProductVersion</key><string>" + version +
                           "</string></dict></plist>");
        test::put_file(world, json{{"keychain", "/Users/mario/Library/Keychains/login.keychain-db"},
                                   {"login", "fake-login"},
                                   {"person", "allow"},
                                   {"fault", nullptr},
                                   {"items",
                                    {test::internet_item("imaps.pec.aruba.it", "imap", 993),
                                     test::internet_item("smtps.pec.aruba.it", "smtp", 465)}}}
                                  .dump());
        std::filesystem::create_symlink(RINNOVA_SOURCE_DIR "/tests/support/security_double.py",
                                        home / "mac/usr/bin/security");
    }

    /// The entries that a plugin alone writes, asked for everything it finds.
    std::set<std::string> written_by(const char* plugin, std::string_view password) const {
        sdk::TargetContext context;
        context.home = home.path();
        context.clock = &clock;
        context.language = "en";
        LoadedTarget target(plugin, context);
        sdk::DiscoverScope scope;
        scope.hosts = {"imaps.pec.aruba.it", "smtps.pec.aruba.it"};
        const auto found = target->discover(scope);
        REQUIRE(found);
        const auto plan = target->plan(contract::changes_of(found->slots, false));
        REQUIRE(plan);
        REQUIRE(target->apply(*plan, contract::OnePassword(password)));
        std::set<std::string> written;
        const json items = json::parse(test::bytes_of(world))["items"];
        for (const json& item : items)
            if (item["password"] == password)
                written.insert(item["srvr"]);
        return written;
    }
};

} // namespace

TEST_CASE(
    "an entry of a keychain is one slot of one plugin: Mail's before OS X 10.11, the keychain's later") {
    const std::set<std::string> all{"imaps.pec.aruba.it", "smtps.pec.aruba.it"};
    const Mac old_mac("10.10.5");
    CHECK(old_mac.written_by(KEYCHAIN_PLUGIN, "fake-new-2").empty());
    CHECK(old_mac.written_by(APPLE_MAIL_PLUGIN, "fake-new-3") == all);
    for (const char* version : {"10.11.6", "15.1"}) {
        const Mac mac(version);
        CHECK(mac.written_by(APPLE_MAIL_PLUGIN, "fake-new-2").empty());
        CHECK(mac.written_by(KEYCHAIN_PLUGIN, "fake-new-3") == all);
    }
}
