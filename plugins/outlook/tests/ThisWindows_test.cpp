// SPDX-License-Identifier: Apache-2.0
// On Windows, or under Wine: the registry, the data protection and the list of processes as they are. The
// user's own registry is out of reach: a key of the test's stands in its place.
#include "OutlookTarget.h"
#include "SealedPassword.h"
#include "ThisWindows_windows.h"
#include "Utf16.h"

#include <doctest/doctest.h>

#include <array>

using namespace rinnova;
using namespace rinnova::outlook;

namespace {

/// An empty HKEY_CURRENT_USER, gone with the object.
class EmptyUser {
  public:
    EmptyUser() {
        RegDeleteTreeW(HKEY_CURRENT_USER, path);
        REQUIRE(RegCreateKeyW(HKEY_CURRENT_USER, path, &m_key) == ERROR_SUCCESS);
        REQUIRE(RegOverridePredefKey(HKEY_CURRENT_USER, m_key) == ERROR_SUCCESS);
        make(L"Software");
    }
    EmptyUser(const EmptyUser&) = delete;
    EmptyUser& operator=(const EmptyUser&) = delete;
    ~EmptyUser() {
        RegOverridePredefKey(HKEY_CURRENT_USER, nullptr);
        RegCloseKey(m_key);
        RegDeleteTreeW(HKEY_CURRENT_USER, path);
    }
    static void make(const wchar_t* key) {
        HKEY made = nullptr;
        REQUIRE(RegCreateKeyW(HKEY_CURRENT_USER, key, &made) == ERROR_SUCCESS);
        RegCloseKey(made);
    }
    static void set(const wchar_t* key, const wchar_t* name, DWORD type, const std::string& bytes) {
        make(key);
        REQUIRE(RegSetKeyValueW(HKEY_CURRENT_USER, key, name, type, bytes.data(),
                                static_cast<DWORD>(bytes.size())) == ERROR_SUCCESS);
    }

  private:
    static constexpr const wchar_t* path = L"Software\\RinnovaTest";
    HKEY m_key = nullptr;
};

std::string text(std::u16string_view units) {
    std::string bytes(reinterpret_cast<const char*>(units.data()), units.size() * 2);
    return bytes + std::string(2, '\0');
}

constexpr const wchar_t* account = L"Software\\Microsoft\\Office\\16.0\\Outlook\\Profiles\\Studio Per\u00F2\\"
                                   L"9375CFF0413111d3B88A00104B2A6676\\00000002";

/// An account whose password was sealed by hand.
void make_account() {
    EmptyUser::set(account, L"clsid", REG_SZ, text(u"{ED475412-B0D6-11D2-8C3B-00104B2A6676}"));
    EmptyUser::set(account, L"IMAP Server", REG_SZ, text(u"imaps.pec.aruba.it"));
    EmptyUser::set(account, L"IMAP User", REG_BINARY, text(u"mario.rossi@pec.it"));
    std::string plain = text(u"fake-old-1");
    DATA_BLOB in{static_cast<DWORD>(plain.size()), reinterpret_cast<BYTE*>(plain.data())};
    DATA_BLOB out{};
    REQUIRE(CryptProtectData(&in, L"IMAP Password", nullptr, nullptr, nullptr, CRYPTPROTECT_UI_FORBIDDEN,
                             &out) != 0);
    EmptyUser::set(account, L"IMAP Password", REG_BINARY,
                   "\2" + std::string(reinterpret_cast<const char*>(out.pbData), out.cbData));
    LocalFree(out.pbData);
}

/// What the account's password is, opened by hand, with the blob's description before it.
std::wstring held() {
    std::array<BYTE, 4096> value{};
    auto size = static_cast<DWORD>(value.size());
    DWORD type = 0;
    REQUIRE(RegGetValueW(HKEY_CURRENT_USER, account, L"IMAP Password", RRF_RT_REG_BINARY, &type, value.data(),
                         &size) == ERROR_SUCCESS);
    REQUIRE(value[0] == 2);
    DATA_BLOB in{size - 1, value.data() + 1};
    DATA_BLOB out{};
    LPWSTR description = nullptr;
    REQUIRE(CryptUnprotectData(&in, &description, nullptr, nullptr, nullptr, 0, &out) != 0);
    const std::wstring found = std::wstring(description) + L": " +
                               std::wstring(reinterpret_cast<const wchar_t*>(out.pbData), out.cbData / 2 - 1);
    LocalFree(description);
    LocalFree(out.pbData);
    return found;
}

class OnePassword final : public sdk::Secrets {
  public:
    explicit OnePassword(std::string_view password) : m_password(Secret::copy_of(password)) {}
    const Secret* password_for(std::string_view) const override { return &m_password; }
    const Secret* unlock_for(std::string_view) const override { return nullptr; }

  private:
    Secret m_password;
};

} // namespace

TEST_CASE("the registry gives back every type as it stands") {
    const EmptyUser user;
    const auto registry = user_registry();
    EmptyUser::set(L"Software\\A", L"text", REG_SZ, text(u"Però"));
    EmptyUser::set(L"Software\\A", L"number", REG_DWORD, std::string("\1\0\0\0", 4));
    EmptyUser::set(L"Software\\A", L"empty", REG_BINARY, "");
    EmptyUser::set(L"Software\\A", L"big", REG_BINARY, std::string(largest_value, 'x'));
    EmptyUser::set(L"Software\\A", L"huge", REG_BINARY, std::string(largest_value + 1, 'x'));
    const std::array<std::u16string_view, 6> names{u"TEXT", u"number", u"empty", u"big", u"huge", u"none"};
    const auto values = registry->values(u"Software\\A", names).value();
    CHECK(values[0] == RegistryValue{registry_string, text(u"Però")});
    CHECK(values[1] == RegistryValue{registry_number, std::string("\1\0\0\0", 4)});
    CHECK(values[2] == RegistryValue{registry_binary, ""});
    CHECK(values[3] == RegistryValue{registry_binary, std::string(largest_value, 'x')});
    CHECK(values[4] == RegistryValue{registry_binary, {}, true});
    CHECK_FALSE(values[5]);
    CHECK(registry->values(u"Software\\B", names).error().code == ErrorCode::not_found);
    CHECK(registry->keys_below(u"Software\\B").error().code == ErrorCode::not_found);
    CHECK(registry->keys_below(u"Software").value() == std::vector<std::u16string>{u"A"});
}

TEST_CASE("what is put is there, and what is taken out is gone; no key is ever made") {
    const EmptyUser user;
    const auto registry = user_registry();
    EmptyUser::make(L"Software\\A");
    const std::array<std::u16string_view, 1> name{u"value"};
    const RegistryValue value{registry_binary, std::string("\2\0x", 3)};
    CHECK(registry->put(u"Software\\A", u"value", value));
    CHECK(registry->values(u"Software\\A", name).value()[0] == value);
    CHECK(registry->put(u"Software\\A", u"value", std::nullopt));
    CHECK_FALSE(registry->values(u"Software\\A", name).value()[0]);
    CHECK(registry->put(u"Software\\B", u"value", value).error().code == ErrorCode::not_found);
    CHECK(registry->keys_below(u"Software").value() == std::vector<std::u16string>{u"A"});
    CHECK(registry->flush());
}

TEST_CASE("the data protection opens what it closed, another blob each time, and nothing damaged") {
    const auto seal = user_seal();
    const Secret plain = Secret::copy_of(std::string_view("f\0a\0k\0e\0\0\0", 10));
    const std::string blob = seal->close(plain, u"IMAP Password").value();
    CHECK(*seal->open(blob) == plain);
    CHECK(seal->close(plain, u"IMAP Password").value() != blob);
    std::string damaged = blob;
    damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 1);
    for (const std::string& bad : {std::string(), blob.substr(0, blob.size() / 2), blob.substr(0, 1),
                                   std::string(500, '\0'), std::string(500, '\xFF')})
        CHECK(seal->open(bad).error().code == ErrorCode::invalid_data);
}

TEST_CASE("a password sealed by Windows is found, replaced, verified and brought back") {
    const EmptyUser user;
    make_account();
    OutlookTarget target(this_windows({}));
    const auto found = target.discover({}).value();
    REQUIRE(found.slots.size() == 1);
    CHECK(found.problems.empty());
    CHECK(found.slots[0].location == "Outlook 16.0/Studio Però");
    CHECK(*target.read(found.slots, OnePassword(""))[0] == Secret::copy_of("fake-old-1"));
    for (const auto& [password, expected] :
         {std::pair{"fake-new-2, perché no?", L"IMAP Password: fake-new-2, perch\u00E9 no?"},
          std::pair{"fake-old-1", L"IMAP Password: fake-old-1"}}) {
        const auto plan = target.plan({{found.slots[0], false}}).value();
        CHECK(target.apply(plan, OnePassword(password))->results[0].outcome == SlotOutcome::updated);
        CHECK(held() == expected);
        CHECK(target.verify(found.slots, OnePassword(password))[0].state == SlotState::in_sync);
        CHECK(target.apply(plan, OnePassword(password))->results[0].outcome == SlotOutcome::unchanged);
    }
}

TEST_CASE("no Outlook runs here") {
    const auto running = programs_of_session()->running();
    REQUIRE(running);
    CHECK_FALSE(*running);
}
