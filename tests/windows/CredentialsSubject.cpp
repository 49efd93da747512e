// SPDX-License-Identifier: Apache-2.0
// The keychain plugin for the contract suite: the Credential Manager of this user, whose entries this test
// writes and reads by itself.
#include "ByHand.h"
#include "contract/Contract.h"

#include <doctest/doctest.h>
#include <wincred.h>

#include <stdexcept>

namespace rinnova::contract {

namespace {

struct Entry {
    std::wstring target;
    DWORD type = CRED_TYPE_GENERIC;
    std::wstring user;
    DWORD persist = CRED_PERSIST_LOCAL_MACHINE;
    bool wide = false;
};

/// What mail programs keep: the slots. Wine shows the password of a domain's entry; Windows would not.
const std::vector<Entry> mail_entries{
    {L"imaps://mario.rossi%40pec.it@imaps.pec.aruba.it", CRED_TYPE_GENERIC, L"mario.rossi@pec.it"},
    {L"smtps.pec.aruba.it:465", CRED_TYPE_GENERIC, L"segreteria/studio@pec.it", CRED_PERSIST_ENTERPRISE,
     true},
    {L"pop3s.pec.aruba.it", CRED_TYPE_DOMAIN_PASSWORD, L"mario.rossi@pec.it", CRED_PERSIST_ENTERPRISE, true},
};

/// What stays as it is: a shop, a token of Office, an entry of our own vault.
const std::vector<Entry> other_entries{
    {L"shop.example", CRED_TYPE_GENERIC, L"mario.rossi@pec.it"},
    {L"MicrosoftOffice16_Data:SSPI:mario.rossi@pec.it", CRED_TYPE_GENERIC, L"mario.rossi@pec.it"},
    {L"rinnova/credential/aruba-pec/imaps.pec.aruba.it/1", CRED_TYPE_GENERIC, L"mario.rossi@pec.it"},
};

std::string blob_of(const Entry& entry, std::string_view password) {
    if (!entry.wide)
        return std::string(password);
    const std::wstring text = by_hand::wide(password);
    return {reinterpret_cast<const char*>(text.data()), text.size() * sizeof(wchar_t)};
}

std::string text_of(const Entry& entry, std::string_view blob) {
    if (!entry.wide)
        return std::string(blob);
    return by_hand::utf8({reinterpret_cast<const wchar_t*>(blob.data()), blob.size() / sizeof(wchar_t)});
}

void write(const Entry& entry, std::string_view password) {
    std::wstring target = entry.target;
    std::wstring user = entry.user;
    std::wstring comment = L"written by a program";
    std::string blob = blob_of(entry, password);
    std::wstring keyword = L"a program's own";
    BYTE value[] = {1, 2, 0, 4};
    CREDENTIAL_ATTRIBUTEW attribute{keyword.data(), 0, sizeof value, value};
    CREDENTIALW credential{};
    credential.Type = entry.type;
    credential.TargetName = target.data();
    credential.UserName = user.data();
    credential.Comment = comment.data();
    credential.Persist = entry.persist;
    credential.CredentialBlob = reinterpret_cast<BYTE*>(blob.data());
    credential.CredentialBlobSize = static_cast<DWORD>(blob.size());
    credential.AttributeCount = 1;
    credential.Attributes = &attribute;
    if (!CredWriteW(&credential, 0))
        throw std::runtime_error("CredWrite " + std::to_string(GetLastError()));
}

struct Look {
    std::string blob;
    std::string rest; ///< all but the password and the time of writing
    std::string written;
};

std::optional<Look> look_at(const Entry& entry) {
    CREDENTIALW* found = nullptr;
    if (!CredReadW(entry.target.c_str(), entry.type, 0, &found))
        return std::nullopt;
    Look look;
    look.blob.assign(reinterpret_cast<char*>(found->CredentialBlob), found->CredentialBlobSize);
    look.written = std::to_string(found->LastWritten.dwHighDateTime) + ":" +
                   std::to_string(found->LastWritten.dwLowDateTime);
    look.rest = std::to_string(found->Type) + " " + std::to_string(found->Flags) + " " +
                std::to_string(found->Persist) + " " + std::to_string(found->AttributeCount);
    for (const wchar_t* text : {found->TargetName, found->UserName, found->Comment, found->TargetAlias})
        for (; text != nullptr && *text != L'\0'; ++text)
            look.rest += "," + std::to_string(*text);
    for (DWORD i = 0; i < found->AttributeCount; ++i)
        look.rest.append(reinterpret_cast<char*>(found->Attributes[i].Value), found->Attributes[i].ValueSize);
    CredFree(found);
    return look;
}

const Entry& entry_of(const Slot& slot) {
    return slot.host == "smtps.pec.aruba.it"   ? mail_entries[1]
           : slot.host == "pop3s.pec.aruba.it" ? mail_entries[2]
                                               : mail_entries[0];
}

class CredentialManager final : public Store {
  public:
    CredentialManager() {
        for (const auto* entries : {&mail_entries, &other_entries})
            for (const Entry& entry : *entries)
                write(entry, old_password);
    }
    ~CredentialManager() override {
        for (const auto* entries : {&mail_entries, &other_entries})
            for (const Entry& entry : *entries)
                CredDeleteW(entry.target.c_str(), entry.type, 0);
    }

    sdk::TargetContext context() const override {
        sdk::TargetContext context;
        context.clock = &m_clock;
        context.language = "en";
        return context;
    }
    sdk::DiscoverScope scope() const override {
        sdk::DiscoverScope scope;
        scope.hosts = {"imaps.pec.aruba.it", "smtps.pec.aruba.it", "pop3s.pec.aruba.it"};
        scope.logins = {"mario.rossi@pec.it", "segreteria/studio@pec.it"};
        return scope;
    }
    State state() const override { return all(true); }
    State foreign() const override { return all(false); }
    std::optional<std::string> stored(const Slot& slot) const override {
        const Entry& entry = entry_of(slot);
        const auto look = look_at(entry);
        return look ? std::optional(text_of(entry, look->blob)) : std::nullopt;
    }
    void store_by_hand(const Slot& slot, std::string_view password) override {
        write(entry_of(slot), password);
    }

  private:
    /// Of the slots all, or what stays when only passwords change.
    static State all(bool with_passwords) {
        CREDENTIALW** found = nullptr;
        DWORD count = 0;
        State state;
        if (CredEnumerateW(nullptr, 0, &count, &found))
            CredFree(found);
        state["count"] = std::to_string(count);
        for (const auto* entries : {&mail_entries, &other_entries})
            for (const Entry& entry : *entries) {
                const auto look = look_at(entry);
                std::string& text = state[std::string(entry.target.begin(), entry.target.end())];
                text = look ? look->rest : "gone";
                if (look && (with_passwords || entries == &other_entries))
                    text += " " + look->blob + " " + look->written;
            }
        return state;
    }

    SystemClock m_clock;
};

class Credentials final : public Subject {
  public:
    std::filesystem::path plugin() const override { return RINNOVA_PLUGIN; }
    std::unique_ptr<Store> fresh() const override { return std::make_unique<CredentialManager>(); }
    std::size_t slots() const override { return mail_entries.size(); }
    bool encrypts() const override { return false; } // for who may read the Credential Manager
};

} // namespace

const Subject& subject() {
    static const Credentials subject;
    return subject;
}

} // namespace rinnova::contract
