// SPDX-License-Identifier: Apache-2.0
// Any bytes as a batch, in pieces of any size: passwords that are fit for use, or a reason that quotes none.
// A line that we read is JSON to another reader as well, and says the same.
#include "fuzz/checks.h"
#include "service/BatchFile.h"
#include "service/BatchLine.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>

using namespace rinnova;

namespace {

void check_line(std::string_view line) {
    const auto parsed = parse_batch_line(line);
    if (!parsed) {
        require(parsed.error().code == ErrorCode::invalid_data && can_be_shown(parsed.error().message));
        return;
    }
    const auto other = nlohmann::json::parse(line);
    require(other.at("account") == parsed->account);
    parsed->password.expose(
        [&](std::string_view password) { require(other.at("password").get<std::string>() == password); });
    require(other.value("provider", nlohmann::json()).is_null() || other.at("provider") == parsed->provider);
    require(other.value("expires", nlohmann::json()).is_null() || other.at("expires") == parsed->expires);
}

std::string what_is_read(std::string_view bytes, std::size_t piece) {
    const auto read_some = [&](std::span<char> to) -> Result<std::size_t> {
        const std::size_t count = std::min({piece, to.size(), bytes.size()});
        require(!to.empty());
        std::memcpy(to.data(), bytes.data(), count);
        bytes.remove_prefix(count);
        return count;
    };
    const Date today = std::chrono::sys_days(std::chrono::year(2026) / 11 / 22);
    const auto batch = read_batch(read_some, {}, today);
    if (!batch) {
        const Error& error = batch.error();
        require(error.code == ErrorCode::invalid_data);
        require(can_be_shown(error.message) && can_be_shown(error.hint));
        return error.message + error.hint;
    }
    std::string told;
    for (const Batch::Item& item : batch->items) {
        require(!item.password.empty() && item.password.size() <= max_password_bytes);
        told += std::to_string(item.line) + item.request.account.login + item.request.account.provider +
                item.password.expose([](std::string_view password) { return std::string(password); }) + '\n';
    }
    return told;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0)
        return 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    check_line(bytes.substr(0, bytes.find('\n')));
    const std::size_t piece = std::size_t{1} + data[0];
    require(what_is_read(bytes, piece) == what_is_read(bytes, std::string_view::npos));
    return 0;
}
