// SPDX-License-Identifier: Apache-2.0
// Signs as agents do, for tests in Python, which has no Ed25519. A line of JSON in, one out:
//     {"agent":"anna","do":"join","token":"rinnova-fleet-1.…","machine":"…","device":{…}}
//     {"agent":"anna","do":"report","sequence":7,"report":{…}}         compressed, the report as it is given
//     {"agent":"anna","do":"leave","sequence":8}
//     {"do":"name","token":"…","provider":"…","account":"…"}           the pseudonym that a member would
//     report
// Answers {"id":"…","envelope":"…base64url…"} or {"name":{…}}; agents get a key when they are first named.
#include "fleet/protocol/Encoding.h"
#include "fleet/protocol/Envelope.h"
#include "fleet/protocol/Gzip.h"
#include "fleet/protocol/Join.h"
#include "fleet/protocol/Token.h"

#include <nlohmann/json.hpp>

#include <iostream>
#include <map>
#include <string>

using namespace rinnova;
using namespace rinnova::fleet;
using nlohmann::json;

namespace {

JoinToken token_of(const json& order) {
    return std::move(*token_from(Secret::copy_of(order.at("token").get<std::string>())));
}

std::string envelope_of(const json& order, const SigningKey& key) {
    const std::string what = order.at("do");
    const std::uint64_t sequence = order.value("sequence", std::uint64_t(0));
    if (what == "join") {
        const std::string half =
            token_of(order).for_server.expose([](std::string_view bytes) { return std::string(bytes); });
        const json& device = order.at("device");
        const JoinRequest request{half,
                                  key.public_key(),
                                  order.at("machine"),
                                  {device.at("name"), device.value("user", ""), device.at("os"),
                                   device.value("os_version", ""), device.at("version")}};
        return seal(EnvelopeKind::join, 0, to_json(request), key);
    }
    if (what == "leave")
        return seal(EnvelopeKind::leave, sequence, "", key);
    return seal(EnvelopeKind::report, sequence, compress(order.at("report").dump()), key);
}

json answer(const json& order, std::map<std::string, SigningKey>& keys) {
    if (order.at("do") == "name") {
        const ReportedName name =
            token_of(order).fleet_secret->name_of({order.at("provider"), order.at("account")});
        return {
            {"name", {{"provider", name.provider}, {"pseudonym", name.pseudonym}, {"sealed", name.sealed}}}};
    }
    const auto [agent, fresh] = keys.try_emplace(order.at("agent"), SigningKey::generate());
    return {{"id", agent->second.public_key().id()},
            {"envelope", to_base64url(envelope_of(order, agent->second))}};
}

} // namespace

int main() {
    std::map<std::string, SigningKey> keys;
    for (std::string line; std::getline(std::cin, line);)
        std::cout << answer(json::parse(line), keys).dump() << std::endl;
    return 0;
}
