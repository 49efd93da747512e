// SPDX-License-Identifier: Apache-2.0
#include "providers/BuiltInFiles.h"
#include "providers/ProviderStore.h"
#include "support/ScratchFolder.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <ctime>
#include <limits>

using namespace rinnova;

namespace {

ProviderStore built_in() {
    Paths paths;
    paths.config = paths.machine_config = "/nowhere";
    return ProviderStore::load(paths);
}

bool any_step_says(const LocalisedSteps& steps, std::string_view language, std::string_view words) {
    const auto& list = steps.find(language)->second;
    return std::any_of(list.begin(), list.end(),
                       [&](const std::string& step) { return step.find(words) != std::string::npos; });
}

} // namespace

TEST_CASE("the built-in files are without a fault, and the same as those that are shipped to be read") {
    const auto store = built_in();
    CHECK(store.problems().empty());
    CHECK(store.warnings().empty());
    CHECK(store.all().size() == built_in_files().size());
    for (const auto& [name, json] : built_in_files()) {
        CHECK(rinnova::test::bytes_of(RINNOVA_SOURCE_DIR "/src/providers/data/" + std::string(name)) == json);
        CHECK(store.find(name.substr(0, name.size() - std::string_view(".json").size())) != nullptr);
    }
}

TEST_CASE("every provider of the survey is there") {
    const auto store = built_in();
    for (const char* id :
         {"aruba-pec", "startpec", "postecertifica", "legalmail", "google", "apple-icloud", "yahoo",
          "fastmail", "zoho-eu", "gmx", "mailbox-org", "infomaniak", "microsoft-personal"})
        CHECK_MESSAGE(store.find(id) != nullptr, id);
}

TEST_CASE("Aruba PEC: servers, names, ninety days or three months, extendable") {
    const auto store = built_in();
    const Provider& aruba = *store.find("aruba-pec");
    CHECK(aruba.servers_of(SlotKind::imap).at(0).host == "imaps.pec.aruba.it");
    CHECK(aruba.servers_of(SlotKind::imap).at(0).port == 993);
    CHECK(aruba.servers_of(SlotKind::pop3).at(0).port == 995);
    CHECK(aruba.servers_of(SlotKind::pop3).at(0).verified.empty());
    CHECK(aruba.servers_of(SlotKind::smtp).at(0).host == "smtps.pec.aruba.it");
    CHECK(aruba.servers_of(SlotKind::smtp).at(0).port == 465);
    CHECK(aruba.servers_of(SlotKind::archive).empty());
    for (const Server& server : aruba.servers) {
        CHECK(server.tls == Tls::implicit);
        CHECK_FALSE(server.source.empty());
    }
    CHECK(aruba.usernames == std::vector<std::string>{"{address}", "{user}/{address}"});
    CHECK(aruba.domains.size() == 5);
    CHECK(aruba.credential.lifetime == Lifetime{90, 3});
    CHECK(aruba.credential.policies.empty());
    CHECK(aruba.credential.extendable);
    CHECK_FALSE(aruba.credential.grace_hours);
    CHECK(aruba.probe_order == std::vector<SlotKind>{SlotKind::imap, SlotKind::pop3, SlotKind::smtp});
    CHECK(store.of_slot("imaps.pec.aruba.it", "mario.rossi@pec.it") == &aruba);
    CHECK(store.of_slot("smtps.pec.aruba.it", "segreteria/studio@avvocati.example") == &aruba);
    CHECK(store.of_slot("smtps.aruba.it", "mario.rossi@pec.it") == nullptr);
}

TEST_CASE("the steps name the page's own menus, the phone, the disabled protocols and the other password") {
    const auto store = built_in();
    for (const char* id : {"aruba-pec", "startpec"})
        for (const char* language : {"it", "en"}) {
            CAPTURE(id);
            CAPTURE(language);
            const auto& rules = store.find(id)->credential;
            for (const auto* steps : {&rules.activate, &rules.renew}) {
                for (const char* words :
                     {"«Gestione account»", "«Autorizza»", "«Password programmi di posta»", "«Copia»",
                      "«Scadenza»", "«Non hai abilitato gli accessi"})
                    CHECK_MESSAGE(any_step_says(*steps, language, words), words);
                CHECK(any_step_says(*steps, language,
                                    language == std::string_view("it") ? "un'altra e resta"
                                                                       : "another one and stays"));
            }
            CHECK(any_step_says(rules.activate, language, "«Attiva»"));
            CHECK(any_step_says(rules.renew, language, "«Genera nuova password»"));
            CHECK(any_step_says(rules.renew, language, "posticipare"));
        }
    CHECK(any_step_says(store.find("startpec")->credential.renew, "it", "www.startpec.it"));
}

TEST_CASE("St@rtpec extends Aruba, shares its unproven servers, and is never taken by itself") {
    const auto store = built_in();
    const Provider& startpec = *store.find("startpec");
    CHECK(startpec.extends == "aruba-pec");
    CHECK(startpec.domains.empty());
    CHECK(startpec.credential.lifetime == Lifetime{90, 3});
    CHECK(startpec.credential.url == "https://www.startpec.it/");
    REQUIRE(startpec.servers.size() == 3);
    for (const Server& server : startpec.servers)
        CHECK(server.verified.empty());
    const auto shared = store.with_host("imaps.pec.aruba.it");
    REQUIRE(shared.size() == 2);
    CHECK(shared[0]->id == "aruba-pec");
    CHECK(store.of_slot("imaps.pec.aruba.it", "a@startpec.example")->id == "aruba-pec");
}

TEST_CASE("no server without a source, and none outside Aruba's is called verified") {
    const auto store = built_in();
    for (const Provider& provider : store.all())
        for (const Server& server : provider.servers) {
            CHECK_FALSE(server.source.empty());
            CHECK((server.verified.empty() || provider.id == "aruba-pec"));
            CHECK(server.tls != Tls::none);
        }
}

TEST_CASE("reading them costs little more than parsing them") {
    const auto fastest_of_five = [](auto&& work) {
        std::clock_t fastest = std::numeric_limits<std::clock_t>::max();
        for (int i = 0; i < 5; ++i) {
            const std::clock_t begun = std::clock();
            work();
            fastest = std::min(fastest, std::clock() - begun);
        }
        return static_cast<double>(fastest);
    };
    const double parsing = fastest_of_five([] {
        for (const auto& [name, json] : built_in_files())
            CHECK(nlohmann::json::parse(json).is_object());
    });
    const double loading = fastest_of_five([] { CHECK(built_in().all().size() >= 13); });
    MESSAGE("parsing: " << parsing << " µs, loading: " << loading << " µs of processor time");
    CHECK(loading < 4 * parsing);
}
