// SPDX-License-Identifier: Apache-2.0
#include "base/Text.h"

#include <doctest/doctest.h>

using namespace rinnova;

TEST_CASE("placeholders are filled in one pass, whatever the arguments hold") {
    CHECK(translate("test", "%1 is not %2.", {"%2", "%1"}) == "%2 is not %1.");
    CHECK(translate("test", "%2 before %1", {"a", "b"}) == "b before a");
    CHECK(translate("test", "%1%1", {"a"}) == "aa");
    CHECK(translate("test", "none") == "none");
}

TEST_CASE("a placeholder without an argument vanishes, a percent sign stays") {
    CHECK(translate("test", "[%1][%3]", {"a"}) == "[a][]");
    CHECK(translate("test", "100 % of 5%", {"a"}) == "100 % of 5%");
    CHECK(translate("test", "%0 %x", {"a"}) == "%0 %x");
}

TEST_CASE("texts are UTF-8 all the way") {
    CHECK(translate("test", "“%1” è qui", {"perché"}) == "“perché” è qui");
}

TEST_CASE("numbers are put into counted texts") {
    CHECK(translate_count("test", "%n days for %1", 3, {"mario"}) == "3 days for mario");
}
