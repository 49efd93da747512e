// SPDX-License-Identifier: Apache-2.0
#include "windows/Credentials.h"

#include "sdk/Windows.h"
#include "windows/PasswordBlob.h"

#include <windows.h>
#include <wincred.h>

namespace rinnova::keychain {

namespace {

constexpr std::size_t most_bytes = 2560; ///< CRED_MAX_CREDENTIAL_BLOB_SIZE since Windows 7

DWORD number_of(CredentialType type) {
    return type == CredentialType::domain ? CRED_TYPE_DOMAIN_PASSWORD : CRED_TYPE_GENERIC;
}

std::string_view blob_in(const CREDENTIALW& credential) {
    return {reinterpret_cast<const char*>(credential.CredentialBlob), credential.CredentialBlobSize};
}

void wipe_blob(CREDENTIALW& credential) {
    wipe(std::span<char>(reinterpret_cast<char*>(credential.CredentialBlob), credential.CredentialBlobSize));
}

Credential seen(const CREDENTIALW& credential) {
    return {utf8_of(credential.TargetName),
            credential.Type == CRED_TYPE_DOMAIN_PASSWORD ? CredentialType::domain : CredentialType::generic,
            credential.UserName != nullptr ? utf8_of(credential.UserName) : std::string(),
            (static_cast<std::uint64_t>(credential.LastWritten.dwHighDateTime) << 32U) |
                credential.LastWritten.dwLowDateTime,
            credential.CredentialBlobSize};
}

tl::unexpected<Error> trouble(DWORD reason, const std::string& target) {
    if (reason == ERROR_NOT_FOUND)
        return fail(ErrorCode::not_found,
                    translate("keychain", "The Credential Manager no longer has this entry."), {}, target);
    return fail_windows(reason, translate("keychain", "the Credential Manager refuses"), target);
}

/// One entry with its secret, which is wiped at the end.
class Entry {
  public:
    static Result<Entry> read(const std::string& target, CredentialType type) {
        Entry entry;
        if (!CredReadW(wide_of(target).c_str(), number_of(type), 0, &entry.m_found))
            return trouble(GetLastError(), target);
        return entry;
    }
    Entry(Entry&& other) noexcept : m_found(std::exchange(other.m_found, nullptr)) {}
    Entry(const Entry&) = delete;
    Entry& operator=(const Entry&) = delete;
    Entry& operator=(Entry&&) = delete;
    ~Entry() {
        if (m_found == nullptr)
            return;
        wipe_blob(*m_found);
        CredFree(m_found);
    }
    CREDENTIALW& get() { return *m_found; }

  private:
    Entry() = default;
    CREDENTIALW* m_found = nullptr;
};

} // namespace

Result<std::vector<Credential>> all_credentials() {
    CREDENTIALW** found = nullptr;
    DWORD count = 0;
    std::vector<Credential> credentials;
    if (!CredEnumerateW(nullptr, 0, &count, &found)) {
        const DWORD reason = GetLastError();
        if (reason == ERROR_NOT_FOUND || reason == ERROR_NO_SUCH_LOGON_SESSION)
            return credentials;
        return trouble(reason, {});
    }
    for (DWORD i = 0; i < count; ++i) {
        wipe_blob(*found[i]);
        if (found[i]->Type == CRED_TYPE_GENERIC || found[i]->Type == CRED_TYPE_DOMAIN_PASSWORD)
            credentials.push_back(seen(*found[i]));
    }
    CredFree(found);
    return credentials;
}

Result<Credential> credential(const std::string& target, CredentialType type) {
    return Entry::read(target, type).map([](Entry&& entry) { return seen(entry.get()); });
}

Result<Secret> password_of(const std::string& target, CredentialType type) {
    auto entry = Entry::read(target, type);
    if (!entry)
        return tl::unexpected(entry.error());
    if (type == CredentialType::domain && entry->get().CredentialBlobSize == 0)
        return fail(ErrorCode::unsupported,
                    translate("keychain", "Windows shows the password of this entry to nobody."), {}, target);
    return password_in(blob_in(entry->get()));
}

Result<void> replace_password(const std::string& target, CredentialType type, const Secret& password) {
    auto entry = Entry::read(target, type);
    if (!entry)
        return tl::unexpected(entry.error());
    CREDENTIALW changed = entry->get();
    // Windows itself reads those of domains, and only in UTF-16 (CREDENTIALW, CredentialBlob).
    const BlobForm form = type == CredentialType::domain ? BlobForm{true, false} : form_of(blob_in(changed));
    Secret blob = blob_of(password, form);
    if (blob.size() > most_bytes)
        return fail(ErrorCode::invalid_data,
                    translate("keychain", "An entry of the Credential Manager holds at most 2,560 bytes."),
                    {}, target);
    // One that does not come back the same could be verified by nobody.
    if (type == CredentialType::generic && !blob.expose([&](std::string_view bytes) {
            const auto back = password_in(bytes);
            return back && *back == password;
        }))
        return fail(ErrorCode::invalid_data,
                    translate("keychain", "In the encoding that the entry's program uses, this password "
                                          "could not be read back."),
                    {}, target);
    const DWORD reason = blob.fill([&](std::span<char> bytes) {
        changed.CredentialBlob = reinterpret_cast<BYTE*>(bytes.data());
        changed.CredentialBlobSize = static_cast<DWORD>(bytes.size());
        return CredWriteW(&changed, 0) ? ERROR_SUCCESS : GetLastError();
    });
    if (reason != ERROR_SUCCESS)
        return trouble(reason, target);
    return {};
}

} // namespace rinnova::keychain
