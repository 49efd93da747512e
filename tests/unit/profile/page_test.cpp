// SPDX-License-Identifier: Apache-2.0
#include "profile/handover/Address.h"
#include "profile/handover/Page.h"
#include "profile/handover/QrCode.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::handover;

TEST_CASE("the browser's wish decides on the language") {
    CHECK(page_language("it-IT,it;q=0.9,en;q=0.8", "en") == "it");
    CHECK(page_language("en-GB, en;q=0.9, it;q=0.8", "it") == "en");
    CHECK(page_language("de-DE,de;q=0.9,it;q=0.5,en;q=0.7", "it") == "en");
    CHECK(page_language("fr,de;q=0.9", "it") == "it");
    CHECK(page_language("it;q=0,*", "en") == "en");
    CHECK(page_language("", "it") == "it");
    CHECK(page_language(",;q=,it;q=x,\xff", "en") == "en");
}

TEST_CASE("what an account is called cannot become markup") {
    const std::string page =
        page_text({"en", "<script>\"&'@pec.it", false, PageContent::Notice::none, 0, "n"});
    CHECK(page.find("<script>") == std::string::npos);
    CHECK(page.find("&lt;script&gt;&quot;&amp;") != std::string::npos);
}

TEST_CASE("the page has a field for the code only when one is asked for") {
    const auto page = [](bool ask_code) {
        return page_text({"it", "a@pec.it", ask_code, PageContent::Notice::none, 0, "n"});
    };
    CHECK(page(true).find("<input") != std::string::npos);
    CHECK(page(false).find("<input") == std::string::npos);
    CHECK(page(false).find("lang=\"it\"") != std::string::npos);
}

TEST_CASE("a page that is closed has no button") {
    const std::string page = page_text({"en", "a@pec.it", true, PageContent::Notice::closed, 0, "n"});
    CHECK(page.find("<button") == std::string::npos);
    CHECK(page.find("a@pec.it") == std::string::npos);
}

TEST_CASE("a QR code is a square with its three marks") {
    const std::string rows = qr_code("https://192.168.178.123:54321/0123456789abcdef0123456789abcdef");
    const std::size_t width = rows.find('\n');
    CHECK(width == 33);
    CHECK(rows.size() == width * (width + 1));
    CHECK(rows.substr(0, 7) == "#######");
    CHECK(rows.substr(width - 7, 7) == "#######");
}

TEST_CASE("the page listens at loopback, or at the interface that was named") {
    CHECK(address_of_interface("").value() == "127.0.0.1");
    CHECK(address_of_interface("lo").value() == "127.0.0.1");
    const auto none = address_of_interface("no-such-0");
    REQUIRE_FALSE(none);
    CHECK(none.error().code == ErrorCode::invalid_data);
    CHECK(none.error().hint.find("lo") != std::string::npos);
}
