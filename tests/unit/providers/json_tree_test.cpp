// SPDX-License-Identifier: Apache-2.0
#include "providers/JsonTree.h"

#include <doctest/doctest.h>

using namespace rinnova;

TEST_CASE("each value knows its line, numbers at the end of a line too") {
    const auto tree =
        parse_json("{\n\"a\": 1\n,\n\"b\": [\n2,\n\"three\",\ntrue,\nnull,\n-4.5\n],\n\"c\"\n:\n{}\n}");
    REQUIRE(tree);
    CHECK(tree->line == 1);
    REQUIRE(tree->members.size() == 3);
    CHECK(tree->members[0].line == 2);
    CHECK(tree->members[0].value.line == 2);
    CHECK(tree->members[1].value.line == 4);
    const auto& items = tree->members[1].value.items;
    REQUIRE(items.size() == 5);
    for (int i = 0; i < 5; ++i)
        CHECK(items[static_cast<std::size_t>(i)].line == 5 + i);
    CHECK(tree->members[2].line == 11);
    CHECK(tree->members[2].value.line == 13);
}

TEST_CASE("values come with their kind") {
    const auto tree =
        parse_json(R"([null, true, -7, 2.0, 2.5, 18446744073709551615, 1e300, "t\u00e8", {}, []])");
    REQUIRE(tree);
    using Kind = JsonValue::Kind;
    const std::vector<Kind> kinds{Kind::null,   Kind::boolean, Kind::integer, Kind::integer, Kind::number,
                                  Kind::number, Kind::number,  Kind::text,    Kind::object,  Kind::list};
    REQUIRE(tree->items.size() == kinds.size());
    for (std::size_t i = 0; i < kinds.size(); ++i)
        CHECK(tree->items[i].kind == kinds[i]);
    CHECK(tree->items[2].integer == -7);
    CHECK(tree->items[3].integer == 2);
    CHECK(tree->items[7].text == "t\u00e8");
}

TEST_CASE("a member that is there twice is a fault on the line of the second") {
    const auto tree = parse_json("{\"a\": {\"x\": 1},\n\"b\": {\"x\": 1,\n\"x\": 1}}");
    REQUIRE_FALSE(tree);
    CHECK(tree.error().line == 3);
}

TEST_CASE("depth has an end") {
    CHECK(parse_json(std::string(max_json_depth, '[') + std::string(max_json_depth, ']')));
    CHECK_FALSE(parse_json(std::string(max_json_depth + 1, '[') + std::string(max_json_depth + 1, ']')));
}
