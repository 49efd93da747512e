// SPDX-License-Identifier: Apache-2.0
#include "providers/ProviderStore.h"

#include <doctest/doctest.h>

using namespace rinnova;

namespace {

using Documents = std::vector<std::pair<std::string, std::string>>;

const std::string base = R"({"schema": 1, "id": "base", "name": "Base", "domains": ["base.it"],
    "servers": {"imap": [{"host": "imap.base.it", "port": 993, "tls": "implicit", "source": "s", "verified": "2026-11-22"}],
                "smtp": [{"host": "smtp.base.it", "port": 465, "tls": "implicit"}]},
    "usernames": ["{user}/{address}"], "ca_file": "/ca.pem",
    "credential": {"lifetime": {"days": 90, "months": 3}, "policies": [{"days": 30, "from": "2026-01-01"}],
                   "extendable": true, "grace_hours": 24, "url": "https://base.it/", "source": "a page", "verified": "2026-11-22",
                   "steps": {"activate": {"it": ["uno"]}, "renew": {"it": ["due"]}}},
    "probe": {"order": ["smtp"]}})";

Provider extended_by(const std::string& members) {
    const auto store = ProviderStore::from_documents(
        {{"base.json", base},
         {"brand.json", R"({"schema": 1, "id": "brand", "extends": "base")" + members + "}"}});
    REQUIRE(store.problems().empty());
    REQUIRE(store.find("brand") != nullptr);
    return *store.find("brand");
}

} // namespace

TEST_CASE("a provider has what its file states") {
    const Provider stated = *ProviderStore::from_documents({{"base.json", base}}).find("base");
    Provider expected;
    expected.id = "base";
    expected.name = "Base";
    expected.domains = {"base.it"};
    expected.servers = {{SlotKind::imap, "imap.base.it", 993, Tls::implicit, "s", "2026-11-22"},
                        {SlotKind::smtp, "smtp.base.it", 465, Tls::implicit, "", ""}};
    expected.usernames = {"{user}/{address}"};
    expected.ca_file = "/ca.pem";
    expected.credential.lifetime = {90, 3};
    expected.credential.policies = {{{30, std::nullopt}, *parse_date("2026-01-01"), std::nullopt, ""}};
    expected.credential.extendable = true;
    expected.credential.grace_hours = 24;
    expected.credential.url = "https://base.it/";
    expected.credential.activate = {{"it", {"uno"}}};
    expected.credential.renew = {{"it", {"due"}}};
    expected.credential.source = "a page";
    expected.credential.verified = "2026-11-22";
    expected.probe_order = {SlotKind::smtp};
    expected.origin = "base.json";
    CHECK(stated == expected);
}

TEST_CASE("a file that states next to nothing means the plain address and all three protocols") {
    const auto store =
        ProviderStore::from_documents({{"a.json", R"({"schema": 1, "id": "a", "name": "A"})"}});
    REQUIRE(store.find("a") != nullptr);
    CHECK(store.find("a")->usernames == std::vector<std::string>{"{address}"});
    CHECK(store.find("a")->probe_order ==
          std::vector<SlotKind>{SlotKind::imap, SlotKind::pop3, SlotKind::smtp});
    CHECK(store.find("a")->credential.lifetime == Lifetime{});
}

TEST_CASE("a brand takes what it does not state from the provider that it extends") {
    Provider expected = *ProviderStore::from_documents({{"base.json", base}}).find("base");
    expected.id = "brand";
    expected.extends = "base";
    expected.origin = "brand.json";
    CHECK(extended_by("") == expected);
}

TEST_CASE("what a brand states takes the place of the same member, one level down in servers, credential and "
          "probe") {
    const Provider brand = extended_by(R"(, "name": "Brand", "domains": [],
        "servers": {"smtp": [{"host": "smtp.brand.it", "port": 587, "tls": "starttls"}], "archive": []},
        "credential": {"lifetime": {"days": 60}, "url": "https://brand.it/", "steps": {"renew": {"en": ["two"]}}})");
    CHECK(brand.name == "Brand");
    CHECK(brand.domains.empty());
    CHECK(brand.has_host("imap.base.it"));
    CHECK(brand.has_host("smtp.brand.it"));
    CHECK_FALSE(brand.has_host("smtp.base.it"));
    CHECK(brand.credential.lifetime == Lifetime{60, std::nullopt});
    CHECK(brand.credential.extendable);
    CHECK(brand.credential.url == "https://brand.it/");
    CHECK(brand.credential.activate.count("it") == 1);
    CHECK(brand.credential.renew.count("it") == 0);
    CHECK(brand.credential.renew.count("en") == 1);
    CHECK(brand.probe_order == std::vector<SlotKind>{SlotKind::smtp});
}

TEST_CASE("null takes an inherited value away") {
    const Provider brand = extended_by(
        R"(, "ca_file": null, "credential": {"grace_hours": null, "url": null, "verified": null})");
    CHECK(brand.ca_file.empty());
    CHECK_FALSE(brand.credential.grace_hours);
    CHECK(brand.credential.url.empty());
    CHECK(brand.credential.verified.empty());
    CHECK(brand.credential.source == "a page");
}

TEST_CASE("brands can extend brands, in any order of files") {
    const auto store =
        ProviderStore::from_documents({{"c.json", R"({"schema": 1, "id": "c", "extends": "b", "name": "C"})"},
                                       {"b.json", R"({"schema": 1, "id": "b", "extends": "base"})"},
                                       {"base.json", base}});
    CHECK(store.problems().empty());
    REQUIRE(store.find("c") != nullptr);
    CHECK(store.find("c")->credential.url == "https://base.it/");
    CHECK(store.find("c")->name == "C");
    CHECK(store.find("b")->name == "Base");
}

TEST_CASE("extending an unknown provider, or oneself, leaves the file out and says so") {
    const auto store =
        ProviderStore::from_documents({{"base.json", base},
                                       {"lost.json", R"({"schema": 1, "id": "lost", "extends": "nowhere"})"},
                                       {"self.json", R"({"schema": 1, "id": "self", "extends": "self"})"},
                                       {"x.json", R"({"schema": 1, "id": "x", "extends": "y"})"},
                                       {"y.json", R"({"schema": 1, "id": "y", "extends": "x"})"},
                                       {"z.json", R"({"schema": 1, "id": "z", "extends": "x"})"}});
    CHECK(store.all().size() == 1);
    REQUIRE(store.problems().size() == 5);
    for (const Error& problem : store.problems()) {
        CHECK(problem.code == ErrorCode::invalid_data);
        CHECK(problem.message.find(problem.where) == 0);
    }
}

TEST_CASE("a file can extend the one whose place it takes") {
    const auto store = ProviderStore::from_documents(
        {{"built-in", base},
         {"mine.json", R"({"schema": 1, "id": "base", "extends": "base", "name": "Mine"})"}});
    CHECK(store.problems().empty());
    CHECK(store.all().size() == 1);
    CHECK(store.find("base")->name == "Mine");
    CHECK(store.find("base")->credential.url == "https://base.it/");
    CHECK(store.with_host("imap.base.it").size() == 1);
}

TEST_CASE("a file that makes a circle of good ones is the one that goes") {
    const auto store =
        ProviderStore::from_documents({{"built-in", base},
                                       {"built-in", R"({"schema": 1, "id": "brand", "extends": "base"})"},
                                       {"mine.json", R"({"schema": 1, "id": "base", "extends": "brand"})"}});
    REQUIRE(store.problems().size() == 1);
    CHECK(store.problems()[0].where == "mine.json");
    CHECK(store.all().size() == 2);
    CHECK(store.find("base")->origin == "built-in");
}
