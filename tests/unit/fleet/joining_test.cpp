// SPDX-License-Identifier: Apache-2.0
#include "fleet/protocol/Encoding.h"
#include "fleet/protocol/Join.h"
#include "fleet/protocol/Token.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace rinnova;
using namespace rinnova::fleet;

namespace {

std::string text_of(const Secret& secret) {
    return secret.expose([](std::string_view bytes) { return std::string(bytes); });
}

} // namespace

TEST_CASE("a token says all that it was made with") {
    const SigningKey key = SigningKey::generate();
    const FleetSecret secret = FleetSecret::generate();
    for (const bool with_key : {false, true})
        for (const bool with_secret : {false, true}) {
            const JoinToken token =
                JoinToken::make(with_key ? std::optional(key.public_key()) : std::nullopt,
                                with_secret ? std::optional(secret.clone()) : std::nullopt);
            const auto read = token_from(Secret::copy_of("  " + text_of(to_text(token)) + "\r\n"));
            REQUIRE(read);
            CHECK(read->for_server == token.for_server);
            CHECK(read->policy_key.has_value() == with_key);
            CHECK((!with_key || read->policy_key == key.public_key()));
            REQUIRE(read->fleet_secret.has_value() == with_secret);
            CHECK((!with_secret || read->fleet_secret->bytes() == secret.bytes()));
        }
}

TEST_CASE("a letter lost or changed in copying is seen") {
    const std::string text =
        text_of(to_text(JoinToken::make(SigningKey::generate().public_key(), FleetSecret::generate())));
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::string changed = text;
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        CHECK_FALSE(token_from(Secret::copy_of(changed)));
        CHECK_FALSE(token_from(Secret::copy_of(text.substr(0, i))));
    }
    CHECK(token_from(Secret::copy_of("rinnova-fleet-2.AAAA")).error().code == ErrorCode::unsupported);
    CHECK_FALSE(token_from(Secret::copy_of("   ")));
    CHECK_FALSE(token_from(Secret()));
}

TEST_CASE("the server's half of a token tells nothing of the rest") {
    const FleetSecret secret = FleetSecret::generate();
    const JoinToken token = JoinToken::make(std::nullopt, secret.clone());
    const JoinRequest request{text_of(token.for_server),
                              SigningKey::generate().public_key(),
                              std::string(32, 'a'),
                              {"pc", "anna", "Debian", "12", "0.1.0"}};
    const std::string sent = to_json(request);
    CHECK(sent.find(to_base64url(text_of(secret.bytes()))) == std::string::npos);
    CHECK(join_request_from_json(sent) == request);
    CHECK(token_hash(request.token).size() == 64);
}

TEST_CASE("a request to join that lacks something is refused with the member's name") {
    const JoinRequest request{std::string(32, 't'),
                              SigningKey::generate().public_key(),
                              std::string(32, 'a'),
                              {"pc", "", "Debian", "", "0.1.0"}};
    const auto sent = nlohmann::ordered_json::parse(to_json(request));
    for (const char* member : {"protocol", "token", "key", "machine", "device"}) {
        auto without = sent;
        without.erase(member);
        const auto read = join_request_from_json(without.dump());
        REQUIRE_FALSE(read);
        CHECK(read.error().message.find(member) != std::string::npos);
    }
    auto short_key = sent;
    short_key["key"] = "AAAA";
    CHECK_FALSE(join_request_from_json(short_key.dump()));
}

TEST_CASE("one mailbox has one pseudonym, and only the fleet's secret opens it") {
    const FleetSecret secret = FleetSecret::generate();
    const AccountKey account{"aruba-pec", "mario.rossi@pec.it"};
    const ReportedName name = secret.name_of(account);
    CHECK(name.login.empty());
    CHECK(name.provider == "aruba-pec");
    CHECK(secret.name_of({"aruba-pec", "Mario.Rossi@PEC.it"}) == name);
    CHECK(secret.name_of({"aruba-pec", "maria.rossi@pec.it"}).pseudonym != name.pseudonym);
    CHECK(secret.name_of({"legalmail", "mario.rossi@pec.it"}).pseudonym != name.pseudonym);
    CHECK(secret.account_of(name) == account);
    CHECK(name.sealed.find("mario") == std::string::npos);

    CHECK_FALSE(FleetSecret::generate().account_of(name));
    ReportedName changed = name;
    changed.sealed.front() = changed.sealed.front() == 'A' ? 'B' : 'A';
    CHECK_FALSE(secret.account_of(changed));
    CHECK_FALSE(secret.account_of({"aruba-pec", "", "", ""}));
}

TEST_CASE("under a pseudonym the host of an unknown provider is not told") {
    const FleetSecret secret = FleetSecret::generate();
    const AccountKey account{"generic:mail.studio-rossi.it", "a@studio-rossi.it"};
    const ReportedName name = secret.name_of(account);
    CHECK(name.provider == "generic");
    CHECK(secret.account_of(name) == account);
}

TEST_CASE("a member cannot seal what no report in clear may hold") {
    const FleetSecret secret = FleetSecret::generate();
    const auto opened = [&](const AccountKey& account) { return secret.account_of(secret.name_of(account)); };
    CHECK(opened({std::string(280, 'p'), std::string(320, 'l')}));
    for (const std::string& text :
         {std::string(), std::string("a\x1b[2jb@pec.it"), std::string("\xff@pec.it"), std::string("a\nb"),
          std::string("\xe2\x80\xae"
                      "ti.cep@a"),
          std::string(321, 'x')}) {
        CAPTURE(text.size());
        for (const auto& name : {opened({"aruba-pec", text}), opened({text, "a@pec.it"})}) {
            REQUIRE_FALSE(name);
            CHECK(name.error().code == ErrorCode::invalid_data);
        }
    }
}

TEST_CASE("names of equal length class are sealed to equal lengths") {
    const FleetSecret secret = FleetSecret::generate();
    CHECK(secret.name_of({"p", "a@b.it"}).sealed.size() ==
          secret.name_of({"p", "anna.b@c.it"}).sealed.size());
}

TEST_CASE("an answer to joining comes back as it was") {
    const JoinAnswer answer{std::string(32, 'd'), "Studio <Nord>", 7};
    CHECK(join_answer_from_json(to_json(answer)) == answer);
}
