// SPDX-License-Identifier: Apache-2.0
#include "model/Provider.h"

#include <doctest/doctest.h>

using namespace rinnova;

namespace {

Server server(SlotKind kind, const char* host, std::uint16_t port) {
    return {.kind = kind, .host = host, .port = port, .tls = Tls::implicit, .source = "", .verified = ""};
}

Provider aruba() {
    Provider provider;
    provider.id = "aruba-pec";
    provider.domains = {"pec.it", "arubapec.it"};
    provider.servers = {server(SlotKind::imap, "imaps.pec.aruba.it", 993),
                        server(SlotKind::smtp, "a.example", 465), server(SlotKind::imap, "b.example", 993)};
    return provider;
}

} // namespace

TEST_CASE("the servers of one kind keep the file's order") {
    const auto found = aruba().servers_of(SlotKind::imap);
    REQUIRE(found.size() == 2);
    CHECK(found[0].host == "imaps.pec.aruba.it");
    CHECK(found[1].host == "b.example");
    CHECK(aruba().servers_of(SlotKind::pop3).empty());
}

TEST_CASE("a host is the provider's whole host, letter case ignored") {
    CHECK(aruba().has_host("IMAPS.pec.Aruba.it"));
    CHECK_FALSE(aruba().has_host("pec.aruba.it"));
    CHECK_FALSE(aruba().has_host("imaps.pec.aruba.it.evil.example"));
    CHECK_FALSE(aruba().has_host(""));
}

TEST_CASE("an address belongs to a domain by what stands behind its last @") {
    CHECK(aruba().has_domain_of("mario.rossi@PEC.it"));
    CHECK(aruba().has_domain_of("segreteria/studio@arubapec.it"));
    CHECK(aruba().has_domain_of("\"a@b\"@pec.it"));
    CHECK_FALSE(aruba().has_domain_of("mario@studio.pec.it"));
    CHECK_FALSE(aruba().has_domain_of("mario@notpec.it"));
    CHECK_FALSE(aruba().has_domain_of("pec.it"));
    CHECK_FALSE(aruba().has_domain_of("mario@"));
    CHECK_FALSE(aruba().has_domain_of("pec.it@elsewhere.example"));
}

TEST_CASE("steps are given in the user's language, else in English, else in any") {
    const LocalisedSteps both{{"en", {"Copy it"}}, {"it", {"Copia"}}};
    CHECK(steps_in(both, "it") == std::vector<std::string>{"Copia"});
    CHECK(steps_in(both, "de") == std::vector<std::string>{"Copy it"});
    CHECK(steps_in({{"it", {"Copia"}}}, "en") == std::vector<std::string>{"Copia"});
    CHECK(steps_in({}, "it").empty());
}
