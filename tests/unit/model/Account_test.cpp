// SPDX-License-Identifier: Apache-2.0
#include "model/Account.h"

#include <doctest/doctest.h>

using namespace rinnova;

TEST_CASE("letter case tells no two logins apart, and other bytes stay what they are") {
    CHECK(to_lower("Mario.Rossi@PEC.it") == "mario.rossi@pec.it");
    CHECK(to_lower("Segreteria/Studio@PEC.IT") == "segreteria/studio@pec.it");
    CHECK(to_lower("PERCHÉ@[`{") == "perchÉ@[`{");
    CHECK(to_lower("").empty());
}

TEST_CASE("a host of no known provider is a provider of its own") {
    CHECK(generic_provider("Mail.Example.ORG") == "generic:mail.example.org");
    CHECK(is_generic("generic:mail.example.org"));
    CHECK_FALSE(is_generic("aruba-pec"));
    CHECK_FALSE(is_generic("generic"));
}

TEST_CASE("one login at two providers is two accounts") {
    const AccountKey aruba{"aruba-pec", "mario@pec.it"};
    CHECK(aruba == AccountKey{"aruba-pec", "mario@pec.it"});
    CHECK(aruba != AccountKey{"generic:pec.it", "mario@pec.it"});
    CHECK(aruba < AccountKey{"aruba-pec", "nadia@pec.it"});
}
