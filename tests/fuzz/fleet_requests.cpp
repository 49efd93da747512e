// SPDX-License-Identifier: Apache-2.0
// Any bytes as a query, a form or a cookie, and as a text in a page and in a spreadsheet.
#include "fleet/protocol/JsonMembers.h"
#include "fleet/server/http/Message.h"
#include "fleet/server/reports/Csv.h"
#include "fleet/server/web/Html.h"
#include "fuzz/checks.h"

#include <cstddef>
#include <cstdint>

using namespace rinnova;
using namespace rinnova::fleet;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (const auto fields = fields_from(bytes)) {
        require(fields->size() <= 100);
        for (const auto& [name, value] : *fields) {
            require(is_plain(name) && is_plain(value));
            require(decode_percent(encode_percent(value), true) == value);
        }
    }
    Request request;
    request.headers["cookie"] = bytes;
    if (const auto key = request.cookie("rinnova"))
        require(key->find(';') == std::string::npos);
    require(escaped(bytes).find_first_of("<>\"'") == std::string::npos);
    const std::string cell = csv_cell(bytes);
    require(cell.find_first_of("\r\n;,") == std::string::npos || (cell.front() == '"' && cell.back() == '"'));
    require(cell.empty() || std::string_view("=+@\t\r").find(cell.front()) == std::string_view::npos);
    return 0;
}
