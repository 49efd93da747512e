// SPDX-License-Identifier: Apache-2.0
#include "Key4.h"
#include "LoginEdit.h"
#include "TestProfile.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::thunderbird;
using namespace rinnova::thunderbird::trial;

namespace {

constexpr std::string_view origin = "imap://imaps.pec.aruba.it";
const std::string& text() {
    static const std::string made = logins_json({{"https://www.example.com", "a", "fake-1"},
                                                 {std::string(origin), "mario@pec.it", "fake-old"},
                                                 {"https://www.example.org", "b", "fake-2"}});
    return made;
}

SdrKeys keys() {
    TestProfile profile;
    profile.set_keys({});
    return SdrKeys::open(read_key4(profile.folder()).value(), nullptr).value();
}

/// What becomes of a change of the second login where the places of things are thought to be other ones.
Result<std::string> changed_with(const LoginsJson& index) {
    SdrKeys opened = keys();
    const Secret password = Secret::copy_of("fake-new");
    LoginEdit edit(text(), index, opened, Timestamp(std::chrono::seconds(1'790'000'000)));
    REQUIRE(edit.change(1, {origin, "mario@pec.it", &password}));
    return edit.finish();
}

} // namespace

TEST_CASE("a text that does not read as it should is not given out") {
    const LoginsJson right = parse_logins_json(text()).value();
    const auto changed = changed_with(right);
    REQUIRE(changed);
    CHECK(stored_passwords(*changed) == std::vector<std::string>{"fake-1", "fake-new", "fake-2"});

    const auto refused = [&](const auto& mistake) {
        LoginsJson wrong = right;
        mistake(wrong.logins);
        const auto made = changed_with(wrong);
        return !made && made.error().code == ErrorCode::internal;
    };
    CHECK(refused([](auto& logins) { ++logins[1].encrypted_password.begin; }));
    CHECK(refused([](auto& logins) { --logins[1].encrypted_password.end; }));
    CHECK(
        refused([](auto& logins) { std::swap(logins[1].encrypted_username, logins[1].encrypted_password); }));
    CHECK(refused([](auto& logins) { logins[1].encrypted_password = logins[2].encrypted_password; }));
    CHECK(refused([](auto& logins) { logins[1].sync_counter = logins[0].sync_counter; }));
    CHECK(refused([](auto& logins) { logins[1].time_password_changed = logins[2].time_password_changed; }));
    CHECK(refused([](auto& logins) { logins[1].time_password_changed = logins[1].whole; }));
    CHECK(refused([](auto& logins) { logins[1].whole = logins[2].whole; }));
    CHECK(refused([](auto& logins) { ++logins[1].whole.begin; }));
    CHECK(refused([](auto& logins) { --logins[1].whole.end; }));
}
