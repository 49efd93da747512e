// SPDX-License-Identifier: Apache-2.0
#include "LiveLogins.h"

#include "sdk/Hex.h"
#include "sdk/Target.h"

#include <nlohmann/json.hpp>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <span>

namespace rinnova::thunderbird {

namespace {

using Json = nlohmann::json;

constexpr int version = 1;
constexpr std::size_t nonce_bytes = 32;
constexpr std::chrono::seconds limit{10};
// Thunderbird takes messages of up to 1 MiB; a long name with its fingerprints is half a KiB.
constexpr std::size_t most_at_once = 500;

tl::unexpected<Error> unbelievable() {
    return fail(ErrorCode::invalid_data,
                translate("thunderbird", "The add-on in Thunderbird gave an answer that makes no sense."));
}

/// The answer's list, when it has one object for each login that was asked about.
Result<std::vector<Json>> answers_in(const Result<std::string>& text, std::size_t count) {
    if (!text)
        return tl::unexpected(text.error());
    const Json answer = Json::parse(*text, nullptr, false);
    const auto logins = answer.is_object() ? answer.find("logins") : answer.end();
    if (!answer.is_object() || logins == answer.end() || !logins->is_array() || logins->size() != count)
        return unbelievable();
    for (const Json& login : *logins)
        if (!login.is_object())
            return unbelievable();
    return logins->get<std::vector<Json>>();
}

std::string text_in(const Json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Json question(const std::string& nonce) {
    return {{"version", version}, {"nonce", nonce}, {"logins", Json::array()}};
}

/// What the add-on says of one login, where that needs no further question; none: it is to be replaced.
std::optional<LiveOutcome> outcome_of_proof(const Json& answer, const std::string& nonce,
                                            const LiveLogin& login) {
    static const std::map<std::string, LiveOutcome, std::less<>> others{{"differs", LiveOutcome::differs},
                                                                        {"absent", LiveOutcome::absent},
                                                                        {"locked", LiveOutcome::locked},
                                                                        {"later", LiveOutcome::later}};
    const std::string standing = text_in(answer, "standing");
    const std::string proof = text_in(answer, "proof");
    if (standing == "old" && proof == live_fingerprint(nonce, "client", *login.held))
        return std::nullopt;
    if (standing == "new" && proof == live_fingerprint(nonce, "client", *login.wanted))
        return LiveOutcome::unchanged;
    const auto other = others.find(standing);
    return other != others.end() ? other->second : LiveOutcome::failed;
}

LiveOutcome outcome_of_change(const Json& answer, const std::string& nonce, const LiveLogin& login) {
    const std::string result = text_in(answer, "result");
    if (result == "updated" && text_in(answer, "proof") == live_fingerprint(nonce, "stored", *login.wanted))
        return LiveOutcome::updated;
    return result == "differs" ? LiveOutcome::differs : LiveOutcome::failed;
}

/// One question, and what it leads to.
Result<std::vector<LiveOutcome>> converse(LiveClients& clients, const ProcessId& thunderbird,
                                          std::span<const LiveLogin> logins) {
    const auto nonce = new_nonce();
    if (!nonce)
        return tl::unexpected(nonce.error());
    Json prove = question(*nonce);
    for (const LiveLogin& login : logins)
        prove["logins"].push_back({{"origin", login.origin},
                                   {"username", login.username},
                                   {"old", live_fingerprint(*nonce, "agent", *login.held)},
                                   {"new", live_fingerprint(*nonce, "agent", *login.wanted)}});
    const auto proofs = answers_in(clients.ask(thunderbird, "prove", prove.dump(), {}, limit), logins.size());
    if (!proofs)
        return tl::unexpected(proofs.error());
    std::vector<LiveOutcome> outcomes;
    std::vector<std::size_t> changing;
    std::vector<const Secret*> passwords;
    Json replace = question(*nonce);
    for (std::size_t i = 0; i < logins.size(); ++i) {
        const auto outcome = outcome_of_proof((*proofs)[i], *nonce, logins[i]);
        outcomes.push_back(outcome.value_or(LiveOutcome::failed));
        if (outcome)
            continue;
        replace["logins"].push_back(
            {{"origin", logins[i].origin}, {"username", logins[i].username}, {"password", passwords.size()}});
        passwords.push_back(logins[i].wanted);
        changing.push_back(i);
    }
    if (changing.empty())
        return outcomes;
    const auto changes =
        answers_in(clients.ask(thunderbird, "replace", replace.dump(), passwords, limit), changing.size());
    if (!changes)
        return tl::unexpected(changes.error());
    for (std::size_t i = 0; i < changing.size(); ++i)
        outcomes[changing[i]] = outcome_of_change((*changes)[i], *nonce, logins[changing[i]]);
    return outcomes;
}

} // namespace

Result<std::string> new_nonce() {
    std::array<unsigned char, nonce_bytes> random{};
    if (RAND_bytes(random.data(), static_cast<int>(random.size())) != 1)
        return fail(ErrorCode::internal, translate("thunderbird", "The system gives no random numbers."));
    return hex_of(random);
}

std::string live_fingerprint(std::string_view nonce, std::string_view maker, const Secret& password) {
    const std::string key = std::string(nonce) + ":" + std::string(maker);
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int length = 0;
    password.expose([&](std::string_view bytes) {
        HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
             reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data(), &length);
    });
    return hex_of(std::span(digest).first(length));
}

Result<std::vector<LiveOutcome>> renew_live(LiveClients& clients, const ProcessId& thunderbird,
                                            std::span<const LiveLogin> logins) {
    std::vector<LiveOutcome> outcomes;
    while (!logins.empty()) {
        const auto some = logins.first(std::min(logins.size(), most_at_once));
        const auto found = converse(clients, thunderbird, some);
        if (!found && outcomes.empty())
            return found;
        if (!found) { // what was done before is done; the rest could not be
            outcomes.resize(outcomes.size() + logins.size(), LiveOutcome::failed);
            return outcomes;
        }
        outcomes.insert(outcomes.end(), found->begin(), found->end());
        logins = logins.subspan(some.size());
    }
    return outcomes;
}

} // namespace rinnova::thunderbird
