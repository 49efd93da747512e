// SPDX-License-Identifier: Apache-2.0
#include "LoginsJson.h"
#include "TestProfile.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::thunderbird;

namespace {

std::string file_with(std::string_view logins) {
    return R"({"nextId":2,"logins":[)" + std::string(logins) + R"(],"version":3})";
}

ErrorCode error_of(std::string_view text) {
    const auto logins = parse_logins_json(text);
    REQUIRE_FALSE(logins);
    return logins.error().code;
}

} // namespace

TEST_CASE("the members of a login are found where they stand") {
    const std::string text = file_with(
        R"({"id":1,"hostname":"imap://host","httpRealm":"imap://host","encryptedUsername":"dQ==",)"
        R"("encryptedPassword":"cA==","timePasswordChanged":1700000000002,"syncCounter":3,"unknown":{"a":[1,2]}})");
    const auto logins = parse_logins_json(text);
    REQUIRE(logins);
    REQUIRE(logins->logins.size() == 1);
    const LoginRecord& login = logins->logins[0];
    CHECK(login.hostname.of(text) == "\"imap://host\"");
    CHECK(login.http_realm.of(text) == "\"imap://host\"");
    CHECK(login.encrypted_username.of(text) == "\"dQ==\"");
    CHECK(login.encrypted_password.of(text) == "\"cA==\"");
    CHECK(login.time_password_changed.of(text) == "1700000000002");
    CHECK(login.sync_counter.of(text) == "3");
    CHECK(login.whole.of(text).front() == '{');
    CHECK(login.whole.of(text).back() == '}');
    CHECK_FALSE(login.deleted);
    CHECK(logins->next_id.of(text) == "2");
    CHECK(logins->highest_id == 1);
    CHECK(text.substr(logins->append_at) == R"(],"version":3})");
}

TEST_CASE("member names are the same name however they are escaped") {
    const std::string text = file_with(R"({"id":1,"\u0068ostname":"imap:\/\/host","httpRealm":null})");
    const auto logins = parse_logins_json(text);
    REQUIRE(logins);
    CHECK(decode_json_string(logins->logins[0].hostname.of(text)) == "imap://host");
}

TEST_CASE("one login is read by itself as it is among the others") {
    const std::string text =
        file_with(R"({"id":1,"hostname":"imap://host"}, {"encryptedPassword":"cA==","unknown":{"a":[1,2]}})");
    const auto logins = parse_logins_json(text);
    REQUIRE(logins);
    for (const LoginRecord& login : logins->logins)
        CHECK(parse_login(text, login.whole.begin) == login);
    CHECK_FALSE(parse_login(text, 1));
    CHECK_FALSE(parse_login(text, text.size()));
    CHECK_FALSE(parse_login(text, text.size() + 1));
    CHECK_FALSE(parse_login(text.substr(0, logins->logins[1].whole.end - 1), logins->logins[1].whole.begin));
    CHECK_FALSE(parse_login("{\"a\":\"\xFF\"}", 0));
}

TEST_CASE("tombstones are seen as such") {
    const auto logins =
        parse_logins_json(file_with(R"({"guid":"{a}","deleted":true},{"deleted":false,"id":7})"));
    REQUIRE(logins);
    CHECK(logins->logins[0].deleted);
    CHECK_FALSE(logins->logins[1].deleted);
    CHECK(logins->highest_id == 7);
}

TEST_CASE("an empty list of logins has its place for the first") {
    const std::string text = R"({ "logins" : [ ] , "version":3, "nextId":1})";
    const auto logins = parse_logins_json(text);
    REQUIRE(logins);
    CHECK(logins->logins.empty());
    CHECK(text.substr(logins->append_at).starts_with(" ] ,"));
}

TEST_CASE("files that are damaged, truncated, foreign or ambiguous are refused") {
    const std::string good = file_with(R"({"id":1,"hostname":"imap://host"})");
    CHECK(parse_logins_json(good));
    for (std::size_t size = 0; size < good.size(); ++size)
        CHECK(error_of(good.substr(0, size)) == ErrorCode::invalid_data);
    for (const char* wrong : {"null",
                              "[]",
                              "{}",
                              "\xEF\xBB\xBF{}",
                              R"({"logins":[]})",
                              R"({"version":3})",
                              R"({"logins":{},"version":3})",
                              R"({"logins":null,"version":3})",
                              R"({"logins":[],"version":"3"})",
                              R"({"logins":[1],"version":3})",
                              R"({"logins":["x"],"version":3})",
                              R"({"logins":[[]],"version":3})",
                              R"({"logins":[null],"version":3})",
                              R"({"logins":[],"logins":[],"version":3})",
                              R"({"logins":[],"version":3,"version":3})",
                              R"({"logins":[],"version":3,"nextId":1,"nextId":2})",
                              R"({"logins":[],"version":3}})",
                              R"({"logins":[],"version":3} x)",
                              R"({"logins":[],"version":3,})",
                              R"({"logins":[,],"version":3})",
                              R"({"logins":[],'version':3})",
                              R"({"logins":[],version:3})",
                              R"({"logins":[],"version":03})",
                              R"({"logins":[],"version":3,"x":.5})",
                              R"({"logins":[],"version":3,"x":1.})",
                              R"({"logins":[],"version":3,"x":tru})",
                              R"({"logins":[],"version":3,"x":"\q"})",
                              R"({"logins":[],"version":3,"x":"\u12g4"})",
                              "{\"logins\":[],\"version\":3,\"x\":\"a\nb\"}",
                              "{\"logins\":[],\"version\":3,\"x\":\"\xFF\"}",
                              "{\"logins\":[],\"version\":3,\"x\":\"\xC0\x80\"}"}) {
        CAPTURE(wrong);
        CHECK(error_of(wrong) == ErrorCode::invalid_data);
    }
    CHECK(error_of(std::string("{\"logins\":[],\"version\":3}\0", 27)) == ErrorCode::invalid_data);
    CHECK(error_of(file_with(R"({"hostname":"a","hostname":"b"})")) == ErrorCode::invalid_data);
    CHECK(error_of(file_with(R"({"encryptedPassword":"a","encrypted\u0050assword":"b"})")) ==
          ErrorCode::invalid_data);
    CHECK(error_of(R"({"logins":[],"version":4})") == ErrorCode::unsupported);
}

TEST_CASE("deep nesting is refused, not followed") {
    const auto nested = [](std::size_t depth) {
        return R"({"logins":[],"version":3,"x":)" + std::string(depth, '[') + std::string(depth, ']') + "}";
    };
    CHECK(parse_logins_json(nested(60)));
    CHECK(error_of(nested(64)) == ErrorCode::invalid_data);
    CHECK(error_of(nested(1'000'000)) == ErrorCode::invalid_data);
    CHECK(error_of(std::string(1'000'000, '[')) == ErrorCode::invalid_data);
}

TEST_CASE("replacements change their own bytes and no others") {
    const std::string text = "{\"a\": 1e3 ,\t\"b\":\"\\u00e9\"}";
    CHECK(with_replacements(text, {}) == text);
    CHECK(with_replacements("0123456789", {{{7, 9}, "seven-eight"}, {{0, 1}, ""}, {{5, 5}, "+"}}) ==
          "1234+56seven-eight9");
    CHECK(with_replacements("ab", {{{2, 2}, "c"}}) == "abc");
}

TEST_CASE("JSON strings are understood with all their escapes") {
    CHECK(decode_json_string(R"("a\"\\\/\b\f\n\r\t\u00e8\u20AC\ud83d\ude00z")") ==
          "a\"\\/\b\f\n\r\t\xC3\xA8\xE2\x82\xAC\xF0\x9F\x98\x80z");
    CHECK(decode_json_string(R"("\ud800x\udc00")") == "\xEF\xBF\xBDx\xEF\xBF\xBD");
    CHECK(decode_json_string(R"("\ud800\u0041")") == "\xEF\xBF\xBD"
                                                     "A");
    CHECK_FALSE(decode_json_string("null"));
    CHECK(json_string_equals(R"("\u0061b")", "ab"));
    CHECK_FALSE(json_string_equals(R"("ab")", "abc"));
    CHECK_FALSE(json_string_equals("12", "12"));
}

TEST_CASE("whole numbers are those that JavaScript keeps exactly") {
    CHECK(whole_number("0") == 0U);
    CHECK(whole_number("9007199254740991") == 9007199254740991U);
    for (const char* other :
         {"", "9007199254740992", "-1", "1.0", "1e3", "null", "\"1\"", "99999999999999999999999"})
        CHECK_FALSE(whole_number(other));
}

TEST_CASE("a string ends at its quote wherever that stands, and holds no control character") {
    for (std::size_t length = 0; length < 40; ++length)
        for (const std::string_view special : {"\xC3\xA8", "\\\"", "\\\\", "\\u00e8", "\x7F", "!", "]"})
            for (std::size_t at = 0; at <= length; ++at) {
                std::string content(length, 'a');
                content.insert(at, special);
                const std::string text = file_with(R"({"id":1,"hostname":")" + content + "\"}");
                CAPTURE(text);
                const auto logins = parse_logins_json(text);
                REQUIRE(logins);
                CHECK(logins->logins[0].hostname.of(text) == '"' + content + '"');
                content[at] = '\x1F';
                CHECK(error_of(file_with(R"({"id":1,"hostname":")" + content + "\"}")) ==
                      ErrorCode::invalid_data);
            }
}
