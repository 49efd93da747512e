// SPDX-License-Identifier: Apache-2.0
// The plugin for classic Outlook in the contract suite: the registry as it is, below a key that stands for
// the user's own, and Windows' data protection.
#include "ByHand.h"
#include "contract/Contract.h"

#include <stdexcept>

namespace rinnova::contract {

namespace {

using namespace by_hand;
using Bytes = std::string;

constexpr const wchar_t* home = L"Software\\Rinnova Contract";
const std::wstring profiles = L"Software\\Microsoft\\Office\\16.0\\Outlook\\Profiles\\";
const std::wstring ancient =
    L"Software\\Microsoft\\Windows NT\\CurrentVersion\\Windows Messaging Subsystem\\Profiles\\";
const std::wstring section = L"\\9375CFF0413111d3B88A00104B2A6676\\";

void put(const std::wstring& key, const std::wstring& name, DWORD type, const Bytes& bytes) {
    if (RegSetKeyValueW(HKEY_CURRENT_USER, key.c_str(), name.c_str(), type, bytes.data(),
                        static_cast<DWORD>(bytes.size())) != ERROR_SUCCESS)
        throw std::runtime_error("the registry takes nothing");
}

/// Everything below a key: `KEY\NAME` → type and bytes.
void collect(const std::wstring& path, State& state) {
    HKEY key = nullptr;
    if (RegOpenKeyExW(HKEY_CURRENT_USER, path.c_str(), 0, KEY_READ, &key) != ERROR_SUCCESS)
        return;
    std::wstring name(512, L'\0');
    Bytes bytes(65'536, '\0');
    for (DWORD i = 0;; ++i) {
        auto length = static_cast<DWORD>(name.size());
        auto size = static_cast<DWORD>(bytes.size());
        DWORD type = 0;
        if (RegEnumValueW(key, i, name.data(), &length, nullptr, &type, reinterpret_cast<BYTE*>(bytes.data()),
                          &size) != ERROR_SUCCESS)
            break;
        state[utf8(path + L"\\" + name.substr(0, length))] =
            std::to_string(type) + " " + bytes.substr(0, size);
    }
    for (DWORD i = 0;; ++i) {
        auto length = static_cast<DWORD>(name.size());
        if (RegEnumKeyExW(key, i, name.data(), &length, nullptr, nullptr, nullptr, nullptr) != ERROR_SUCCESS)
            break;
        const std::wstring below = path + L"\\" + name.substr(0, length);
        state[utf8(below)] = "key";
        collect(below, state);
    }
    RegCloseKey(key);
}

std::wstring name_of(const Slot& slot) {
    return slot.kind == SlotKind::smtp   ? L"SMTP Password"
           : slot.kind == SlotKind::pop3 ? L"POP3 Password"
                                         : L"IMAP Password";
}

/// Two profiles of a user whose part of the registry is gone with the object.
class OutlookRegistry final : public Store {
  public:
    OutlookRegistry() {
        RegDeleteTreeW(HKEY_CURRENT_USER, home);
        if (RegCreateKeyW(HKEY_CURRENT_USER, home, &m_key) != ERROR_SUCCESS ||
            RegOverridePredefKey(HKEY_CURRENT_USER, m_key) != ERROR_SUCCESS)
            throw std::runtime_error("no registry");
        put(profiles + L"Outlook" + section + L"00000001", L"clsid", REG_SZ,
            raw(L"{ED475414-B0D6-11D2-8C3B-00104B2A6676}"));
        const auto with_own = imap(profiles + L"Outlook" + section + L"00000002", L"mario.rossi@pec.it");
        put(with_own, L"SMTP Auth Method", REG_DWORD, Bytes("\1\0\0\0", 4));
        put(with_own, L"SMTP User", REG_SZ, raw(L"mario.rossi@pec.it"));
        put(with_own, L"SMTP Password", REG_BINARY, sealed(old_password, L"SMTP Password"));
        const auto empty = imap(profiles + L"Outlook" + section + L"00000003", L"vuoto@pec.it");
        RegDeleteKeyValueW(HKEY_CURRENT_USER, empty.c_str(), L"IMAP Password");
        const std::wstring pop3 = ancient + L"Studio Per\u00F2" + section + L"00000002";
        put(pop3, L"clsid", REG_BINARY, raw(L"{ED475411-B0D6-11D2-8C3B-00104B2A6676}"));
        put(pop3, L"POP3 Server", REG_BINARY, raw(L"pop3s.pec.aruba.it"));
        put(pop3, L"POP3 User", REG_BINARY, raw(L"segreteria/studio@pec.it"));
        put(pop3, L"POP3 Password", REG_BINARY, sealed(old_password, L"POP3 Password"));
    }
    ~OutlookRegistry() override {
        RegOverridePredefKey(HKEY_CURRENT_USER, nullptr);
        RegCloseKey(m_key);
        RegDeleteTreeW(HKEY_CURRENT_USER, home);
    }

    sdk::TargetContext context() const override {
        sdk::TargetContext context;
        context.clock = &m_clock;
        context.language = "en";
        return context;
    }
    State state() const override {
        State state;
        collect(L"Software", state);
        return state;
    }
    State foreign() const override {
        State state = this->state();
        for (auto& [path, value] : state)
            if (path.ends_with(" Password"))
                value = value.substr(0, 1);
        std::erase_if(state,
                      [](const auto& value) { return value.first.ends_with("00000003\\IMAP Password"); });
        return state;
    }
    std::optional<std::string> stored(const Slot& slot) const override {
        const State state = this->state();
        const auto found = state.find(slot.locator + "\\" + utf8(name_of(slot)));
        const auto held = found == state.end() ? std::nullopt : opened(found->second.substr(2));
        return held ? std::optional(held->password) : std::nullopt;
    }
    void store_by_hand(const Slot& slot, std::string_view password) override {
        put(wide(slot.locator), name_of(slot), REG_BINARY, sealed(password, name_of(slot)));
    }

  private:
    static std::wstring imap(std::wstring key, const std::wstring& user) {
        put(key, L"clsid", REG_SZ, raw(L"{ED475412-B0D6-11D2-8C3B-00104B2A6676}"));
        put(key, L"Account Name", REG_SZ, raw(user));
        put(key, L"Email", REG_SZ, raw(user));
        put(key, L"IMAP Server", REG_SZ, raw(L"imaps.pec.aruba.it"));
        put(key, L"IMAP User", REG_SZ, raw(user));
        put(key, L"IMAP Password", REG_BINARY, sealed(old_password, L"IMAP Password"));
        put(key, L"SMTP Server", REG_SZ, raw(L"smtps.pec.aruba.it"));
        put(key, L"SMTP Use Auth", REG_DWORD, Bytes("\1\0\0\0", 4));
        put(key, L"Mini UID", REG_DWORD, Bytes("\7\0\1\0", 4));
        return key;
    }

    HKEY m_key = nullptr;
    SystemClock m_clock;
};

class ClassicOutlook final : public Subject {
  public:
    std::filesystem::path plugin() const override { return RINNOVA_PLUGIN; }
    std::unique_ptr<Store> fresh() const override { return std::make_unique<OutlookRegistry>(); }
    std::size_t slots() const override { return 4; }
    std::size_t absent() const override { return 1; }
    bool lives_in_home() const override { return false; }
};

} // namespace

const Subject& subject() {
    static const ClassicOutlook subject;
    return subject;
}

} // namespace rinnova::contract
