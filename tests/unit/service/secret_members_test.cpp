// SPDX-License-Identifier: Apache-2.0
#include "service/Json.h"
#include "service/rpc/SecretMembers.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>

using namespace rinnova;
using namespace rinnova::rpc;

namespace {

std::string text_of(const Secret& secret) {
    return secret.expose([](std::string_view bytes) { return std::string(bytes); });
}

struct Lifted {
    std::string message;
    std::vector<std::string> secrets;
};

Lifted lift(std::string message) {
    Lifted lifted;
    for (const Secret& secret : lift_secrets(std::span<char>(message)))
        lifted.secrets.push_back(text_of(secret));
    lifted.message = std::move(message);
    return lifted;
}

std::string sent(const Json& json, const std::vector<std::string>& passwords) {
    std::vector<Secret> secrets;
    std::vector<const Secret*> pointers;
    for (const std::string& password : passwords)
        secrets.push_back(Secret::copy_of(password));
    for (const Secret& secret : secrets)
        pointers.push_back(&secret);
    return text_of(with_secrets(json.dump(), pointers));
}

} // namespace

TEST_CASE("what was put in is lifted out, and is valid JSON on the way") {
    CHECK(rc::check([] {
        // Characters of one to four bytes, and all that JSON escapes.
        const auto character = rc::gen::element<std::string>("a", "Z", "\"", "\\", "\n", "\x01", "\x1f", " ",
                                                             "/", "è", "€", "😀");
        const auto passwords = *rc::gen::container<std::vector<std::string>>(
            rc::gen::map(rc::gen::container<std::vector<std::string>>(character), [](const auto& parts) {
                std::string all = "x"; // an empty one among many has no room for its number
                for (const std::string& part : parts)
                    all += part;
                return all;
            }));
        Json message{{"note", "\"password\":\"no\""}, {"items", Json::array()}};
        for (std::size_t i = 0; i < passwords.size(); ++i)
            message["items"].push_back({{"password", i}, {"account", "mario@pec.it"}});
        const std::string line = sent(message, passwords);
        const Json parsed = Json::parse(line, nullptr, false);
        RC_ASSERT(!parsed.is_discarded());
        for (std::size_t i = 0; i < passwords.size(); ++i)
            RC_ASSERT(parsed["items"][i]["password"] == passwords[i]);
        const Lifted lifted = lift(line);
        RC_ASSERT(lifted.secrets == passwords);
        RC_ASSERT(Json::parse(lifted.message, nullptr, false) == message);
    }));
}

TEST_CASE("escapes are undone as JSON wants it") {
    CHECK(lift(R"({"password":"\u0041\u00e8\u20ac\ud83d\ude00\n\/"})").secrets ==
          std::vector<std::string>{"Aè€😀\n/"});
    CHECK(lift(R"({ "password" : "" })").secrets == std::vector<std::string>{""});
}

TEST_CASE("nothing is left of a secret where it stood") {
    for (const char* message : {R"({"password":"fake-1"})", R"({"password":"fake\u002d1"})",
                                R"({"a":[{"b":{"password":"fake-1"}}]})"}) {
        const Lifted lifted = lift(message);
        CHECK(lifted.secrets == std::vector<std::string>{"fake-1"});
        CHECK(lifted.message.find("fake") == std::string::npos);
        CHECK(lifted.message.size() == std::string(message).size());
    }
}

TEST_CASE("what is no JSON string stays, and nothing is read beyond the end") {
    for (const char* message :
         {R"({"password":"fake)", R"({"password":"\ud83d"})", R"({"password":"\ude00"})",
          R"({"password":"\x"})", R"({"password":"\u12"})", "{\"password\":\"a\nb\"}", R"({"password":5})",
          R"({"password":)", R"({"password")", R"("password)", R"({"passwords":"fake"})",
          R"({"x":"password"})", "\"", "\\", "{\"password\":\"a\\"}) {
        CAPTURE(message);
        const Lifted lifted = lift(message);
        CHECK(lifted.secrets.empty());
        CHECK(lifted.message == message);
    }
}

TEST_CASE("a text far longer than any password is not taken for one") {
    const std::string message = R"({"password":")" + std::string(longest_secret + 1, 'x') + "\"}";
    CHECK(lift(message).secrets.empty());
}
