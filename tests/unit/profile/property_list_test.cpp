// SPDX-License-Identifier: Apache-2.0
#include "profile/PropertyList.h"
#include "unit/profile/Samples.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <plist/plist.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <set>
#include <string>
#include <vector>

using namespace rinnova;
using namespace rinnova::test;
using Json = nlohmann::json;

namespace {

Json to_json(plist_t node) {
    switch (plist_get_node_type(node)) {
    case PLIST_STRING: {
        char* text = nullptr;
        plist_get_string_val(node, &text);
        const std::unique_ptr<char, decltype(&std::free)> owner(text, &std::free);
        return std::string(text);
    }
    case PLIST_BOOLEAN: {
        std::uint8_t value = 0;
        plist_get_bool_val(node, &value);
        return value != 0;
    }
    case PLIST_UINT: {
        std::uint64_t value = 0;
        plist_get_uint_val(node, &value);
        return value;
    }
    case PLIST_ARRAY: {
        Json list = Json::array();
        for (std::uint32_t i = 0; i < plist_array_get_size(node); ++i)
            list.push_back(to_json(plist_array_get_item(node, i)));
        return list;
    }
    case PLIST_DICT: {
        Json members = Json::object();
        plist_dict_iter at = nullptr;
        plist_dict_new_iter(node, &at);
        for (;;) {
            char* key = nullptr;
            plist_t value = nullptr;
            plist_dict_next_item(node, at, &key, &value);
            const std::unique_ptr<char, decltype(&std::free)> owner(key, &std::free);
            if (value == nullptr)
                break;
            members[key] = to_json(value);
        }
        std::free(at);
        return members;
    }
    default:
        FAIL("a kind of node that no profile has");
        return {};
    }
}

Json parsed(const Secret& document) {
    plist_t root = nullptr;
    document.expose([&](std::string_view bytes) {
        plist_from_xml(bytes.data(), static_cast<std::uint32_t>(bytes.size()), &root);
    });
    REQUIRE(root != nullptr);
    Json json = to_json(root);
    plist_free(root);
    return json;
}

Json made(const MailProfile& profile, const char* password = nullptr) {
    const Secret secret = Secret::copy_of(password != nullptr ? password : "");
    return parsed(property_list(profile, password != nullptr ? &secret : nullptr).value());
}

void check_against(const Json& schema, const Json& dictionary) {
    for (const auto& [key, value] : dictionary.items()) {
        CAPTURE(key);
        REQUIRE(schema.contains(key));
        const Json& rule = schema[key];
        const std::string type = value.is_string()           ? "string"
                                 : value.is_number_integer() ? "integer"
                                 : value.is_boolean()        ? "boolean"
                                 : value.is_array()          ? "array"
                                                             : "another";
        CHECK(type == rule["type"]);
        if (rule.contains("values"))
            CHECK(std::count(rule["values"].begin(), rule["values"].end(), value) == 1);
    }
    for (const auto& [key, rule] : schema.items())
        if (rule.contains("required"))
            CHECK_MESSAGE(dictionary.contains(key), key);
}

} // namespace

TEST_CASE("every key and type of a profile is of Apple's schema, and what it requires is there") {
    std::ifstream file(RINNOVA_SOURCE_DIR "/tests/unit/profile/apple_schema.json");
    const Json schema = Json::parse(file);
    const Server archive = server(SlotKind::archive, "archivio.example", 993);
    MailProfile with_archive = mail_profile(studio, {archive, imap, smtp}, {}, false).value();
    with_archive.organization = "Studio Rossi & figli";
    const MailProfile by_pop3 = mail_profile(secretary, {pop3, smtp}, {}, true).value();
    const MailProfile by_number = mail_profile({"legalmail", "m1234567"}, {imap, smtp}, {}, false).value();
    for (const MailProfile& profile : {sample(), with_archive, by_pop3, by_number})
        for (const char* password : {static_cast<const char*>(nullptr), "fake-<&>\"'-è"}) {
            const Json top = made(profile, password);
            check_against(schema["TopLevel"], top);
            CHECK(top["PayloadContent"].size() == profile.payloads.size());
            for (const Json& payload : top["PayloadContent"])
                check_against(schema["com.apple.mail.managed"], payload);
        }
}

TEST_CASE("ports are numbers, TLS is on where the server has it, and both servers know the full login") {
    const Server relay = server(SlotKind::smtp, "relay.example", 587, Tls::starttls);
    const Server plain = server(SlotKind::imap, "plain.example", 143, Tls::none);
    const Json mail = made(mail_profile(secretary, {plain, relay}, {}, false).value())["PayloadContent"][0];
    CHECK(mail["IncomingMailServerHostName"] == "plain.example");
    CHECK(mail["IncomingMailServerPortNumber"] == 143);
    CHECK(mail["IncomingMailServerUseSSL"] == false);
    CHECK(mail["IncomingMailServerUsername"] == "segreteria/studio@pec.it");
    CHECK(mail["OutgoingMailServerHostName"] == "relay.example");
    CHECK(mail["OutgoingMailServerPortNumber"] == 587);
    CHECK(mail["OutgoingMailServerUseSSL"] == true);
    CHECK(mail["OutgoingMailServerUsername"] == "segreteria/studio@pec.it");
    CHECK(mail["EmailAddress"] == "studio@pec.it");
    CHECK(mail["EmailAccountType"] == "EmailTypeIMAP");
}

TEST_CASE("a profile never ends by itself") {
    const Json top = made(sample(), "fake-1");
    for (const char* key : {"RemovalDate", "DurationUntilRemoval", "PayloadExpirationDate"})
        CHECK_FALSE(top.contains(key));
}

TEST_CASE("the password stands in both places, or nowhere") {
    const Json with = made(sample(), "fake-<&>\"'-è€😀")["PayloadContent"][0];
    CHECK(with["IncomingPassword"] == "fake-<&>\"'-è€😀");
    CHECK(with["OutgoingPassword"] == "fake-<&>\"'-è€😀");
    const Json without = made(sample())["PayloadContent"][0];
    CHECK_FALSE(without.contains("IncomingPassword"));
    CHECK_FALSE(without.contains("OutgoingPassword"));
    CHECK(without["OutgoingPasswordSameAsIncomingPassword"] == true);
}

TEST_CASE("two rotations leave the identity, and two accounts never share one") {
    const auto identities = [](const Json& top) {
        return std::vector<std::string>{top["PayloadIdentifier"], top["PayloadUUID"],
                                        top["PayloadContent"][0]["PayloadIdentifier"],
                                        top["PayloadContent"][0]["PayloadUUID"]};
    };
    const auto first = identities(made(sample(), "fake-1"));
    CHECK(identities(made(sample(), "fake-2")) == first);
    CHECK(identities(made(sample())) == first);
    CHECK(std::set<std::string>(first.begin(), first.end()).size() == 4);
    const auto other = identities(made(sample(studio)));
    for (std::size_t i = 0; i < first.size(); ++i)
        CHECK(other[i] != first[i]);
}

TEST_CASE("what XML cannot carry is refused, and not quoted") {
    for (const char* password : {"fake-\x01", "fake-\x1b[0m", "fake-\xEF\xBF\xBF"}) {
        const Secret secret = Secret::copy_of(password);
        const auto document = property_list(sample(), &secret);
        REQUIRE_FALSE(document);
        CHECK(document.error().code == ErrorCode::invalid_data);
        CHECK(document.error().message.find("fake") == std::string::npos);
    }
}
