// SPDX-License-Identifier: Apache-2.0
#include "LoginEdit.h"

#include "SdrBlob.h"
#include "sdk/Target.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>

namespace rinnova::thunderbird {

namespace {

std::string milliseconds(Timestamp moment) {
    return std::to_string(
        std::chrono::duration_cast<std::chrono::milliseconds>(moment.time_since_epoch()).count());
}

std::string in_quotes(std::string_view plain) {
    std::string token;
    token.reserve(plain.size() + 2);
    token += '"';
    token += plain;
    token += '"';
    return token;
}

/// `{xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx}`, RFC 9562 version 4, as nsIUUIDGenerator writes it.
Result<std::string> new_guid() {
    auto bytes = random_bytes(16);
    if (!bytes)
        return bytes;
    auto& octets = *bytes;
    octets[6] = static_cast<char>((static_cast<unsigned char>(octets[6]) & 0x0FU) | 0x40U);
    octets[8] = static_cast<char>((static_cast<unsigned char>(octets[8]) & 0x3FU) | 0x80U);
    constexpr std::string_view digits = "0123456789abcdef";
    std::string guid = "{";
    for (std::size_t i = 0; i < octets.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            guid += '-';
        const auto octet = static_cast<unsigned char>(octets[i]);
        guid += digits[octet >> 4U];
        guid += digits[octet & 15U];
    }
    return guid + "}";
}

bool opens_to(SdrKeys& keys, std::string_view token, std::string_view expected) {
    const auto blob = decode_json_string(token);
    const auto plaintext = blob ? keys.decrypt(*blob) : std::nullopt;
    return plaintext && plaintext->expose([&](std::string_view bytes) { return bytes == expected; });
}

} // namespace

bool LoginEdit::holds(std::size_t record, const Secret& password) {
    const TextRange& member = m_index.logins[record].encrypted_password;
    const auto blob = member.empty() ? std::nullopt : decode_json_string(member.of(m_bytes));
    const auto stored = blob ? m_keys.decrypt(*blob) : std::nullopt;
    return stored && *stored == password;
}

Result<std::string> LoginEdit::encrypted(const TextRange& replaced, std::string_view plaintext) {
    const auto old_text = decode_json_string(replaced.of(m_bytes));
    const auto old = old_text ? parse_sdr_blob(*old_text) : std::nullopt;
    auto blob = m_keys.encrypt(old && m_keys.has(old->cipher) ? old->cipher : m_keys.preferred(), plaintext);
    return blob ? Result<std::string>(in_quotes(*blob)) : blob;
}

Result<void> LoginEdit::can_change(std::size_t record) const {
    const LoginRecord& login = m_index.logins[record];
    if (login.encrypted_password.empty() || login.encrypted_username.empty())
        return fail(ErrorCode::invalid_data, translate("thunderbird", "A stored login has no password."));
    return {};
}

Result<void> LoginEdit::change(std::size_t record, const LoginContent& content) {
    if (auto possible = can_change(record); !possible)
        return possible;
    const LoginRecord& login = m_index.logins[record];
    auto username = encrypted(login.encrypted_username, content.username);
    auto password = content.password->expose(
        [&](std::string_view bytes) { return encrypted(login.encrypted_password, bytes); });
    if (!username || !password)
        return tl::unexpected(!username ? username.error() : password.error());
    m_replacements.push_back({login.encrypted_username, std::move(*username)});
    m_replacements.push_back({login.encrypted_password, std::move(*password)});
    if (!login.time_password_changed.empty())
        m_replacements.push_back({login.time_password_changed, milliseconds(m_now)});
    // Absent in files of versions that knew no counter; anything but a number is not ours to repair.
    if (const auto counter = whole_number(login.sync_counter.of(m_bytes)))
        m_replacements.push_back({login.sync_counter, std::to_string(*counter + 1)});
    m_expected.push_back({record, content});
    return {};
}

std::uint64_t LoginEdit::next_id() const {
    const std::uint64_t named = whole_number(m_index.next_id.of(m_bytes)).value_or(1);
    return std::max(named, m_index.highest_id + 1) + m_added.size();
}

Result<void> LoginEdit::add(const LoginContent& content) {
    const bool counted = m_bytes.empty() || whole_number(m_index.next_id.of(m_bytes));
    if (!counted || next_id() >= max_exact_number)
        return fail(
            ErrorCode::invalid_data,
            translate("thunderbird", "Thunderbird's file of logins does not count them as it should."));
    auto username = m_keys.encrypt(m_keys.preferred(), content.username);
    auto password = content.password->expose(
        [&](std::string_view bytes) { return m_keys.encrypt(m_keys.preferred(), bytes); });
    auto guid = new_guid();
    for (const auto* part : {&username, &password, &guid})
        if (!*part)
            return tl::unexpected(part->error());
    const auto now = std::chrono::duration_cast<std::chrono::milliseconds>(m_now.time_since_epoch()).count();
    // Members and order as storage-json.sys.mjs writes them.
    const nlohmann::ordered_json login = {
        {"id", next_id()},
        {"hostname", content.origin},
        {"httpRealm", content.origin},
        {"formSubmitURL", nullptr},
        {"usernameField", ""},
        {"passwordField", ""},
        {"encryptedUsername", *username},
        {"encryptedPassword", *password},
        {"guid", *guid},
        {"encType", 1},
        {"timeCreated", now},
        {"timeLastUsed", now},
        {"timePasswordChanged", now},
        {"timesUsed", 1},
        {"timeLastBreachAlertDismissed", 0},
        {"syncCounter", 1},
        {"everSynced", false},
        {"encryptedUnknownFields", nullptr},
    };
    m_expected.push_back({m_index.logins.size() + m_added.size(), content});
    m_added.push_back(login.dump());
    return {};
}

Result<std::string> LoginEdit::finish() {
    std::string added;
    for (const std::string& login : m_added)
        added += (added.empty() && m_index.logins.empty() ? "" : ",") + login;
    std::string text;
    if (m_bytes.empty()) {
        text = "{\"nextId\":" + std::to_string(next_id()) + ",\"logins\":[" + added +
               "],\"potentiallyVulnerablePasswords\":[],\"version\":3}";
    } else {
        std::vector<Replacement> replacements = m_replacements;
        if (!m_added.empty()) {
            const auto end = static_cast<std::uint32_t>(m_index.append_at);
            replacements.push_back({{end, end}, std::move(added)});
            replacements.push_back({m_index.next_id, std::to_string(next_id())});
        }
        text = with_replacements(m_bytes, std::move(replacements));
    }
    if (text.size() <= max_logins_bytes && (m_added.empty() ? is_right_in_place(text) : is_right(text)))
        return text;
    return fail(ErrorCode::internal,
                translate("thunderbird", "The new file of logins does not read back as it should; "
                                         "nothing was written."));
}

bool LoginEdit::holds(std::string_view text, const LoginRecord& login, const LoginContent& content) const {
    return opens_to(m_keys, login.encrypted_username.of(text), content.username) &&
           content.password->expose([&](std::string_view password) {
               return opens_to(m_keys, login.encrypted_password.of(text), password);
           });
}

bool LoginEdit::is_right(std::string_view text) const {
    const auto index = parse_logins_json(text);
    return index && index->logins.size() == m_index.logins.size() + m_added.size() &&
           std::all_of(m_expected.begin(), m_expected.end(), [&](const Expected& expected) {
               return holds(text, index->logins[expected.record], expected.content);
           });
}

// Only the logins that were to change are read again: everything between them is what was read before.
bool LoginEdit::is_right_in_place(std::string_view text) const {
    std::vector<Expected> expected = m_expected;
    std::sort(expected.begin(), expected.end(),
              [](const Expected& a, const Expected& b) { return a.record < b.record; });
    std::size_t old_at = 0;
    std::size_t new_at = 0;
    for (const Expected& change : expected) {
        const TextRange& before = m_index.logins[change.record].whole;
        const std::string_view between = m_bytes.substr(old_at, before.begin - old_at);
        if (before.begin < old_at || text.substr(new_at, between.size()) != between)
            return false;
        const auto login = parse_login(text, new_at + between.size());
        if (!login || !holds(text, *login, change.content))
            return false;
        old_at = before.end;
        new_at = login->whole.end;
    }
    return text.substr(new_at) == m_bytes.substr(old_at);
}

} // namespace rinnova::thunderbird
