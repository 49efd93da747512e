// SPDX-License-Identifier: Apache-2.0
#include "service/rpc/Protocol.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::rpc;

namespace {
Fault fault_of(std::string_view text) {
    const auto message = parse_message(text);
    REQUIRE_FALSE(message.has_value());
    return message.error().fault;
}
} // namespace

TEST_CASE("requests, notifications and answers are told apart") {
    const auto request = parse_message(R"({"jsonrpc":"2.0","id":7,"method":"status","params":{"of":null}})");
    REQUIRE(request.has_value());
    CHECK(request->id == 7);
    CHECK(request->method == "status");
    CHECK(request->params["of"].is_null());
    CHECK_FALSE(request->is_reply());
    const auto notification = parse_message(R"({"jsonrpc":"2.0","method":"cancel"})");
    REQUIRE(notification.has_value());
    CHECK_FALSE(notification->id.has_value());
    CHECK(notification->params == Json::object());
    const auto reply = parse_message(reply_line(7, {{"value", 1}}));
    REQUIRE(reply.has_value());
    CHECK(reply->is_reply());
    CHECK(reply->result["value"] == 1);
}

TEST_CASE("an error keeps all of its parts on the way") {
    const Trouble trouble{Fault::failed,
                          {ErrorCode::locked, "The keychain is locked.", "Unlock it.", "login"}};
    const auto reply = parse_message(trouble_line(3, trouble));
    REQUIRE(reply.has_value());
    REQUIRE(reply->trouble.has_value());
    CHECK(reply->trouble->fault == Fault::failed);
    CHECK(reply->trouble->error == trouble.error);
    const auto without_id = parse_message(trouble_line({}, trouble));
    REQUIRE(without_id.has_value());
    CHECK_FALSE(without_id->id.has_value());
}

TEST_CASE("what is no message is told why") {
    for (const char* text : {"", "rubbish", "{", "{\"jsonrpc\":\"2.0\",", "\xff\xfe", "{}}", "nul"})
        CHECK(fault_of(text) == Fault::not_json);
    for (const char* text :
         {"[]", "5", "\"x\"", "{}", R"({"jsonrpc":"1.0","id":1,"method":"status"})",
          R"({"jsonrpc":"2.0","id":"one","method":"status"})",
          R"({"jsonrpc":"2.0","id":1.5,"method":"status"})",
          R"({"jsonrpc":"2.0","id":18446744073709551615,"method":"status"})",
          R"({"jsonrpc":"2.0","id":1,"method":5})", R"({"jsonrpc":"2.0","id":1,"method":""})",
          R"({"jsonrpc":"2.0","id":1,"method":"status","params":[1]})", R"({"jsonrpc":"2.0","id":1})"})
        CHECK(fault_of(text) == Fault::no_request);
}

TEST_CASE("what is nested too deep is refused before it takes a stack") {
    const std::size_t deep = 400'000;
    CHECK(fault_of(std::string(deep, '[')) == Fault::not_json);
    CHECK(fault_of(std::string(deep, '[') + std::string(deep, ']')) == Fault::not_json);
    std::string objects;
    for (std::size_t i = 0; i < 100; ++i)
        objects += "{\"a\":";
    CHECK(fault_of(objects + "1" + std::string(100, '}')) == Fault::not_json);
}

TEST_CASE("a message is one line, whatever it holds") {
    const std::string line = notification_line("event", {{"text", "two\nlines \xff"}});
    CHECK(line.find('\n') == line.size() - 1);
    CHECK(parse_message(line)->params["text"] == "two\nlines \xEF\xBF\xBD");
}
