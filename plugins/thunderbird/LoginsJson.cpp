// SPDX-License-Identifier: Apache-2.0
#include "LoginsJson.h"

#include "sdk/Target.h"
#include "sdk/Utf8.h"

#include <algorithm>
#include <charconv>

namespace rinnova::thunderbird {

namespace {

// LoginStore.sys.mjs, kDataVersion.
constexpr std::uint64_t newest_version = 3;

tl::unexpected<Error> damaged(std::size_t where) {
    return fail(ErrorCode::invalid_data,
                translate("thunderbird", "Thunderbird's file of logins is damaged (at byte %1).",
                          {std::to_string(where)}),
                translate("thunderbird", "Start Thunderbird once: it restores the copy that it keeps."));
}

/// Reads the members that are known, each at most once, and goes over the others.
class Members {
  public:
    explicit Members(std::string_view text) : m_text(text) {}

    struct Known {
        std::string_view name;
        TextRange* range;
    };
    template <std::size_t count>
    bool read(JsonScanner& scanner, const TextRange& name, const Known (&known)[count]) {
        std::string decoded;
        std::string_view plain = name.of(m_text).substr(1, name.end - name.begin - 2);
        if (plain.find('\\') != std::string_view::npos)
            plain = decoded = decode_json_string(name.of(m_text)).value_or(std::string());
        for (const Known& candidate : known)
            if (plain == candidate.name)
                // JSON.parse would take the last of two; whoever wrote them meant something else.
                return candidate.range->empty() && scanner.value(*candidate.range);
        TextRange ignored;
        return scanner.value(ignored);
    }

  private:
    std::string_view m_text;
};

/// The state of one reading.
class Reading {
  public:
    explicit Reading(std::string_view text, std::size_t at = 0)
        : m_text(text), m_scanner(text, at), m_members(text) {}

    bool file() {
        const bool read = m_scanner.object([this](const TextRange& name) {
            if (!json_string_equals(name.of(m_text), "logins"))
                return m_members.read(m_scanner, name,
                                      {{"nextId", &m_logins.next_id}, {"version", &m_version}});
            return !std::exchange(m_has_logins, true) && logins();
        });
        return read && m_scanner.at_end() && m_has_logins && whole_number(m_version.of(m_text));
    }
    bool login() {
        LoginRecord record;
        TextRange id;
        TextRange deleted;
        m_scanner.peek();
        record.whole.begin = static_cast<std::uint32_t>(m_scanner.where());
        const bool read = m_scanner.object([&](const TextRange& name) {
            return m_members.read(m_scanner, name,
                                  {{"id", &id},
                                   {"hostname", &record.hostname},
                                   {"httpRealm", &record.http_realm},
                                   {"encryptedUsername", &record.encrypted_username},
                                   {"encryptedPassword", &record.encrypted_password},
                                   {"timePasswordChanged", &record.time_password_changed},
                                   {"syncCounter", &record.sync_counter},
                                   {"deleted", &deleted}});
        });
        if (!read)
            return false;
        record.whole.end = static_cast<std::uint32_t>(m_scanner.where());
        record.deleted = is_true(deleted.of(m_text));
        m_logins.append_at = record.whole.end;
        m_logins.highest_id = std::max(m_logins.highest_id, whole_number(id.of(m_text)).value_or(0));
        m_logins.logins.push_back(record);
        return true;
    }
    std::size_t where() const { return m_scanner.where(); }
    std::uint64_t version() const { return whole_number(m_version.of(m_text)).value_or(0); }
    LoginsJson take() { return std::move(m_logins); }

  private:
    bool logins() {
        if (m_scanner.peek() != '[')
            return false;
        m_logins.append_at = m_scanner.where() + 1;
        return m_scanner.array([this] { return login(); });
    }

    static bool is_true(std::string_view token) {
        return !token.empty() && token != "false" && token != "null" && token != "0" && token != "\"\"";
    }

    std::string_view m_text;
    JsonScanner m_scanner;
    Members m_members;
    LoginsJson m_logins;
    TextRange m_version;
    bool m_has_logins = false;
};

} // namespace

std::optional<std::uint64_t> whole_number(std::string_view token) {
    std::uint64_t number = 0;
    const char* const end = token.data() + token.size();
    const auto [stopped, error] = std::from_chars(token.data(), end, number);
    if (token.empty() || error != std::errc() || stopped != end || number > max_exact_number)
        return std::nullopt;
    return number;
}

Result<LoginsJson> parse_logins_json(std::string_view bytes) {
    if (bytes.size() > max_logins_bytes)
        return damaged(max_logins_bytes);
    Reading reading(bytes);
    if (!reading.file())
        return damaged(reading.where());
    if (reading.version() > newest_version)
        return fail(
            ErrorCode::unsupported,
            translate("thunderbird", "This file of logins is of a newer Thunderbird than Rinnova knows."));
    if (!is_utf8(bytes))
        return damaged(0);
    return reading.take();
}

std::optional<LoginRecord> parse_login(std::string_view bytes, std::size_t at) {
    Reading reading(bytes, at);
    if (at > bytes.size() || !reading.login())
        return std::nullopt;
    LoginRecord login = reading.take().logins.front();
    return is_utf8(login.whole.of(bytes)) ? std::optional(login) : std::nullopt;
}

std::string with_replacements(std::string_view text, std::vector<Replacement> replacements) {
    std::stable_sort(
        replacements.begin(), replacements.end(),
        [](const Replacement& a, const Replacement& b) { return a.where.begin < b.where.begin; });
    std::size_t size = text.size();
    for (const Replacement& replacement : replacements)
        size += replacement.text.size();
    std::string changed;
    changed.reserve(size);
    std::size_t at = 0;
    for (const Replacement& replacement : replacements) {
        changed += text.substr(at, replacement.where.begin - at);
        changed += replacement.text;
        at = replacement.where.end;
    }
    changed += text.substr(at);
    return changed;
}

} // namespace rinnova::thunderbird
