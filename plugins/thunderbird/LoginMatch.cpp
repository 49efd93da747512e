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
    const std::string_view token = member.of(bytes);
    if (token.size() >= 2 && token.front() == '"' && token.find('\\') == std::string_view::npos)
        return keys.decrypt(token.substr(1, token.size() - 2)); // as Thunderbird writes it
    const auto blob = decode_json_string(token);
    return blob ? keys.decrypt(*blob) : std::nullopt;
}

/// Finds the wanted origin of each login, a spelling that was met before by its looks.
class Origins {
  public:
    Origins(const TextMap<WantedOrigin>& wanted, std::string_view bytes) : m_wanted(wanted), m_bytes(bytes) {}

    /// Null for a login of another origin.
    const WantedOrigin* of(const LoginRecord& login) {
        const std::string_view token = login.hostname.of(m_bytes);
        const bool usual = !login.deleted && !token.empty() && login.http_realm.of(m_bytes) == token;
        if (usual)
            if (const auto known = m_known.find(token); known != m_known.end())
                return known->second;
        const auto key = key_of(login, m_bytes);
        const auto found = key ? m_wanted.find(*key) : m_wanted.end();
        if (found == m_wanted.end())
            return nullptr;
        if (usual)
            m_known.emplace(token, &found->second);
        return &found->second;
    }

  private:
    const TextMap<WantedOrigin>& m_wanted;
    std::string_view m_bytes;
    std::unordered_map<std::string_view, const WantedOrigin*> m_known;
};

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
    const TextMap<WantedOrigin> by_key = by_origin(wanted, matches);
    Origins origins(by_key, bytes);
    for (std::size_t i = 0; i < index.logins.size(); ++i) {
        const LoginRecord& login = index.logins[i];
        const WantedOrigin* const origin = origins.of(login);
        if (origin == nullptr)
            continue;
        OriginLogins& found = matches.origins[origin->number];
        found.records.push_back(i);
        if (keys == nullptr)
            continue;
        const auto username = open_member(*keys, login.encrypted_username, bytes);
        if (!username) {
            ++found.unreadable;
            continue;
        }
        const auto users =
            username->expose([&](std::string_view name) { return origin->by_username.find(name); });
        if (users == origin->by_username.end())
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
