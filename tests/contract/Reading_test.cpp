// SPDX-License-Identifier: Apache-2.0
// What only looks changes nothing, and sees what is there.
#include "contract/Run.h"

#include <QJsonArray>
#include <QJsonObject>

#include <set>

using namespace rinnova;
using namespace rinnova::contract;

TEST_CASE("plugin.json says what is asked of a plugin before any of its code runs") {
    const QPluginLoader loader(QString::fromStdString(subject().plugin().string()));
    CHECK(loader.metaData()[QLatin1String("IID")].toString() == QLatin1String(RINNOVA_TARGET_IID));
    const QJsonObject said = loader.metaData()[QLatin1String("MetaData")].toObject();
    CHECK(said[QLatin1String("id")].toString().toStdString() == subject().plugin().stem().string());
    CHECK_FALSE(said[QLatin1String("name")].toString().isEmpty());
    CHECK(said[QLatin1String("sdk")].toInt() == sdk::version);
    CHECK(said[QLatin1String("platforms")].toArray().contains(QLatin1String(RINNOVA_PLATFORM_NAME)));
    CHECK(said[QLatin1String("client_versions")].isArray());
    const QJsonObject capabilities = said[QLatin1String("capabilities")].toObject();
    for (const char* capability : {"read", "create", "unlock"})
        CHECK(capabilities[QLatin1String(capability)].isBool());
    for (const QString& capability : capabilities.keys())
        CHECK(QStringLiteral("read create unlock needs_hosts").contains(capability));
}

TEST_CASE("discovery finds every slot, by an id that stays") {
    Run run;
    CHECK(run.slots.size() == subject().slots());
    CHECK(run.filled().size() == (subject().writes() ? subject().slots() - subject().absent() : 0));
    std::set<std::string> ids;
    for (const Slot& slot : run.slots) {
        CHECK(slot.target == run.target.id());
        CHECK(slot.id.starts_with(slot.target + ":"));
        CHECK_FALSE(slot.location.empty());
        ids.insert(slot.id);
    }
    CHECK(ids.size() == run.slots.size());
    CHECK(run.discovered() == run.slots);
    CHECK(LoadedTarget(subject().plugin(), run.store->context())->discover(run.store->scope())->slots ==
          run.slots);
}

TEST_CASE("discover, plan, read and verify change no byte") {
    Run run;
    const State before = run.store->state();
    run.discovered();
    for (const bool create : {false, true})
        CHECK(run.plan(run.slots, create).changes.size() == run.slots.size());
    CHECK(run.target->read(run.slots, OnePassword({})).size() == run.slots.size());
    CHECK(run.target->verify(run.slots, OnePassword(new_password)).size() == run.slots.size());
    run.target->inspect(run.slots);
    run.target->clients_in_the_way(run.slots);
    run.target->stores_of(run.slots);
    CHECK(difference(before, run.store->state()) == "");
}

TEST_CASE("what is read is what another reader sees") {
    Run run;
    auto passwords = run.target->read(run.slots, OnePassword({}));
    REQUIRE(passwords.size() == run.slots.size());
    for (std::size_t i = 0; i < run.slots.size(); ++i) {
        const auto stored = run.store->stored(run.slots[i]);
        // What only a person reaches is not read either, whatever the target can do elsewhere.
        if (!run.target.can("read") || !subject().writes())
            CHECK(passwords[i].error().code == ErrorCode::unsupported);
        else if (!stored)
            CHECK(passwords[i].error().code == ErrorCode::not_found);
        else
            CHECK((passwords[i] && *passwords[i] == Secret::copy_of(*stored)));
    }
}

TEST_CASE("verify tells in sync from stale and from absent") {
    Run run;
    if (!subject().writes()) {
        CHECK(states(run.target->verify(run.slots, OnePassword(old_password))) ==
              count("unknown", run.slots.size()));
        return;
    }
    const auto filled = run.filled();
    CHECK(states(run.target->verify(filled, OnePassword(old_password))) == count("in-sync", filled.size()));
    CHECK(states(run.target->verify(filled, OnePassword(new_password))) == count("stale", filled.size()));
    CHECK(states(run.target->verify(filled, OnePassword("fake-old-1 "))) == count("stale", filled.size()));
    std::vector<Slot> empty = run.slots;
    std::erase_if(empty, [&](const Slot& slot) { return run.store->stored(slot).has_value(); });
    CHECK(states(run.target->verify(empty, OnePassword(old_password))) == count("absent", empty.size()));
}

TEST_CASE("the files to be watched are those that change when a client stores another password") {
    Run run;
    const auto stores = run.target->stores_of(run.slots);
    const std::set<std::filesystem::path> each(stores.begin(), stores.end());
    CHECK(each.size() == stores.size());
    for (const std::filesystem::path& file : stores)
        CHECK(file.is_absolute());
    for (const Slot& slot : run.filled()) {
        const auto watched = run.target->stores_of({slot});
        std::vector<State> before;
        for (const std::filesystem::path& file : watched)
            before.push_back(file_at(file));
        run.store->store_by_hand(slot, new_password);
        for (std::size_t i = 0; i < watched.size(); ++i)
            CHECK(difference(before[i], file_at(watched[i])) != "");
    }
}

TEST_CASE("a home without the client is an empty one, and no error") {
    if (!subject().lives_in_home())
        return; // elsewhere there is nothing to take away
    const auto store = subject().fresh();
    sdk::TargetContext context = store->context();
    context.home = "/nonexistent/home";
    context.environment.clear();
    LoadedTarget target(subject().plugin(), context);
    const auto found = target->discover({});
    REQUIRE(found);
    CHECK(found->slots.empty());
    CHECK(found->problems.empty());
}

TEST_CASE("nothing asked is nothing done") {
    Run run;
    const State before = run.store->state();
    CHECK(run.apply(run.plan({}), new_password).results.empty());
    CHECK(run.target->read({}, OnePassword({})).empty());
    CHECK(run.target->verify({}, OnePassword({})).empty());
    CHECK(run.target->clients_in_the_way({}).empty());
    CHECK(run.target->stores_of({}).empty());
    CHECK(difference(before, run.store->state()) == "");
}
