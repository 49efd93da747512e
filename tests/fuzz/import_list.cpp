// SPDX-License-Identifier: Apache-2.0
// Any bytes as a list of accounts: accounts with names that are names, or one reason that can be shown.
#include "fuzz/checks.h"
#include "service/ImportList.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

using namespace rinnova;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const Date today = std::chrono::sys_days(std::chrono::year(2026) / 11 / 22);
    const auto list = parse_import_list(bytes, today);
    if (!list) {
        require(list.error().code == ErrorCode::invalid_data);
        require(can_be_shown(list.error().message) && can_be_shown(list.error().hint));
        return 0;
    }
    require(!list->empty());
    const auto lines = static_cast<std::size_t>(
        std::count_if(bytes.begin(), bytes.end(), [](char c) { return c == '\n' || c == '\r'; }));
    std::size_t line = 0;
    for (const ImportedAccount& account : *list) {
        require(account.line > line && account.line <= lines + 1);
        line = account.line;
        const std::string& login = account.request.account.login;
        require(!login.empty() && login.size() <= 320 && can_be_shown(login));
        require(!account.request.note || is_utf8(*account.request.note));
    }
    return 0;
}
