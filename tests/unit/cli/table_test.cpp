// SPDX-License-Identifier: Apache-2.0
#include "cli/Table.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::cli;

TEST_CASE("columns line up whatever alphabet they are in") {
    Table table({"NAME", "N"});
    table.add({{"perché"}, {"1"}});
    table.add({{"ab"}, {"22"}});
    CHECK(table.text({}) == "NAME    N\n"
                            "perché  1\n"
                            "ab      22\n");
}

TEST_CASE("a narrow screen cuts the widest cells, never the first column") {
    Table table({"ACCOUNT", "WHERE"});
    table.add({{"a-rather-long-name@pec.it"}, {"a very long place that has no room here"}});
    Screen screen;
    screen.width = 40;
    const std::string text = table.text(screen);
    CHECK(text.find("a-rather-long-name@pec.it  a very long…\n") != std::string::npos);
    CHECK(table.text({}).find("no room here") != std::string::npos);
}

TEST_CASE("colours appear only where the screen has them") {
    Table table({"STATE"});
    table.add({{"expired", Tone::bad}});
    CHECK(table.text({}).find('\x1b') == std::string::npos);
    Screen screen;
    screen.colours = true;
    CHECK(table.text(screen).find("\x1b[31mexpired\x1b[0m") != std::string::npos);
}

TEST_CASE("what others wrote cannot steer the terminal") {
    CHECK(printable("a\x1b[2Jb") == "a\xEF\xBF\xBD[2Jb");
    CHECK(printable("a\nb") == "a\xEF\xBF\xBD"
                               "b");
    CHECK(printable("a\nb", true) == "a\nb");
    CHECK(printable("a\xC2\x9B"
                    "b") == "a\xEF\xBF\xBD"
                            "b");
    CHECK(printable("x\xE2\x80\xAEy") == "x\xEF\xBF\xBDy");
    CHECK(printable("x\xE2\x81\xA6y") == "x\xEF\xBF\xBDy");
    CHECK(printable("\xFF\xC3") == "\xEF\xBF\xBD\xEF\xBF\xBD");
    CHECK(printable("perché “…” 😀") == "perché “…” 😀");
    Table table({"X"});
    table.add({{"\x1b]0;title\x07"}});
    CHECK(table.text({}).find('\x1b') == std::string::npos);
}

TEST_CASE("long texts are broken between words") {
    Screen screen;
    screen.width = 20;
    CHECK(wrapped("one two three four five six", 2, screen) == "  one two three four\n  five six\n");
    CHECK(wrapped("one two three four five six", 2, {}) == "  one two three four five six\n");
    CHECK(wrapped("one\ntwo", 2, screen) == "  one\n  two\n");
    CHECK(wrapped("a-word-that-is-longer-than-the-screen ab", 0, screen) ==
          "a-word-that-is-longer-than-the-screen\nab\n");
}
