// SPDX-License-Identifier: Apache-2.0
// Lists Outlook's part of the registry, by no code of the product:  read_outlook_profiles
// A line for each key, `K path`; for each value, `V path<TAB>name<TAB>type<TAB>bytes in hexadecimal`; and for
// each sealed password, `P path<TAB>name<TAB>description<TAB>password`, or `?` in place of the last two.
#include <windows.h>

#include <cstdio>
#include <string>
#include <vector>

namespace {

std::string utf8(const std::wstring& text) {
    std::string bytes(text.size() * 3, '\0');
    bytes.resize(static_cast<std::size_t>(
        WideCharToMultiByte(CP_UTF8, 0, text.data(), static_cast<int>(text.size()), bytes.data(),
                            static_cast<int>(bytes.size()), nullptr, nullptr)));
    return bytes;
}

void print_password(const std::wstring& path, const std::wstring& name, std::vector<BYTE>& value) {
    std::string shown = "?\t?";
    LPWSTR description = nullptr;
    DATA_BLOB plain{};
    DATA_BLOB blob{static_cast<DWORD>(value.empty() ? 0 : value.size() - 1), value.data() + 1};
    if (value.size() > 1 && value[0] == 2 &&
        CryptUnprotectData(&blob, &description, nullptr, nullptr, nullptr, CRYPTPROTECT_UI_FORBIDDEN,
                           &plain) != 0) {
        const std::wstring text(reinterpret_cast<const wchar_t*>(plain.pbData), plain.cbData / 2);
        const bool closed = !text.empty() && text.find(L'\0') == text.size() - 1 && plain.cbData % 2 == 0;
        shown = utf8(description) + "\t" + (closed ? utf8(text.substr(0, text.size() - 1)) : "(not closed)");
        LocalFree(description);
        LocalFree(plain.pbData);
    }
    std::printf("P %s\t%s\t%s\n", utf8(path).c_str(), utf8(name).c_str(), shown.c_str());
}

void print_value(const std::wstring& path, const std::wstring& name, DWORD type, std::vector<BYTE>& value) {
    std::printf("V %s\t%s\t%lu\t", utf8(path).c_str(), utf8(name).c_str(), type);
    for (const BYTE byte : value)
        std::printf("%02x", byte);
    std::printf("\n");
    if (name.size() > 9 && name.compare(name.size() - 9, 9, L" Password") == 0)
        print_password(path, name, value);
}

void print_key(const std::wstring& path) {
    HKEY key = nullptr;
    if (RegOpenKeyExW(HKEY_CURRENT_USER, path.c_str(), 0, KEY_READ, &key) != ERROR_SUCCESS)
        return;
    std::printf("K %s\n", utf8(path).c_str());
    for (DWORD i = 0;; ++i) {
        std::wstring name(16384, L'\0');
        auto size = static_cast<DWORD>(name.size());
        DWORD type = 0;
        std::vector<BYTE> value(1U << 20U);
        auto length = static_cast<DWORD>(value.size());
        if (RegEnumValueW(key, i, name.data(), &size, nullptr, &type, value.data(), &length) != ERROR_SUCCESS)
            break;
        name.resize(size);
        value.resize(length);
        print_value(path, name, type, value);
    }
    for (DWORD i = 0;; ++i) {
        std::wstring name(256, L'\0');
        auto size = static_cast<DWORD>(name.size());
        if (RegEnumKeyExW(key, i, name.data(), &size, nullptr, nullptr, nullptr, nullptr) != ERROR_SUCCESS)
            break;
        name.resize(size);
        print_key(path + L"\\" + name);
    }
    RegCloseKey(key);
}

} // namespace

int main() {
    print_key(L"Software\\Microsoft\\Office");
    print_key(L"Software\\Microsoft\\Windows NT\\CurrentVersion\\Windows Messaging Subsystem");
    print_key(L"Software\\Policies\\Microsoft\\Office");
    return 0;
}
