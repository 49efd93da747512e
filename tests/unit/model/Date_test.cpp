// SPDX-License-Identifier: Apache-2.0
#include "Calendar.h"
#include "base/SecretInput.h"
#include "model/Date.h"

#include <iomanip>
#include <sstream>

using namespace rinnova;
using namespace rinnova::test;

namespace {

std::string read(std::string_view text) {
    const auto parsed = parse_date(text);
    return parsed ? to_iso(*parsed) : std::string(to_string(parsed.error().code));
}

std::string as_on_the_page(Date date) {
    const std::chrono::year_month_day parts{date};
    std::ostringstream text;
    text << std::setfill('0') << std::setw(2) << static_cast<unsigned>(parts.day()) << '/' << std::setw(2)
         << static_cast<unsigned>(parts.month()) << '/' << std::setw(4) << static_cast<int>(parts.year());
    return text.str();
}

} // namespace

TEST_CASE("a date is read as documents and as the provider's page write it") {
    for (const char* text : {"2027-05-25", "25/05/2027", "25/5/2027", " 2027-05-25\n", "Scadenza 25/05/2027",
                             "Scadenza: 25/05/2027.", "Scadenza:25/05/2027", "Scadenza\n25/05/2027\r\n",
                             "Scadenza\xC2\xA0"
                             "25/05/2027\xC2\xA0",
                             "\tScade il 2027-05-25 . ", "La password è valida fino al 25/05/2027."})
        CHECK_MESSAGE(read(text) == "2027-05-25", text);
    CHECK(read("1/2/2027") == "2027-02-01");
    CHECK(read("01/02/2027") == "2027-02-01");
    CHECK(read("29/02/2028") == "2028-02-29");
    CHECK(read("2000-02-29") == "2000-02-29");
}

TEST_CASE("a day that the calendar lacks is no date") {
    for (const char* text : {"29/02/2027", "2100-02-29", "31/04/2027", "2027-13-01", "00/05/2027",
                             "25/00/2027", "2027-00-10", "2027-05-32", "32/05/2027", "05/25/2027"})
        CHECK_MESSAGE(read(text) == "invalid-data", text);
}

TEST_CASE("rubbish is no date") {
    for (const char* text : {"",
                             " ",
                             "domani",
                             "2027",
                             "2027-05",
                             "05/2027",
                             "25/05",
                             "25/05/27",
                             "27-05-25",
                             "25-05-2027",
                             "2027/05/25",
                             "2027-5-25",
                             "20270525",
                             "25/05/20277",
                             "025/05/2027",
                             "2027-05-25T10:00:00Z",
                             "2027-05-25 10:00",
                             "-2027-05-25",
                             "+25/05/2027",
                             "x25/05/2027",
                             "25/05/2027x",
                             "25/05/2027 ore 10",
                             "25 /05/2027",
                             "25/ 05/2027",
                             "25//05/2027",
                             "1 o 2: 25/05/2027",
                             "٢٥/٠٥/٢٠٢٧",
                             "25/05/2027,",
                             "(25/05/2027)",
                             "99999999999999999999/05/2027"})
        CHECK_MESSAGE(read(text) == "invalid-data", text);
    CHECK(read(std::string_view("25/05/2027\0", 11)) == "invalid-data");
    CHECK(read(std::string(1'000'000, '1')) == "invalid-data");
    CHECK(read(std::string(1'000'000, ' ') + "25/05/2027") == "2027-05-25");
}

TEST_CASE("the refusal quotes what was typed, shortened between characters, and says how to write it") {
    const Error error = parse_date("domani").error();
    CHECK(error.message == "“domani” is not a date.");
    CHECK(error.hint == "Write it as 2027-05-25 or as 25/05/2027.");
    for (std::size_t length = 0; length < 60; ++length) {
        std::string text(length, 'x');
        for (int i = 0; i < 20; ++i)
            text += "è";
        const std::string message = parse_date(text).error().message;
        CHECK(is_utf8(message));
        CHECK(message.size() < 80);
    }
    CHECK(is_utf8(parse_date("\xFF\xC3").error().message));
}

TEST_CASE("whatever day it is, what is written is read again") {
    CHECK_FOR_ALL("ISO", [] {
        const Date any = *any_date();
        RC_ASSERT(parse_date(to_iso(any)).value() == any);
    });
    CHECK_FOR_ALL("as on the page", [] {
        const Date any = *any_date();
        RC_ASSERT(parse_date("Scadenza " + as_on_the_page(any)).value() == any);
    });
}

TEST_CASE("whatever text it is, reading it ends, and an error can be shown") {
    CHECK_FOR_ALL("text", [](const std::string& text) {
        const auto parsed = parse_date(text);
        RC_ASSERT(parsed || is_utf8(parsed.error().message));
    });
    CHECK_FOR_ALL("nearly a date", [] {
        const auto text =
            *rc::gen::container<std::string>(rc::gen::element('0', '1', '2', '9', '/', '-', ' ', '.'));
        const auto parsed = parse_date(text);
        RC_ASSERT(!parsed || std::chrono::year_month_day(*parsed).ok());
    });
}

TEST_CASE("months are added by the calendar, to the last day where the month is shorter") {
    CHECK(add_months(date(2026, 11, 30), 3) == date(2027, 2, 28));
    CHECK(add_months(date(2027, 11, 30), 3) == date(2028, 2, 29));
    CHECK(add_months(date(2027, 1, 31), 1) == date(2027, 2, 28));
    CHECK(add_months(date(2027, 1, 31), 3) == date(2027, 4, 30));
    CHECK(add_months(date(2027, 10, 15), 3) == date(2028, 1, 15));
    CHECK(add_months(date(2028, 2, 29), 12) == date(2029, 2, 28));
    CHECK(add_months(date(2028, 2, 29), 48) == date(2032, 2, 29));
    CHECK(add_months(date(2027, 3, 31), -1) == date(2027, 2, 28));
    CHECK(add_months(date(2027, 5, 25), 0) == date(2027, 5, 25));
}

TEST_CASE("on every day of four years, adding months agrees with counting by hand") {
    for (Date day = date(2024, 1, 1); day < date(2028, 1, 1); day += std::chrono::days(1)) {
        const std::chrono::year_month_day start{day};
        for (const int count : {1, 3, 6, 12, 13}) {
            int year = static_cast<int>(start.year());
            unsigned month = static_cast<unsigned>(start.month());
            for (int i = 0; i < count; ++i) {
                year += month == 12 ? 1 : 0;
                month = month == 12 ? 1 : month + 1;
            }
            const unsigned last = days_in(year, month);
            const unsigned wanted = std::min(static_cast<unsigned>(start.day()), last);
            if (add_months(day, count) != date(year, month, wanted))
                FAIL_CHECK(to_iso(day) << " + " << count << " = " << to_iso(add_months(day, count)));
        }
    }
}
