// SPDX-License-Identifier: Apache-2.0
#include "LiveLogins.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::thunderbird;

// Made with Python's hmac and hashlib.
TEST_CASE("a fingerprint is HMAC-SHA-256 under the nonce and its maker's name") {
    const std::string nonce(64, 'a');
    CHECK(live_fingerprint(nonce, "agent", Secret::copy_of("fake-pässword")) ==
          "f3bf0a638fc50ec6b352b8374eb1536cabc631a1912993f2f6fe359403517f0d");
    CHECK(live_fingerprint(nonce, "client", Secret::copy_of("fake-pässword")) ==
          "dab375fa4c3cdd6aa84bc5e1b47b25e3c97fedcd1dda9e1bff948242be4b2fd3");
}
