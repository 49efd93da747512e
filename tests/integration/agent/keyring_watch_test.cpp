// SPDX-License-Identifier: Apache-2.0
#include "agent/KeyringWatch.h"
#include "integration/vault_session/Session.h"
#include "integration/vault_session/Tools.h"
#include "support/EventLoop.h"

#include <QDBusConnectionInterface>

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::test;

namespace {

struct Listening {
    int opened = 0;
    int changed = 0;
    QDBusConnection bus = connection();
    KeyringWatch watch{bus,
                       {[this] { ++opened; }, [this] { ++changed; }},
                       {{std::chrono::milliseconds(100), std::chrono::seconds(5)},
                        {std::chrono::milliseconds(100), std::chrono::seconds(5)}}};

    static QDBusConnection connection() {
        application();
        QDBusConnection bus = QDBusConnection::sessionBus();
        REQUIRE(bus.isConnected());
        return bus;
    }
    /// A question to the bus and its answer: what was sent to us before it has arrived.
    void catch_up() {
        bus.interface()->isServiceRegistered(QStringLiteral("org.freedesktop.secrets"));
        handle_what_came();
    }
};

} // namespace

TEST_CASE_FIXTURE(Listening, "a keyring that a person unlocks is told, one that is locked is not") {
    const rinnova_test::KeyringRestored restored;
    const rinnova_test::Attributes entry{{"service", "smtp"}, {"user", "mario"}};
    rinnova_test::store_with_secret_tool("PEC", entry, "fake-first");
    catch_up();
    for (int i = 0; i < 2; ++i) {
        opened = 0;
        rinnova_test::Session::must("lock");
        catch_up();
        CHECK(opened == 0);
        rinnova_test::Session::person_will_unlock();
        CHECK(rinnova_test::read_with_secret_tool(entry) == "fake-first");
        CHECK(comes_true([&] { return opened > 0; }));
    }
}

TEST_CASE_FIXTURE(Listening, "an entry that is stored, stored anew or removed is told") {
    const rinnova_test::KeyringRestored restored;
    const rinnova_test::Attributes entry{{"service", "imap"}, {"user", "mario"}};
    const auto is_told = [&] {
        const bool told = comes_true([&] { return changed > 0; });
        catch_up();
        changed = 0;
        return told;
    };
    catch_up();
    changed = 0;
    rinnova_test::store_with_secret_tool("PEC", entry, "fake-first");
    CHECK(is_told());
    rinnova_test::store_with_secret_tool("PEC", entry, "fake-second");
    CHECK(is_told());
    rinnova_test::erase_with_secret_tool(entry);
    CHECK(is_told());
}

TEST_CASE_FIXTURE(Listening, "a keychain that vanishes is missed by nobody, and its return is told") {
    const rinnova_test::KeyringRestored restored;
    const rinnova_test::Attributes entry{{"service", "pop3"}, {"user", "mario"}};
    rinnova_test::store_with_secret_tool("PEC", entry, "fake-first");
    catch_up();
    rinnova_test::Session::must("kill");
    catch_up();
    CHECK(opened == 0);
    rinnova_test::Session::must("start");
    CHECK(comes_true([&] { return opened > 0; }));
    opened = 0;
    rinnova_test::Session::must("lock");
    rinnova_test::Session::person_will_unlock();
    CHECK(rinnova_test::read_with_secret_tool(entry) == "fake-first");
    CHECK(comes_true([&] { return opened > 0; }));
}
