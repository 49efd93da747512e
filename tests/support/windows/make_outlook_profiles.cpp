// SPDX-License-Identifier: Apache-2.0
// Makes Outlook's part of the registry, as a machine has it that was used for years:
//   make_outlook_profiles [ACCOUNTS PROFILES] <PASSWORD
// With numbers, that many accounts in that many profiles beside it. Every remembered password is the line on
// standard input, sealed by the system's own data protection.
#include <windows.h>

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>

namespace {

const std::wstring office = L"Software\\Microsoft\\Office\\";
const std::wstring mapi =
    L"Software\\Microsoft\\Windows NT\\CurrentVersion\\Windows Messaging Subsystem\\Profiles\\";
const std::wstring section = L"\\9375CFF0413111d3B88A00104B2A6676\\";
const wchar_t* const imap = L"{ED475412-B0D6-11D2-8C3B-00104B2A6676}";
const wchar_t* const pop3 = L"{ED475411-B0D6-11D2-8C3B-00104B2A6676}";

std::wstring password;

[[noreturn]] void give_up(const char* what, long status) {
    std::fprintf(stderr, "%s: %ld\n", what, status);
    std::exit(1);
}

/// One account's key, and what is put into it.
class Account {
  public:
    Account(const std::wstring& profiles, const std::wstring& profile, const std::wstring& number,
            const wchar_t* clsid, bool old_texts = false)
        : m_old_texts(old_texts) {
        const std::wstring path = profiles + profile + section + number;
        if (const LSTATUS status = RegCreateKeyW(HKEY_CURRENT_USER, path.c_str(), &m_key);
            status != ERROR_SUCCESS)
            give_up("key", status);
        text(L"clsid", clsid, REG_SZ);
        this->number(L"Mini UID", 0x1234ABCD);
        this->number(L"LastChangeVer", 7);
        binary(L"Service UID", std::string("\x01\x02\x00\xFE", 4));
        binary(L"Delivery Store EntryID", std::string(40, '\x5A'));
    }
    Account(const Account&) = delete;
    Account& operator=(const Account&) = delete;
    ~Account() { RegCloseKey(m_key); }

    Account& text(const wchar_t* name, const std::wstring& value) {
        return text(name, value, m_old_texts ? REG_BINARY : REG_SZ);
    }
    Account& text(const wchar_t* name, const std::wstring& value, DWORD type) {
        return set(name, type, value.c_str(), (value.size() + 1) * sizeof(wchar_t));
    }
    Account& number(const wchar_t* name, DWORD value) { return set(name, REG_DWORD, &value, sizeof value); }
    Account& binary(const wchar_t* name, const std::string& bytes) {
        return set(name, REG_BINARY, bytes.data(), bytes.size());
    }
    Account& sealed(const wchar_t* name) {
        DATA_BLOB plain{static_cast<DWORD>((password.size() + 1) * sizeof(wchar_t)),
                        reinterpret_cast<BYTE*>(password.data())};
        DATA_BLOB blob{};
        if (CryptProtectData(&plain, name, nullptr, nullptr, nullptr, CRYPTPROTECT_UI_FORBIDDEN, &blob) == 0)
            give_up("seal", static_cast<long>(GetLastError()));
        const std::string value = "\2" + std::string(reinterpret_cast<const char*>(blob.pbData), blob.cbData);
        LocalFree(blob.pbData);
        return binary(name, value);
    }
    Account& incoming(const std::wstring& protocol, const std::wstring& host, const std::wstring& user,
                      DWORD port) {
        text(L"Account Name", user);
        text(L"Email", user);
        text((protocol + L" Server").c_str(), host);
        text((protocol + L" User").c_str(), user);
        number((protocol + L" Port").c_str(), port);
        return number((protocol + L" Use SSL").c_str(), 1);
    }
    Account& outgoing(const std::wstring& host) {
        text(L"SMTP Server", host);
        number(L"SMTP Port", 465);
        number(L"SMTP Use SSL", 1);
        number(L"SMTP Secure Connection", 1);
        return number(L"SMTP Use Auth", 1);
    }
    Account& own_outgoing(const std::wstring& host, const std::wstring& user) {
        outgoing(host);
        number(L"SMTP Auth Method", 1);
        text(L"SMTP User", user);
        return sealed(L"SMTP Password");
    }

  private:
    Account& set(const wchar_t* name, DWORD type, const void* bytes, std::size_t size) {
        const LSTATUS status =
            RegSetValueExW(m_key, name, 0, type, static_cast<const BYTE*>(bytes), static_cast<DWORD>(size));
        if (status != ERROR_SUCCESS)
            give_up("value", status);
        return *this;
    }

    HKEY m_key = nullptr;
    bool m_old_texts;
};

const wchar_t* const imaps = L"imaps.pec.aruba.it";
const wchar_t* const smtps = L"smtps.pec.aruba.it";

void make_current() {
    const std::wstring root = office + L"16.0\\Outlook\\Profiles\\";
    const std::wstring profile = L"Outlook";
    Account(root, profile, L"00000001", L"{ED475414-B0D6-11D2-8C3B-00104B2A6676}")
        .text(L"Account Name", L"Outlook Data File");
    Account(root, profile, L"00000002", imap)
        .incoming(L"IMAP", imaps, L"mario.rossi@pec.it", 993)
        .sealed(L"IMAP Password")
        .outgoing(smtps);
    Account(root, profile, L"00000003", imap)
        .incoming(L"IMAP", imaps, L"segreteria/studio@pec.it", 993)
        .sealed(L"IMAP Password")
        .own_outgoing(smtps, L"segreteria/studio@pec.it");
    Account(root, profile, L"00000004", pop3)
        .incoming(L"POP3", L"pop3s.pec.aruba.it", L"mrossi-001", 995)
        .text(L"Email", L"m.rossi@pec.it")
        .sealed(L"POP3 Password")
        .outgoing(smtps);
    Account(root, profile, L"00000005", imap)
        .incoming(L"IMAP", imaps, L"relay@pec.it", 993)
        .sealed(L"IMAP Password")
        .own_outgoing(L"relay.example.com", L"relay@pec.it");
    Account(root, profile, L"00000006", imap)
        .incoming(L"IMAP", L"imap.elsewhere.example", L"mario.rossi@pec.it", 993)
        .sealed(L"IMAP Password")
        .own_outgoing(L"smtp.elsewhere.example", L"mario.rossi@pec.it");
    Account(root, profile, L"00000007", imap).incoming(L"IMAP", imaps, L"vuoto@pec.it", 993).outgoing(smtps);
    Account(root, profile, L"00000008", imap)
        .incoming(L"IMAP", imaps, L"guasto@pec.it", 993)
        .binary(L"IMAP Password", std::string("\2\xDE\xAD\xBE\xEF", 5))
        .outgoing(smtps);
    Account(root, profile, L"00000009", L"{ED475415-B0D6-11D2-8C3B-00104B2A6676}")
        .text(L"Email", L"mario.rossi@pec.it")
        .binary(L"IMAP Password", "\2not ours");
    Account(root, L"Studio Per\u00F2", L"00000002", imap)
        .incoming(L"IMAP", imaps, L"mario.rossi@pec.it", 993)
        .sealed(L"IMAP Password")
        .own_outgoing(smtps, L"mario.rossi@pec.it");
}

void make_older() {
    Account(office + L"15.0\\Outlook\\Profiles\\", L"Outlook", L"00000001", imap, true)
        .incoming(L"IMAP", imaps, L"vecchio@pec.it", 993)
        .sealed(L"IMAP Password")
        .outgoing(smtps);
    Account(mapi, L"Posta", L"00000003", pop3, true)
        .incoming(L"POP3", L"pop3s.pec.aruba.it", L"antico@pec.it", 995)
        .sealed(L"POP3 Password")
        .own_outgoing(smtps, L"antico@pec.it");
    HKEY key = nullptr;
    RegCreateKeyW(HKEY_CURRENT_USER, (office + L"16.0\\Outlook\\Profiles\\Empty").c_str(), &key);
    RegCloseKey(key);
}

void make_many(int accounts, int profiles) {
    for (int i = 0; i < accounts; ++i) {
        wchar_t number[16];
        std::swprintf(number, 16, L"%08X", 16 + i / profiles);
        const std::wstring user = L"utente" + std::to_wstring(i) + L"@pec.it";
        Account(office + L"16.0\\Outlook\\Profiles\\", L"Many" + std::to_wstring(i % profiles), number, imap)
            .incoming(L"IMAP", imaps, user, 993)
            .sealed(L"IMAP Password")
            .own_outgoing(smtps, user);
    }
}

} // namespace

int main(int count, char** arguments) {
    std::string line;
    std::getline(std::cin, line);
    if (!line.empty() && line.back() == '\r')
        line.pop_back();
    password.resize(line.size());
    password.resize(
        static_cast<std::size_t>(MultiByteToWideChar(CP_UTF8, 0, line.data(), static_cast<int>(line.size()),
                                                     password.data(), static_cast<int>(password.size()))));
    make_current();
    make_older();
    if (count == 3)
        make_many(std::atoi(arguments[1]), std::atoi(arguments[2]));
    return 0;
}
