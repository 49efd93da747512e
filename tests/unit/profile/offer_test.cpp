// SPDX-License-Identifier: Apache-2.0
#include "profile/handover/Chance.h"
#include "profile/handover/Offer.h"
#include "support/FakeWorld.h"

#include <doctest/doctest.h>

#include <set>

using namespace rinnova;
using namespace rinnova::handover;
using rinnova::test::FixedClock;

namespace {

HandOverRequest request(bool ask_code = false) {
    return {{}, "mario.rossi@pec.it", "mario.mobileconfig", "en", ask_code, {}};
}

std::string other_than(const std::string& code) {
    return code == "123456" ? "654321" : "123456";
}

using Answer = Offer::Answer;

} // namespace

TEST_CASE("links and codes are never the same twice in a row, and have their shapes") {
    const FixedClock clock;
    std::set<std::string> paths;
    for (int i = 0; i < 100; ++i) {
        const Offer offer = Offer::make(request(true), clock).value();
        CHECK(paths.insert(offer.path()).second);
        CHECK(offer.path().size() == 33);
        CHECK(offer.code().size() == 6);
        CHECK(offer.code().find_first_not_of("0123456789") == std::string::npos);
    }
    CHECK(Offer::make(request(), clock)->code().empty());
}

TEST_CASE("only the whole link leads to the offer") {
    const FixedClock clock;
    const Offer offer = Offer::make(request(), clock).value();
    CHECK(offer.is_at(offer.path()));
    for (const std::string& wrong : {std::string("/"), std::string(), offer.path() + "0",
                                     offer.path().substr(0, 32), offer.path() + "?", "/" + random_name()})
        CHECK_FALSE(offer.is_at(wrong));
}

TEST_CASE("it is given once, and one that was cut can be fetched again") {
    const FixedClock clock;
    Offer offer = Offer::make(request(), clock).value();
    CHECK(offer.ask_for_file({}) == Answer::file);
    CHECK(offer.ask_for_file({}) == Answer::busy);
    offer.delivered(false);
    CHECK(offer.ask_for_file({}) == Answer::file);
    offer.delivered(true);
    CHECK(offer.given());
    CHECK(offer.ask_for_file({}) == Answer::closed);
}

TEST_CASE("the code is asked for, and five wrong ones end it") {
    const FixedClock clock;
    Offer offer = Offer::make(request(true), clock).value();
    const std::string right = offer.code();
    const std::string wrong = other_than(right);
    int left = 5;
    for (const std::string& form :
         {std::string(), std::string("code="), "code=" + wrong, right, "code=" + right + "0"}) {
        CHECK(offer.ask_for_file(form) == Answer::wrong_code);
        CHECK(offer.left() == --left);
    }
    CHECK(offer.ask_for_file("code=" + right) == Answer::closed);
}

TEST_CASE("the right code may have a blank in it") {
    const FixedClock clock;
    Offer offer = Offer::make(request(true), clock).value();
    CHECK(offer.ask_for_file("code=" + offer.code().substr(0, 3) + "+" + offer.code().substr(3)) ==
          Answer::file);
}

TEST_CASE("after eight minutes it is gone") {
    CHECK(HandOverLimits{}.lifetime == std::chrono::minutes(8));
    FixedClock clock;
    Offer offer = Offer::make(request(), clock).value();
    CHECK_FALSE(offer.expired());
    clock.set(Date{std::chrono::year(2026) / 11 / 23});
    CHECK(offer.expired());
    CHECK(offer.ask_for_file({}) == Answer::closed);
}
