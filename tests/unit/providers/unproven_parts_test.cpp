// SPDX-License-Identifier: Apache-2.0
#include "providers/ProviderStore.h"

#include <doctest/doctest.h>

using namespace rinnova;

namespace {

Provider proven() {
    Provider provider;
    provider.servers = {{SlotKind::imap, "imap.a.it", 993, Tls::implicit, "its guide", "2026-11-22"}};
    provider.credential.lifetime = {90, 3};
    provider.credential.source = "its guide";
    provider.credential.verified = "2026-11-22";
    provider.credential.url = "https://a.it/";
    provider.credential.activate = provider.credential.renew = {{"en", {"one"}}};
    return provider;
}

using Parts = std::vector<std::string>;

} // namespace

TEST_CASE("a profile with sources and days for everything has nothing unproven") {
    CHECK(unproven_parts(proven()).empty());
}

TEST_CASE("a server without a day or a source is named") {
    Provider provider = proven();
    provider.servers[0].verified.clear();
    CHECK(unproven_parts(provider) ==
          Parts{"The IMAP server imap.a.it, port 993: not verified (source: its guide)."});
    provider.servers[0].source.clear();
    CHECK(unproven_parts(provider) == Parts{"The IMAP server imap.a.it, port 993: no source is given."});
    provider.servers.clear();
    CHECK(unproven_parts(provider) == Parts{"Its mail servers: none is known."});
}

TEST_CASE("a lifetime that nobody has checked is named with what is assumed") {
    Provider provider = proven();
    provider.credential.verified.clear();
    CHECK(unproven_parts(provider) ==
          Parts{"How long its passwords live (taken as 90 days or 3 months, whichever ends first)."});
    provider.credential.lifetime = {};
    CHECK(unproven_parts(provider) == Parts{"Whether its passwords expire (taken as: they do not)."});
}

TEST_CASE("missing steps and pages are named") {
    Provider provider = proven();
    provider.credential.url.clear();
    provider.credential.activate.clear();
    provider.credential.renew.clear();
    CHECK(unproven_parts(provider).size() == 3);
}

TEST_CASE("of Aruba PEC the POP3 server is unproven, and nothing else") {
    Paths paths;
    paths.config = paths.machine_config = "/nowhere";
    const auto store = ProviderStore::load(paths);
    const auto parts = unproven_parts(*store.find("aruba-pec"));
    REQUIRE(parts.size() == 1);
    CHECK(parts[0].find("The POP3 server pop3s.pec.aruba.it, port 995: not verified") == 0);
    CHECK(unproven_parts(*store.find("startpec")).size() == 3);
}
