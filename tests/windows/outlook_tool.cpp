// SPDX-License-Identifier: Apache-2.0
// The registry as Outlook writes it, by hands of the tests' own:
//     outlook-tool make       one value a line of standard input: KEY, NAME, TYPE, VALUE, tabs between them
//     outlook-tool show KEY   all values below a key, in the same form, sealed ones opened
//     outlook-tool paste      the text that is on the clipboard; 1 when there is none
//     outlook-tool keep-open  keeps the clipboard open until standard input ends, and empties it then
//     outlook-tool close      closes Outlook's window, as its user would; 1 when there is none
// TYPE: sz, dword, binary (in hexadecimal), text (UTF-16 as REG_BINARY), sealed (by DPAPI, described by the
// value's name). Keys are below HKEY_CURRENT_USER.
#include "ByHand.h"

#include <iomanip>
#include <iostream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

namespace {

using namespace rinnova::by_hand;

std::string from_hex(const std::string& text) {
    std::string bytes;
    for (std::size_t i = 0; i + 1 < text.size(); i += 2)
        bytes.push_back(static_cast<char>(std::stoi(text.substr(i, 2), nullptr, 16)));
    return bytes;
}

std::string hex(const std::string& bytes) {
    std::ostringstream text;
    for (const char byte : bytes)
        text << std::hex << std::setw(2) << std::setfill('0')
             << static_cast<unsigned>(static_cast<unsigned char>(byte));
    return text.str();
}

/// What stays out of the clipboard's history and off other devices says so: on standard error, `concealed`.
int paste() {
    if (!OpenClipboard(nullptr))
        return 1;
    const HANDLE text = GetClipboardData(CF_UNICODETEXT);
    if (text != nullptr)
        std::cout << utf8(static_cast<const wchar_t*>(GlobalLock(text)));
    const auto forbids = [](const wchar_t* format) {
        const HANDLE number = GetClipboardData(RegisterClipboardFormatW(format));
        return number != nullptr && *static_cast<const DWORD*>(GlobalLock(number)) == 0;
    };
    if (forbids(L"CanIncludeInClipboardHistory") && forbids(L"CanUploadToCloudClipboard") &&
        IsClipboardFormatAvailable(RegisterClipboardFormatW(L"ExcludeClipboardContentFromMonitorProcessing")))
        std::cerr << "concealed";
    CloseClipboard();
    return text != nullptr ? 0 : 1;
}

/// As a program that hangs while it pastes.
int keep_open() {
    while (!OpenClipboard(nullptr))
        Sleep(10); // whoever asks what is on it has it open
    std::cout << "open" << std::endl;
    for (std::string line; std::getline(std::cin, line);) {
    }
    EmptyClipboard();
    CloseClipboard();
    return 0;
}

int make() {
    for (std::string line; std::getline(std::cin, line);) {
        std::vector<std::string> parts;
        std::istringstream pieces(line);
        for (std::string piece; std::getline(pieces, piece, '\t');)
            parts.push_back(piece);
        parts.resize(4);
        const std::string& type = parts[2];
        std::string bytes;
        DWORD kind = REG_BINARY;
        if (type == "sz") {
            kind = REG_SZ;
            bytes = raw(wide(parts[3]));
        } else if (type == "dword") {
            kind = REG_DWORD;
            const auto number = static_cast<DWORD>(std::stoul(parts[3]));
            bytes.assign(reinterpret_cast<const char*>(&number), sizeof number);
        } else if (type == "text") {
            bytes = raw(wide(parts[3]));
        } else if (type == "sealed") {
            bytes = sealed(parts[3], wide(parts[1]));
        } else {
            bytes = from_hex(parts[3]);
        }
        if (RegSetKeyValueW(HKEY_CURRENT_USER, wide(parts[0]).c_str(), wide(parts[1]).c_str(), kind,
                            bytes.data(), static_cast<DWORD>(bytes.size())) != ERROR_SUCCESS)
            return 1;
    }
    return 0;
}

void show(const std::wstring& path) {
    HKEY key = nullptr;
    if (RegOpenKeyExW(HKEY_CURRENT_USER, path.c_str(), 0, KEY_READ, &key) != ERROR_SUCCESS)
        return;
    std::vector<wchar_t> name(16'384);
    std::string bytes(std::size_t{1} << 17U, '\0');
    for (DWORD i = 0;; ++i) {
        auto length = static_cast<DWORD>(name.size());
        auto size = static_cast<DWORD>(bytes.size());
        DWORD kind = 0;
        if (RegEnumValueW(key, i, name.data(), &length, nullptr, &kind, reinterpret_cast<BYTE*>(bytes.data()),
                          &size) != ERROR_SUCCESS)
            break;
        const std::string value = bytes.substr(0, size);
        const auto plain = kind == REG_BINARY ? opened(value) : std::nullopt;
        std::cout << utf8(path) << '\t' << utf8({name.data(), length}) << '\t'
                  << (plain ? "sealed" : std::to_string(kind)) << '\t'
                  << (plain ? plain->description + ": " + plain->password : hex(value)) << '\n';
    }
    for (DWORD i = 0;; ++i) {
        auto length = static_cast<DWORD>(name.size());
        if (RegEnumKeyExW(key, i, name.data(), &length, nullptr, nullptr, nullptr, nullptr) != ERROR_SUCCESS)
            break;
        const std::wstring below(name.data(), length);
        std::cout << utf8(path + L"\\" + below) << '\n';
        show(path + L"\\" + below);
    }
    RegCloseKey(key);
}

} // namespace

int wmain(int count, wchar_t** arguments) {
    const std::wstring what = count > 1 ? arguments[1] : L"";
    if (what == L"make")
        return make();
    if (what == L"paste")
        return paste();
    if (what == L"keep-open")
        return keep_open();
    if (what == L"close") {
        const HWND window = FindWindowW(L"rctrl_renwnd32", nullptr);
        return window != nullptr && PostMessageW(window, WM_CLOSE, 0, 0) ? 0 : 1;
    }
    if (what != L"show" || count != 3)
        return 2;
    show(arguments[2]);
    return 0;
}
