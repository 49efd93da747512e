// SPDX-License-Identifier: Apache-2.0
// On Windows, or under Wine: the registry, the data protection and the list of processes as they are. The
// user's own registry is out of reach: a key of the test's stands in its place.
#include "OutlookTarget.h"
#include "SealedPassword.h"
#include "ThisWindows_windows.h"
#include "Utf16.h"
#include "support/ScratchFolder.h"

#include <doctest/doctest.h>
#include <sddl.h>
#include <winternl.h>

#include <array>

using namespace rinnova;
using namespace rinnova::outlook;

namespace {

template <typename Function>
Function core_function(const char* name) {
    return reinterpret_cast<Function>(
        reinterpret_cast<void*>(GetProcAddress(GetModuleHandleW(L"ntdll.dll"), name)));
}

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
        using Delete = LONG(WINAPI*)(HANDLE);
        const auto remove = core_function<Delete>("NtDeleteKey");
        for (const HANDLE key : m_odd) {
            remove(key);
            CloseHandle(key);
        }
        RegOverridePredefKey(HKEY_CURRENT_USER, nullptr);
        RegCloseKey(m_key);
        RegDeleteTreeW(HKEY_CURRENT_USER, path);
    }
    static void make(const wchar_t* key) {
        HKEY made = nullptr;
        REQUIRE(RegCreateKeyW(HKEY_CURRENT_USER, key, &made) == ERROR_SUCCESS);
        RegCloseKey(made);
    }
    /// A key whose name the usual functions would take for `Out`: only the system's core makes one.
    void make_with_nul(const wchar_t* parent) {
        using Create =
            LONG(WINAPI*)(HANDLE*, ACCESS_MASK, OBJECT_ATTRIBUTES*, ULONG, UNICODE_STRING*, ULONG, ULONG*);
        const auto create = core_function<Create>("NtCreateKey");
        HKEY above = nullptr;
        REQUIRE(RegCreateKeyW(HKEY_CURRENT_USER, parent, &above) == ERROR_SUCCESS);
        std::wstring name(L"Out\0look", 8);
        UNICODE_STRING text{static_cast<USHORT>(name.size() * 2), static_cast<USHORT>(name.size() * 2),
                            name.data()};
        OBJECT_ATTRIBUTES attributes{};
        attributes.Length = sizeof attributes;
        attributes.RootDirectory = above;
        attributes.ObjectName = &text;
        HANDLE made = nullptr;
        REQUIRE(create(&made, KEY_ALL_ACCESS, &attributes, 0, nullptr, 0, nullptr) == 0);
        RegCloseKey(above);
        m_odd.push_back(made);
    }
    /// Takes every right on a key away, or gives it back.
    static void allow(const wchar_t* path, bool everything) {
        HKEY key = nullptr;
        REQUIRE(RegOpenKeyExW(HKEY_CURRENT_USER, path, 0, WRITE_DAC, &key) == ERROR_SUCCESS);
        SECURITY_DESCRIPTOR rights{};
        std::array<char, 64> room{};
        auto* list = reinterpret_cast<ACL*>(room.data());
        InitializeSecurityDescriptor(&rights, SECURITY_DESCRIPTOR_REVISION);
        InitializeAcl(list, static_cast<DWORD>(room.size()), ACL_REVISION);
        SetSecurityDescriptorDacl(&rights, TRUE, everything ? nullptr : list, FALSE);
        CHECK(RegSetKeySecurity(key, DACL_SECURITY_INFORMATION, &rights) == ERROR_SUCCESS);
        RegCloseKey(key);
    }
    static void set(const wchar_t* key, const wchar_t* name, DWORD type, const std::string& bytes) {
        make(key);
        REQUIRE(RegSetKeyValueW(HKEY_CURRENT_USER, key, name, type, bytes.data(),
                                static_cast<DWORD>(bytes.size())) == ERROR_SUCCESS);
    }

  private:
    static constexpr const wchar_t* path = L"Software\\Rinnova Tests";
    HKEY m_key = nullptr;
    std::vector<HANDLE> m_odd; ///< keys that no usual function can delete
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

/// A program of Outlook's name that everybody may look at, end, and not wait for. It never gets to its first
/// instruction.
class GuardedOutlook {
  public:
    explicit GuardedOutlook(const std::filesystem::path& program) {
        std::array<wchar_t, 1024> own{};
        REQUIRE(GetModuleFileNameW(nullptr, own.data(), static_cast<DWORD>(own.size())) != 0);
        std::filesystem::copy_file(own.data(), program);
        PSECURITY_DESCRIPTOR rights = nullptr;
        // SYNCHRONIZE; PROCESS_QUERY_LIMITED_INFORMATION | PROCESS_TERMINATE
        REQUIRE(ConvertStringSecurityDescriptorToSecurityDescriptorW(L"D:P(D;;0x100000;;;WD)(A;;0x1001;;;WD)",
                                                                     SDDL_REVISION_1, &rights, nullptr));
        SECURITY_ATTRIBUTES guarded{sizeof guarded, rights, FALSE};
        STARTUPINFOW start{};
        start.cb = sizeof start;
        const BOOL started = CreateProcessW(program.c_str(), nullptr, &guarded, nullptr, FALSE,
                                            CREATE_SUSPENDED, nullptr, nullptr, &start, &m_process);
        LocalFree(rights);
        REQUIRE(started);
    }
    GuardedOutlook(const GuardedOutlook&) = delete;
    GuardedOutlook& operator=(const GuardedOutlook&) = delete;
    ~GuardedOutlook() {
        TerminateProcess(m_process.hProcess, 0);
        WaitForSingleObject(m_process.hProcess, INFINITE);
        CloseHandle(m_process.hThread);
        CloseHandle(m_process.hProcess);
    }

  private:
    PROCESS_INFORMATION m_process{};
};

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

TEST_CASE("the data protection opens what it closed, another blob each time, and nothing that is not whole") {
    const auto seal = user_seal();
    const Secret plain = Secret::copy_of(std::string_view("f\0a\0k\0e\0\0\0", 10));
    const std::string blob = seal->close(plain, u"IMAP Password").value();
    CHECK(*seal->open(blob) == plain);
    CHECK(seal->close(plain, u"IMAP Password").value() != blob);
    for (const std::string& bad : {std::string(500, '\0'), std::string(500, '\xFF')})
        CHECK_FALSE(seal->open(bad));
    for (std::size_t size = 0; size < blob.size(); ++size)
        CHECK(seal->open(blob.substr(0, size)).error().code == ErrorCode::invalid_data);
    for (std::size_t at = 0; at + 4 <= blob.size(); ++at) {
        const std::string huge = blob.substr(0, at) + "\xF0\xFF\xFF\xFF" + blob.substr(at + 4);
        const auto opened = seal->open(huge);
        CHECK((!opened || *opened == plain));
    }
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

TEST_CASE("a profile whose name holds a NUL is told from the one it would be taken for") {
    EmptyUser user;
    make_account();
    user.make_with_nul(L"Software\\Microsoft\\Office\\16.0\\Outlook\\Profiles");
    const auto found = OutlookTarget(this_windows({})).discover({}).value();
    CHECK(found.slots.size() == 1);
    REQUIRE(found.problems.size() == 1);
    CHECK(found.problems[0].where == "Outlook 16.0/Out?look");
}

TEST_CASE("an account without rights is named, and is left as it is") {
    const EmptyUser user;
    make_account();
    OutlookTarget target(this_windows({}));
    const auto slots = target.discover({}).value().slots;
    const auto plan = target.plan({{slots.at(0), false}}).value();
    EmptyUser::allow(account, false);
    const auto found = target.discover({}).value();
    CHECK(found.slots.empty());
    REQUIRE(found.problems.size() == 1);
    CHECK(found.problems[0].code == ErrorCode::permission_denied);
    const auto results = target.apply(plan, OnePassword("fake-new-2"))->results;
    CHECK(results[0].outcome == SlotOutcome::failed);
    CHECK(results[0].error->code == ErrorCode::permission_denied);
    EmptyUser::allow(account, true);
    CHECK(held() == L"IMAP Password: fake-old-1");
}

TEST_CASE("an Outlook whose end cannot be waited for runs all the same") {
    const test::ScratchFolder folder;
    const GuardedOutlook outlook(folder / "OUTLOOK.EXE");
    const auto running = programs_of_session()->running();
    REQUIRE(running);
    CHECK(*running == RunningOutlook{});
}

TEST_CASE("no Outlook runs here") {
    const auto running = programs_of_session()->running();
    REQUIRE(running);
    CHECK_FALSE(*running);
}
