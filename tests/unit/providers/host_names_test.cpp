// SPDX-License-Identifier: Apache-2.0
#include "providers/HostNames.h"

#include <doctest/doctest.h>

#include <string>

using namespace rinnova;

TEST_CASE("host names are labels of letters, digits, hyphens and underscores") {
    for (const char* good :
         {"localhost", "imaps.pec.aruba.it", "127.0.0.1", "a", "_dmarc.x", "xn--p1ai.it", "A-1.B"})
        CHECK_MESSAGE(is_host_name(good), good);
    for (const char* bad : {"", ".", "a.", ".a", "a..b", "-a.it", "a-.it", "a b", "a:993", "a/b", "user@a",
                            "[::1]", "::1", "perch\u00E9.it", "a\n"})
        CHECK_FALSE_MESSAGE(is_host_name(bad), bad);
    CHECK(is_host_name(std::string(63, 'a') + ".it"));
    CHECK_FALSE(is_host_name(std::string(64, 'a') + ".it"));
    std::string long_name = "a";
    while (long_name.size() < 253)
        long_name += ".a";
    CHECK(is_host_name(long_name));
    CHECK_FALSE(is_host_name(long_name + ".a"));
}

TEST_CASE("a page is on https, at a host, and nothing is hidden in it") {
    CHECK(is_https_url("https://account.aruba.it/pec"));
    CHECK(is_https_url("https://a.it:8443?x#y"));
    for (const char* bad :
         {"http://a.it", "HTTPS://a.it", "https://", "https:///a", "https://u@a.it", "https://u:p@a.it",
          "https://a.it:80x/", "https://a.it:123456", "https://a.it/\x7f", "https://a.it/\u202E",
          "https://a.it\\@b.it", " https://a.it", "https://[::1]/"})
        CHECK_FALSE_MESSAGE(is_https_url(bad), bad);
}
