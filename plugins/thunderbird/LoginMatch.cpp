// SPDX-License-Identifier: Apache-2.0
#include "LoginMatch.h"

#include "Origin.h"

#include <algorithm>
#include <functional>
#include <unordered_map>

namespace rinnova::thunderbird {

namespace {

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept {
        return std::hash<std::string_view>{}(text);
    }
};
template <typename Value>
using TextMap = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;

/// The wanted logins of one origin, by user name.
struct WantedOrigin {
    std::size_t number = 0;
    TextMap<std::vector<std::size_t>> by_username;
};

TextMap<WantedOrigin> by_origin(const std::vector<WantedLogin>& wanted, LoginMatches& matches) {
    TextMap<WantedOrigin> origins;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        auto [found, is_new] = origins.try_emplace(origin_key(wanted[i].origin));
        if (is_new) {
            found->second.number = matches.origins.size();
            matches.origins.emplace_back();
        }
        found->second.by_username[wanted[i].username].push_back(i);
        matches.logins[i].origin = found->second.number;
    }
    return origins;
}

/// The origin of a mail login; none for logins of other kinds.
std::optional<std::string> key_of(const LoginRecord& login, std::string_view bytes) {
    if (login.deleted || login.hostname.empty() || login.http_realm.empty())
        return std::nullopt;
    const std::string_view token = login.hostname.of(bytes);
    const auto hostname = decode_json_string(token);
    if (!hostname || !is_mail_origin(*hostname))
        return std::nullopt;
    std::string key = origin_key(*hostname);
    if (login.http_realm.of(bytes) != token) {
        const auto realm = decode_json_string(login.http_realm.of(bytes));
        if (!realm || origin_key(*realm) != key)
            return std::nullopt;
    }
    return key;
}

std::optional<Secret> open_member(SdrKeys& keys, const TextRange& member, std::string_view bytes) {
    if (member.empty())
        return std::nullopt;
    const auto blob = decode_json_string(member.of(bytes));
    return blob ? keys.decrypt(*blob) : std::nullopt;
}

// Thunderbird compares the spelling: of several logins of one user it takes the first that is spelled as it
// expects.
void put_exact_spelling_first(LoginMatch& match, std::string_view bytes, const LoginsJson& index,
                              const std::string& origin) {
    std::stable_partition(match.records.begin(), match.records.end(), [&](std::size_t record) {
        return json_string_equals(index.logins[record].hostname.of(bytes), origin);
    });
}

} // namespace

LoginMatches match_logins(std::string_view bytes, const LoginsJson& index, SdrKeys* keys,
                          const std::vector<WantedLogin>& wanted) {
    LoginMatches matches;
    matches.logins.resize(wanted.size());
    const TextMap<WantedOrigin> origins = by_origin(wanted, matches);
    for (std::size_t i = 0; i < index.logins.size(); ++i) {
        const LoginRecord& login = index.logins[i];
        const auto key = key_of(login, bytes);
        const auto origin = key ? origins.find(*key) : origins.end();
        if (origin == origins.end())
            continue;
        OriginLogins& found = matches.origins[origin->second.number];
        found.records.push_back(i);
        if (keys == nullptr)
            continue;
        const auto username = open_member(*keys, login.encrypted_username, bytes);
        if (!username) {
            ++found.unreadable;
            continue;
        }
        const auto users =
            username->expose([&](std::string_view name) { return origin->second.by_username.find(name); });
        if (users == origin->second.by_username.end())
            continue;
        for (const std::size_t number : users->second)
            matches.logins[number].records.push_back(i);
    }
    for (std::size_t i = 0; i < wanted.size(); ++i)
        if (matches.logins[i].records.size() > 1)
            put_exact_spelling_first(matches.logins[i], bytes, index, wanted[i].origin);
    return matches;
}

} // namespace rinnova::thunderbird
