// SPDX-License-Identifier: Apache-2.0
// What a program of Windows does with texts and passwords, by hands of the tests' own: none of it is ours.
#pragma once

#include <windows.h>
#include <wincrypt.h>

#include <optional>
#include <string>
#include <string_view>

namespace rinnova::by_hand {

inline std::string utf8(std::wstring_view wide) {
    std::string text(wide.size() * 3, '\0');
    text.resize(static_cast<std::size_t>(
        WideCharToMultiByte(CP_UTF8, 0, wide.data(), static_cast<int>(wide.size()), text.data(),
                            static_cast<int>(text.size()), nullptr, nullptr)));
    return text;
}

inline std::wstring wide(std::string_view text) {
    std::wstring result(text.size(), L'\0');
    result.resize(
        static_cast<std::size_t>(MultiByteToWideChar(CP_UTF8, 0, text.data(), static_cast<int>(text.size()),
                                                     result.data(), static_cast<int>(result.size()))));
    return result;
}

/// The bytes of a text in UTF-16 with its NUL, as the registry has it.
inline std::string raw(const std::wstring& text) {
    return {reinterpret_cast<const char*>(text.c_str()), (text.size() + 1) * sizeof(wchar_t)};
}

/// As Outlook seals a password; empty when the system does not.
inline std::string sealed(std::string_view password, const std::wstring& name) {
    std::string plain = raw(wide(password));
    DATA_BLOB in{static_cast<DWORD>(plain.size()), reinterpret_cast<BYTE*>(plain.data())};
    DATA_BLOB out{};
    if (!CryptProtectData(&in, name.c_str(), nullptr, nullptr, nullptr, CRYPTPROTECT_UI_FORBIDDEN, &out))
        return {};
    std::string value = "\2" + std::string(reinterpret_cast<const char*>(out.pbData), out.cbData);
    LocalFree(out.pbData);
    return value;
}

struct Opened {
    std::string description;
    std::string password;
};

inline std::optional<Opened> opened(const std::string& value) {
    if (value.size() < 2 || value[0] != 2)
        return std::nullopt;
    std::string blob = value.substr(1);
    DATA_BLOB in{static_cast<DWORD>(blob.size()), reinterpret_cast<BYTE*>(blob.data())};
    DATA_BLOB out{};
    LPWSTR description = nullptr;
    if (!CryptUnprotectData(&in, &description, nullptr, nullptr, nullptr, CRYPTPROTECT_UI_FORBIDDEN, &out))
        return std::nullopt;
    Opened found{utf8(description),
                 utf8({reinterpret_cast<const wchar_t*>(out.pbData), out.cbData / sizeof(wchar_t) - 1})};
    LocalFree(description);
    LocalFree(out.pbData);
    return found;
}

} // namespace rinnova::by_hand
