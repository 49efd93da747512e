// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace rinnova::handover {

struct PageContent {
    enum class Notice { none, wrong_code, busy, closed };
    std::string language; ///< `it` or `en`
    std::string account;
    bool ask_code = false;
    Notice notice = Notice::none;
    int left = 0;      ///< tries, for wrong_code
    std::string nonce; ///< that the page's one style sheet is marked with
};

/// The whole page, for a phone's screen: no script, nothing from elsewhere.
std::string page_text(const PageContent& content);

/// What the browser likes best of `it` and `en` (RFC 9110, 12.5.4); `otherwise` when it wishes neither.
std::string page_language(std::string_view accept_language, std::string_view otherwise);

} // namespace rinnova::handover
