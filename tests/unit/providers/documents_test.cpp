// SPDX-License-Identifier: Apache-2.0
#include "providers/ProviderFile.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <fstream>

using namespace rinnova;

namespace {

DocumentReport report_on(std::string_view json) {
    DocumentReport report;
    report.file = "office.json";
    const auto file = read_provider_file(json, "office.json", report);
    CHECK(file.has_value() == report.errors.empty());
    return report;
}

std::string first_error(std::string_view json) {
    const auto report = report_on(json);
    return report.errors.empty() ? std::string() : report.errors.front().message;
}

} // namespace

TEST_CASE("good documents are taken, bad ones refused with the member's name, as the schema does") {
    const auto rows =
        nlohmann::json::parse(std::ifstream(RINNOVA_SOURCE_DIR "/tests/unit/providers/documents.json"));
    REQUIRE(rows.size() > 80);
    for (const auto& row : rows) {
        const auto name = row["is"].get<std::string>();
        CAPTURE(name);
        const auto report = report_on(row["document"].dump());
        CHECK(report.errors.empty() == row["good"].get<bool>());
        if (!report.errors.empty())
            CHECK_MESSAGE(report.errors.front().message.find(row["says"].get<std::string>()) !=
                              std::string::npos,
                          report.errors.front().message);
        CHECK(report.warnings.size() == row.value("warns", 0U));
    }
}

TEST_CASE("a message names the file, the line and the member") {
    CHECK(
        first_error("{\n  \"schema\": 1,\n  \"id\": \"office\",\n  \"name\": \"Office\",\n  \"servers\": {\n"
                    "    \"imap\": [{\"host\": \"a.it\", \"port\": 993, \"tls\": \"implicit\"},\n"
                    "             {\"host\": \"a.it\", \"port\":\n 0\n, \"tls\": \"implicit\"}]\n  }\n}\n") ==
        "office.json, line 8: \"servers.imap[1].port\" must be a whole number from 1 to 65535.");
    CHECK(first_error("{\n\n\"id\": \"a\",\n\"name\": \"A\"\n}") ==
          "office.json, line 1: \"schema\" is missing.");
    CHECK(first_error("{\"schema\": 1, \"id\": \"a\",\n \"name\": \"A\",\n\n \"id\": \"b\"}") ==
          "office.json, line 4: \"id\" is there twice");
    const auto report = report_on("{\"schema\": 1, \"id\": \"a\", \"name\": \"A\",\n\"colour\": \"red\"}");
    REQUIRE(report.warnings.size() == 1);
    CHECK(report.warnings[0] == "office.json, line 2: \"colour\" is not known and not used.");
}

TEST_CASE("all that is wrong is told at once, within reason") {
    CHECK(report_on(R"({"schema": 2, "id": "A", "name": "", "domains": 1})").errors.size() == 4);
    std::string many = R"({"schema": 1, "id": "a", "name": "A", "domains": [)";
    for (int i = 0; i < 1000; ++i)
        many += "1,";
    CHECK(report_on(many + "1]}").errors.size() == 20);
}

TEST_CASE("what is no JSON is refused with its line") {
    CHECK(first_error("").find("office.json, line 1: this is not JSON") == 0);
    CHECK(first_error("{\n\"schema\": 1,\n\"id\": oops}").find("office.json, line 3: this is not JSON") == 0);
    CHECK(first_error("{\"schema\": 1} trailing").find("not JSON") != std::string::npos);
    CHECK(first_error("{\"schema\": 1, // no comments\n}").find("not JSON") != std::string::npos);
    CHECK(first_error(std::string("{\"id\": \"\xFF\"}")).find("not JSON") != std::string::npos);
    CHECK(first_error(std::string("\0\0\0\0", 4)).find("not JSON") != std::string::npos);
    CHECK(first_error("{\"schema\": 1, \"id\": 1e999}").find("not JSON") != std::string::npos);
}

TEST_CASE("a byte order mark, as some editors write it, does no harm") {
    CHECK(report_on("\xEF\xBB\xBF{\"schema\": 1, \"id\": \"a\", \"name\": \"A\"}").errors.empty());
}

TEST_CASE("a huge or deep document is refused") {
    CHECK(first_error(std::string(max_provider_file_bytes + 1, ' ')) ==
          "office.json, line 1: the file is too large.");
    CHECK(first_error("{\"schema\": " + std::string(100000, '[')).find("too many values inside each other") !=
          std::string::npos);
}

TEST_CASE("a member's name cannot write to the terminal") {
    const auto report =
        report_on("{\"schema\": 1, \"id\": \"a\", \"name\": \"A\", \"\\u001b[31m\\u009b\": 1}");
    REQUIRE(report.warnings.size() == 1);
    CHECK(report.warnings[0].find('\x1b') == std::string::npos);
    CHECK(report.warnings[0].find("\uFFFD[31m\uFFFD\"") != std::string::npos);
    CHECK(first_error("{\"\\u001b\": 1, \"\\u001b\": 2}").find('\x1b') == std::string::npos);
}

TEST_CASE("hosts and domains are kept in lower case") {
    DocumentReport report;
    const auto file = read_provider_file(
        R"({"schema": 1, "id": "a", "name": "A", "domains": ["PEC.Studio.IT"],
            "servers": {"smtp": [{"host": "SMTP.Studio.IT", "port": 465, "tls": "implicit"}]}})",
        "built-in", report);
    REQUIRE(file);
    CHECK(file->domains == std::vector<std::string>{"pec.studio.it"});
    CHECK(file->servers.at(SlotKind::smtp)[0].host == "smtp.studio.it");
}
