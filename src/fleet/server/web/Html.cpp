// SPDX-License-Identifier: Apache-2.0
#include "fleet/server/web/Html.h"

#include "fleet/server/http/Message.h"

namespace rinnova::fleet {

std::string escaped(std::string_view text) {
    std::string result;
    result.reserve(text.size() + 8);
    for (const char c : text)
        switch (c) {
        case '&':
            result += "&amp;";
            break;
        case '<':
            result += "&lt;";
            break;
        case '>':
            result += "&gt;";
            break;
        case '"':
            result += "&quot;";
            break;
        case '\'':
            result += "&#39;";
            break;
        default:
            result += c;
        }
    return result;
}

Html as_text(std::string_view text) {
    return Html().text(text);
}

Html anchor(std::string_view to, std::string_view text) {
    return Html("<a href=\"").text(to).raw("\">").text(text).raw("</a>");
}

std::string address_of(std::string_view path,
                       const std::vector<std::pair<std::string, std::string>>& fields) {
    std::string address(path);
    char mark = '?';
    for (const auto& [name, value] : fields) {
        if (value.empty())
            continue;
        address.append(1, mark).append(name).append("=").append(encode_percent(value));
        mark = '&';
    }
    return address;
}

} // namespace rinnova::fleet
