// SPDX-License-Identifier: Apache-2.0
#include "vault/credential_manager/CredentialManagerVault.h"

#include "base/Text.h"
#include "base/Wide_windows.h"
#include "base/WindowsError_windows.h"
#include "vault/EntryNames.h"

#include <windows.h>
#include <wincred.h>

#include <array>
#include <charconv>
#include <optional>

namespace rinnova {

namespace {

/// 5 * 512 since Windows 7; the header of mingw has the 512 of Windows XP.
constexpr std::size_t most_bytes = 2560;
constexpr std::string_view prefix = "rinnova/";

// Names are compared without regard to letter case: what differs in it alone has to differ in more.
std::string escaped(std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string result;
    for (const char c : text) {
        const auto value = static_cast<unsigned char>(c);
        if (c == '/' || c == '%' || c == '*' || (c >= 'A' && c <= 'Z'))
            (result += '%').append({digits[value >> 4U], digits[value & 0xFU]});
        else
            result += c;
    }
    return result;
}

/// What is escaped in no way of ours stays as it is.
std::string unescaped(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view digits = text.substr(i + 1, 2);
        unsigned value = 0;
        if (text[i] != '%' || digits.size() < 2 ||
            std::from_chars(digits.begin(), digits.end(), value, 16).ptr != digits.end()) {
            result += text[i];
            continue;
        }
        result += static_cast<char>(value);
        i += 2;
    }
    return result;
}

/// What CredRead and CredEnumerate give, wiped before it is freed.
template <typename Found>
class Credentials {
  public:
    Credentials() = default;
    Credentials(const Credentials&) = delete;
    Credentials& operator=(const Credentials&) = delete;
    ~Credentials() {
        if (m_found != nullptr)
            CredFree(m_found);
    }
    Found& get() { return m_found; }

  private:
    Found m_found = nullptr;
};

void wipe_blob(CREDENTIALW& credential) {
    wipe(std::span<char>(reinterpret_cast<char*>(credential.CredentialBlob), credential.CredentialBlobSize));
}

Error error_of(DWORD reason, const VaultKey& key) {
    if (reason == ERROR_NOT_FOUND)
        return {
            ErrorCode::not_found, translate("vault", "The keychain has no such entry."), {}, label_of(key)};
    // A policy forbids storing, or this is a session without a profile (a service, a scheduled task).
    if (reason == ERROR_NO_SUCH_LOGON_SESSION || reason == ERROR_NOT_SUPPORTED)
        return with_ways_out({ErrorCode::unsupported,
                              translate("vault", "Windows keeps no passwords in this session."),
                              translate("vault", "Log in to Windows itself; a policy may forbid it too."),
                              {}});
    return fail_windows(reason, translate("vault", "the keychain refuses"), label_of(key)).value();
}

Timestamp moment_of(const FILETIME& time) {
    constexpr std::uint64_t until_1970 = 116'444'736'000'000'000;
    const std::uint64_t steps = (static_cast<std::uint64_t>(time.dwHighDateTime) << 32U) | time.dwLowDateTime;
    return Timestamp(std::chrono::seconds(static_cast<std::int64_t>(steps - until_1970) / 10'000'000));
}

} // namespace

std::string credential_name_of(const VaultKey& key) {
    return std::string(prefix) + std::string(to_string(key.kind)) + '/' + escaped(key.account.provider) +
           '/' + escaped(key.account.login) + '/' + escaped(key.id);
}

std::optional<VaultKey> vault_key_from(std::string_view whole) {
    if (!whole.starts_with(prefix))
        return std::nullopt;
    std::string_view name = whole.substr(prefix.size());
    std::array<std::string, 4> parts;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::size_t end = i + 1 < parts.size() ? name.find('/') : name.size();
        if (end == std::string_view::npos)
            return std::nullopt;
        parts[i] = unescaped(name.substr(0, end));
        name.remove_prefix(std::min(end + 1, name.size()));
    }
    const auto kind = vault_kind_from(parts[0]);
    if (!kind)
        return std::nullopt;
    VaultKey key{*kind, {parts[1], parts[2]}, parts[3]};
    // Another program may have taken our prefix: a name that none of ours could have is not ours.
    if (!check_key(key) || credential_name_of(key) != whole)
        return std::nullopt;
    return key;
}

Result<void> CredentialManagerVault::open() {
    const VaultKey none{VaultKey::Kind::self_test, {}, "open"};
    const auto found = load(none);
    if (!found && found.error().code != ErrorCode::not_found)
        return tl::unexpected(found.error());
    return {};
}

Result<void> CredentialManagerVault::store(const VaultKey& key, const Secret& secret) {
    if (auto fit = check_key(key); !fit)
        return fit;
    if (auto fit = check_secret(secret); !fit)
        return fit;
    if (secret.size() > most_bytes)
        return fail(
            ErrorCode::invalid_data,
            translate("vault", "The Credential Manager of Windows holds at most 2,560 bytes in one entry."),
            {}, label_of(key));
    std::wstring name = wide_of(credential_name_of(key));
    std::wstring user = wide_of(key.account.login.empty() ? key.id : key.account.login);
    std::wstring comment = wide_of(label_of(key));
    user.resize(std::min<std::size_t>(user.size(), CRED_MAX_USERNAME_LENGTH));
    comment.resize(std::min<std::size_t>(comment.size(), CRED_MAX_STRING_LENGTH));
    CREDENTIALW credential{};
    credential.Type = CRED_TYPE_GENERIC;
    credential.TargetName = name.data();
    credential.UserName = user.data();
    credential.Comment = comment.data();
    // On this machine alone: it does not follow the user to others.
    credential.Persist = CRED_PERSIST_LOCAL_MACHINE;
    credential.CredentialBlobSize = static_cast<DWORD>(secret.size());
    const DWORD reason = secret.expose([&](std::string_view bytes) {
        credential.CredentialBlob = reinterpret_cast<BYTE*>(const_cast<char*>(bytes.data()));
        return CredWriteW(&credential, 0) ? ERROR_SUCCESS : GetLastError();
    });
    if (reason != ERROR_SUCCESS)
        return tl::unexpected(error_of(reason, key));
    const auto again = load(key);
    if (!again)
        return tl::unexpected(again.error());
    if (!(*again == secret))
        return fail(ErrorCode::internal,
                    translate("vault", "The keychain did not give back what it was given."), {},
                    label_of(key));
    return {};
}

Result<Secret> CredentialManagerVault::load(const VaultKey& key) {
    if (auto fit = check_key(key); !fit)
        return tl::unexpected(fit.error());
    Credentials<CREDENTIALW*> found;
    if (!CredReadW(wide_of(credential_name_of(key)).c_str(), CRED_TYPE_GENERIC, 0, &found.get()))
        return tl::unexpected(error_of(GetLastError(), key));
    CREDENTIALW& credential = *found.get();
    Secret secret = Secret::copy_of(
        {reinterpret_cast<const char*>(credential.CredentialBlob), credential.CredentialBlobSize});
    wipe_blob(credential);
    return secret;
}

Result<void> CredentialManagerVault::erase(const VaultKey& key) {
    if (auto fit = check_key(key); !fit)
        return fit;
    if (CredDeleteW(wide_of(credential_name_of(key)).c_str(), CRED_TYPE_GENERIC, 0) ||
        GetLastError() == ERROR_NOT_FOUND)
        return {};
    return tl::unexpected(error_of(GetLastError(), key));
}

Result<std::vector<VaultEntry>> CredentialManagerVault::list() {
    Credentials<CREDENTIALW**> found;
    DWORD count = 0;
    if (!CredEnumerateW(wide_of(std::string(prefix) + "*").c_str(), 0, &count, &found.get())) {
        if (GetLastError() == ERROR_NOT_FOUND)
            return std::vector<VaultEntry>();
        return tl::unexpected(error_of(GetLastError(), {}));
    }
    std::vector<VaultEntry> entries;
    for (DWORD i = 0; i < count; ++i) {
        CREDENTIALW& credential = *found.get()[i];
        wipe_blob(credential);
        const auto key = vault_key_from(utf8_of(credential.TargetName));
        if (key && credential.Type == CRED_TYPE_GENERIC)
            entries.push_back({*key, moment_of(credential.LastWritten)});
    }
    return entries;
}

} // namespace rinnova
