// SPDX-License-Identifier: Apache-2.0
#include "service/BatchFile.h"
#include "service/BatchLine.h"
#include "unit/cli/Samples.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace rinnova;
using namespace rinnova::cli;
using namespace rinnova::cli::test;

namespace {

std::string text_of(const Secret& secret) {
    return secret.expose([](std::string_view bytes) { return std::string(bytes); });
}

Error wrong_line(std::string_view line) {
    const auto parsed = parse_batch_line(line);
    REQUIRE_FALSE(parsed.has_value());
    CHECK(parsed.error().code == ErrorCode::invalid_data);
    CHECK(parsed.error().message.find("fake-") == std::string::npos);
    return parsed.error();
}

Result<Batch> read(const std::string& bytes, std::size_t at_once = 7) {
    std::size_t done = 0;
    const ReadSome some = [&](std::span<char> to) -> Result<std::size_t> {
        const std::size_t count = std::min({at_once, to.size(), bytes.size() - done});
        std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(done), count, to.begin());
        done += count;
        return count;
    };
    return read_batch(some, RotateRequest{}, today());
}

Error wrong(const std::string& bytes) {
    const auto batch = read(bytes);
    REQUIRE_FALSE(batch.has_value());
    CHECK(batch.error().code == ErrorCode::invalid_data);
    return batch.error();
}

} // namespace

TEST_CASE("a line with everything") {
    const auto line = parse_batch_line(
        R"( {"account": "mario.rossi@pec.it","provider":"aruba-pec", "password":"fake-new-1","expires":"25/05/2027"} )");
    REQUIRE(line.has_value());
    CHECK(line->account == "mario.rossi@pec.it");
    CHECK(line->provider == "aruba-pec");
    CHECK(text_of(line->password) == "fake-new-1");
    CHECK(line->expires == "25/05/2027");
}

TEST_CASE("what may be left out may be null") {
    const auto line =
        parse_batch_line(R"({"password":"fake-1","account":"a","provider":null,"expires":null})");
    REQUIRE(line.has_value());
    CHECK(line->provider.empty());
    CHECK(line->expires.empty());
}

TEST_CASE("escapes are decoded as JSON has them") {
    const auto line =
        parse_batch_line(R"({"account":"a","password":"\"\\\/\b\f\t\u0041\u00e8\u20ac\ud83d\ude00"})");
    REQUIRE(line.has_value());
    CHECK(text_of(line->password) == "\"\\/\b\f\tAè€😀");
    CHECK(text_of(parse_batch_line(R"({"account":"a","password":"x\u0000y"})")->password) ==
          std::string("x\0y", 3));
}

TEST_CASE("what is no object of texts is refused without being repeated") {
    for (const char* line : {"",
                             "null",
                             "[]",
                             "\"fake-1\"",
                             "{",
                             "{}",
                             "{\"account\"}",
                             "{\"account\":\"a\"}",
                             "{\"password\":\"fake-1\"}",
                             "{\"account\":\"a\",\"password\":12345}",
                             "{\"account\":\"a\",\"password\":null}",
                             "{\"account\":null,\"password\":\"fake-1\"}",
                             "{\"account\":\"a\",\"password\":\"fake-1\"",
                             "{\"account\":\"a\",\"password\":\"fake-1\"},",
                             "{\"account\":\"a\",\"password\":\"fake-1\"} {}",
                             "{\"account\":\"a\",\"password\":\"fake-1\",}",
                             "{\"account\":\"a\" \"password\":\"fake-1\"}",
                             "{\"account\":\"a\",\"password\":\"fake-1",
                             "{\"account\":\"a\",\"password\":\"fake-\\x\"}",
                             "{\"account\":\"a\",\"password\":\"fake-\\u12\"}",
                             "{\"account\":\"a\",\"password\":\"fake-\\ud83d\"}",
                             "{\"account\":\"a\",\"password\":\"fake-\\ude00\"}",
                             "{\"account\":\"a\",\"password\":\"fake-\xff\"}",
                             "{\"account\":\"a\",\"password\":\"fake-1\",\"expiry\":\"2027-01-01\"}",
                             "{\"account\":\"a\",\"password\":\"fake-1\",\"expires\":20270101}",
                             "{'account':'a','password':'fake-1'}",
                             "{\"account\":\"a\",\"password\":\"fake-1\",\"password\":\"fake-2\"}",
                             "{\"account\":\"a\",\"account\":\"b\",\"password\":\"fake-1\"}",
                             "{\"account\":\"\",\"password\":\"fake-1\"}"}) {
        CAPTURE(line);
        (void)wrong_line(line);
    }
    CHECK(wrong_line(std::string_view("{\"account\":\"a\",\"password\":\"fake-\0\"}", 36))
              .message.find("not a text") != std::string::npos);
    CHECK(wrong_line(R"({"account":"a","password":"fake-1","fake-2":"x"})").message.find("member other") !=
          std::string::npos);
}

TEST_CASE("every cut of a good line is refused") {
    const std::string line =
        R"({"account":"a","provider":"p","password":"fake-\u00e8","expires":"2027-01-01"})";
    for (std::size_t length = 0; length < line.size(); ++length)
        CHECK_FALSE(parse_batch_line(std::string_view(line).substr(0, length)).has_value());
    CHECK(parse_batch_line(line).has_value());
}

TEST_CASE("lines are read whole, however they arrive") {
    const std::string bytes =
        "\xEF\xBB\xBF{\"account\":\"a@pec.it\",\"password\":\"fake-1\"}\r\n\n  \n"
        "{\"account\":\"b@pec.it\",\"password\":\" fake-2\\n\",\"expires\":\"2027-05-25\"}";
    for (const std::size_t at_once : {1, 2, 7, 1000}) {
        const auto batch = read(bytes, at_once);
        REQUIRE_MESSAGE(batch.has_value(), (batch ? "" : batch.error().message));
        REQUIRE(batch->items.size() == 2);
        CHECK(batch->items[0].line == 1);
        CHECK(text_of(batch->items[0].password) == "fake-1");
        CHECK_FALSE(batch->items[0].trimmed_blanks);
        CHECK(batch->items[1].line == 4);
        CHECK(text_of(batch->items[1].password) == "fake-2");
        CHECK(batch->items[1].trimmed_blanks);
        CHECK(batch->items[1].request.expires == day(2027, 5, 25));
    }
}

TEST_CASE("the first wrong line is named, and the others' numbers with it") {
    const std::string good = "{\"account\":\"a@pec.it\",\"password\":\"fake-1\"}\n";
    const Error error = wrong(good + "rubbish\n{\"account\":\"c\",\"password\":\"\"}\n");
    CHECK(error.where == "2");
    CHECK(error.message.find("Line 2") != std::string::npos);
    CHECK(error.hint.find("3") != std::string::npos);
}

TEST_CASE("passwords and dates that cannot be are refused line by line") {
    const auto with = [](const std::string& password, const std::string& more = {}) {
        return "{\"account\":\"a@pec.it\",\"password\":\"" + password + "\"" + more + "}\n";
    };
    CHECK(wrong(with("")).where == "1");
    CHECK(wrong(with("fake\\u0000")).where == "1");
    CHECK(wrong(with("fake\\nfake")).where == "1");
    CHECK(wrong(with(std::string(257, 'x'))).where == "1");
    CHECK(wrong(with("fake-1", ",\"expires\":\"2026-11-21\"")).message.find("past") != std::string::npos);
    CHECK(wrong(with("fake-1", ",\"expires\":\"2036-11-23\"")).message.find("ten years") !=
          std::string::npos);
    CHECK(wrong(with(std::string(20'000, 'x'))).message.find("too long") != std::string::npos);
    CHECK(read(with(std::string(256, 'x'))).has_value());
}

TEST_CASE("an account that stands there twice is refused") {
    const Error error = wrong("{\"account\":\"a@pec.it\",\"password\":\"fake-1\"}\n"
                              "{\"account\":\"A@PEC.IT\",\"password\":\"fake-2\"}\n");
    CHECK(error.where == "2");
    CHECK(error.message.find("line 1 already") != std::string::npos);
    CHECK(read("{\"account\":\"a\",\"provider\":\"p\",\"password\":\"fake-1\"}\n"
               "{\"account\":\"a\",\"provider\":\"q\",\"password\":\"fake-2\"}\n")
              .has_value());
}

TEST_CASE("the line behind one that is too long keeps its number") {
    const Error error = wrong(std::string(40'000, ' ') + "x\nrubbish\n");
    CHECK(error.where == "1");
    CHECK(error.hint.find("2") != std::string::npos);
}

TEST_CASE("an empty batch is refused") {
    CHECK(wrong("").message.find("no account") != std::string::npos);
    CHECK(wrong("\n\n \r\n").message.find("no account") != std::string::npos);
}

TEST_CASE("ten thousand lines are read in one pass") {
    std::string bytes;
    for (int i = 0; i < 10'000; ++i)
        bytes += "{\"account\":\"a" + std::to_string(i) + "@pec.it\",\"password\":\"fake-" +
                 std::to_string(i) + "\"}\n";
    const auto batch = read(bytes, 65'536);
    REQUIRE(batch.has_value());
    CHECK(batch->items.size() == 10'000);
    CHECK(text_of(batch->items[9'999].password) == "fake-9999");
}
