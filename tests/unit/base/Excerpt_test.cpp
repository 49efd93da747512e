// SPDX-License-Identifier: Apache-2.0
#include "base/Excerpt.h"

#include <doctest/doctest.h>

using namespace rinnova;

TEST_CASE("what is short is shown whole, what is long by its beginning") {
    CHECK(excerpt("Scadenza", 8) == "Scadenza");
    CHECK(excerpt("Scadenza 25", 8) == "Scadenza…");
    CHECK(excerpt("", 8).empty());
}

TEST_CASE("no character is cut in two") {
    CHECK(excerpt("perché no", 6) == "perch…");
    CHECK(excerpt("perché no", 7) == "perché…");
    CHECK(excerpt("😀😀", 5) == "😀…");
    CHECK(excerpt("😀", 3) == "…");
}

TEST_CASE("what is no text of one line does not reach a terminal as it is") {
    CHECK(excerpt("a\x1B[2Jb\n") == "a\uFFFD[2Jb\uFFFD");
    CHECK(excerpt("perch\xE9") == "…");
}
