// SPDX-License-Identifier: Apache-2.0
#include "service/ImportList.h"
#include "unit/cli/Samples.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::cli::test;

namespace {

std::vector<ImportedAccount> read(std::string_view bytes) {
    auto list = parse_import_list(bytes, today());
    REQUIRE_MESSAGE(list.has_value(), (list ? "" : list.error().message));
    return *list;
}

Error wrong(std::string_view bytes) {
    const auto list = parse_import_list(bytes, today());
    REQUIRE_FALSE(list.has_value());
    CHECK(list.error().code == ErrorCode::invalid_data);
    return list.error();
}

} // namespace

TEST_CASE("a list as an Italian spreadsheet saves it") {
    const auto list = read("\xEF\xBB\xBF"
                           "Casella;Scadenza;Nota\r\n"
                           "mario.rossi@pec.it;25/05/2027;\"Studio; sede \"\"A\"\"\"\r\n"
                           "segreteria/studio@pec.it;;\r\n"
                           ";;\r\n"
                           "anna@pec.it;2020-01-31\r\n");
    REQUIRE(list.size() == 3);
    CHECK(list[0].line == 2);
    CHECK(list[0].request.account.login == "mario.rossi@pec.it");
    CHECK(list[0].request.expires == day(2027, 5, 25));
    CHECK(list[0].request.note == "Studio; sede \"A\"");
    CHECK(list[1].request.account.login == "segreteria/studio@pec.it");
    CHECK_FALSE(list[1].request.expires.has_value());
    CHECK_FALSE(list[1].request.note.has_value());
    CHECK(list[2].line == 5);
    CHECK(list[2].request.expires == day(2020, 1, 31));
}

TEST_CASE("commas, tabs and a line that names the separator are understood") {
    CHECK(read("a@pec.it,2027-01-01,x\n")[0].request.note == "x");
    CHECK(read("a@pec.it\t2027-01-01\n")[0].request.expires == day(2027, 1, 1));
    const auto named = read("sep=,\r\n\"a@pec.it\",\"2027-01-01\",\"one; two\"\r\n");
    CHECK(named[0].request.note == "one; two");
    CHECK(named[0].line == 2);
    CHECK(read("a@pec.it").size() == 1);
}

TEST_CASE("half a character separates nothing") {
    // à and è begin with the same byte: an account must not end in the middle of one.
    const auto list = read("sep=\u00E0\nmar\u00E8o@pec.it;2027-01-01\n");
    CHECK(list[0].request.account.login == "mar\u00E8o@pec.it");
    CHECK(list[0].request.expires == day(2027, 1, 1));
}

TEST_CASE("a plain CSV of western Windows is read as such") {
    CHECK(read("a@pec.it;2027-01-01;Perch\xE9 \x80\n")[0].request.note == "Perché €");
}

TEST_CASE("a note may have lines of its own, and the lines behind it keep their numbers") {
    const auto list = read("a@pec.it;2027-01-01;\"one\r\ntwo\"\r\nb@pec.it;2027-01-01\r\n");
    REQUIRE(list.size() == 2);
    CHECK(list[1].line == 3);
}

TEST_CASE("headings are passed over only where they are headings") {
    CHECK(read("account,expires\na@pec.it,2027-01-01\n").size() == 1);
    CHECK(wrong("a@pec.it;soon\n").where == "1");
    CHECK(wrong("account;expires\naccount;expires\n").where == "2");
}

TEST_CASE("what is wrong is named by its line") {
    CHECK(wrong("a@pec.it;2027-01-01\nb@pec.it;31/02/2027\n").where == "2");
    CHECK(wrong("a@pec.it;2027-01-01\nb@pec.it;31/02/2027\n").message.find("Line 2") != std::string::npos);
    CHECK(wrong("a@pec.it;2036-11-23\n").message.find("ten years") != std::string::npos);
    CHECK(wrong(";2027-01-01\n").message.find("missing") != std::string::npos);
    CHECK(wrong("a b;2027-01-01\n").where == "1");
    CHECK(wrong("a\x1B[2J b;\n").message.find('\x1B') == std::string::npos);
    CHECK(wrong("a@pec.it;2027-01-01;note;more\n").hint.find("quotation") != std::string::npos);
    CHECK(wrong("x@pec.it;\nA@pec.it;\na@PEC.it;2027-01-01\n").message.find("line 2 already") !=
          std::string::npos);
    CHECK(wrong("a@pec.it;2027-01-01\n\"b@pec.it;2027-01-01\n").message.find("Line 2") != std::string::npos);
}

TEST_CASE("what is no list at all is refused") {
    CHECK(wrong("").message.find("no account") != std::string::npos);
    CHECK(wrong("\xEF\xBB\xBF\r\n\r\n").message.find("no account") != std::string::npos);
    CHECK(wrong("sep=;").message.find("no account") != std::string::npos);
    CHECK(wrong(std::string_view("a\0@\0", 4)).hint.find("CSV") != std::string::npos);
    CHECK(wrong("%PDF-1.4 \x01\x02\n").where == "1");
}

TEST_CASE("a long list is read in one pass") {
    std::string bytes;
    for (int i = 0; i < 20'000; ++i)
        bytes += "account" + std::to_string(i) + "@pec.it;2027-01-01;\n";
    CHECK(read(bytes).size() == 20'000);
}
