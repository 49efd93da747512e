// SPDX-License-Identifier: Apache-2.0
#include "base/Language.h"

#include <doctest/doctest.h>

using namespace rinnova;

TEST_CASE("the locale's variables decide in the order of POSIX") {
    CHECK(choose_language("", "", {"", "", "it_IT.UTF-8"}) == "it");
    CHECK(choose_language("", "", {"", "it_CH", "en_US.UTF-8"}) == "it");
    CHECK(choose_language("", "", {"C.UTF-8", "it_IT", "it_IT"}) == "en");
    CHECK(choose_language("", "", {"it", "", ""}) == "it");
    CHECK(choose_language("", "", {"", "", "item"}) == "en");
    CHECK(choose_language("", "", {}) == "en");
}

TEST_CASE("what is asked for beats what is configured, and that the locale") {
    CHECK(choose_language("en", "it", {"it_IT", "", ""}) == "en");
    CHECK(choose_language("", "it", {"en_US", "", ""}) == "it");
    CHECK(choose_language("fr", "", {"it_IT", "", ""}) == "it");
}
