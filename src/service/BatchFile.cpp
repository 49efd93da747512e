// SPDX-License-Identifier: Apache-2.0
#include "service/BatchFile.h"

#include "base/SecretInput.h"
#include "base/Text.h"
#include "model/NewExpiry.h"
#include "service/BatchLine.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace rinnova {

namespace {

constexpr std::size_t longest_line = 16 * 1024;
constexpr std::size_t most_numbers_named = 10;

struct Fault {
    std::size_t line;
    Error error;
};

class Reading {
  public:
    Reading(const RotateRequest& defaults, Date today) : m_defaults(defaults), m_today(today) {}

    void take_line(std::string_view line) {
        ++m_line;
        if (m_line == 1 && line.starts_with("\xEF\xBB\xBF"))
            line.remove_prefix(3);
        if (line.find_first_not_of(" \t\r") == std::string_view::npos)
            return;
        if (auto item = item_of(line))
            m_batch.items.push_back(std::move(*item));
        else
            m_faults.push_back({m_line, item.error()});
    }

    void take_overlong_line() {
        ++m_line;
        m_faults.push_back(
            {m_line, Error{ErrorCode::invalid_data, translate("batch", "the line is too long."), {}, {}}});
    }

    Result<Batch> finish() {
        if (!m_faults.empty())
            return tl::unexpected(in_words());
        if (m_batch.items.empty())
            return fail(
                ErrorCode::invalid_data, translate("batch", "There is no account in the batch."),
                translate("batch", "A JSON object on each line: {\"account\":\"…\",\"password\":\"…\"}"));
        return std::move(m_batch);
    }

  private:
    Result<Batch::Item> item_of(std::string_view line) {
        auto parsed = parse_batch_line(line);
        if (!parsed)
            return tl::unexpected(parsed.error());
        auto clean = clean_password(std::move(parsed->password));
        if (!clean)
            return tl::unexpected(clean.error());
        Batch::Item item{m_line, m_defaults, std::move(clean->password), clean->trimmed_blanks};
        item.request.account = {parsed->account, parsed->provider};
        if (!parsed->expires.empty()) {
            const auto expires = parse_new_expiry(parsed->expires, m_today);
            if (!expires)
                return tl::unexpected(expires.error());
            item.request.expires = *expires;
        }
        const auto [earlier, fresh] =
            m_line_of.emplace(to_lower(parsed->account) + "\n" + to_lower(parsed->provider), m_line);
        if (!fresh)
            return fail(ErrorCode::invalid_data, translate("batch", "the account stands on line %1 already.",
                                                           {std::to_string(earlier->second)}));
        return item;
    }

    Error in_words() const {
        const std::string number = std::to_string(m_faults.front().line);
        Error error = m_faults.front().error;
        error.code = ErrorCode::invalid_data;
        error.message = translate("batch", "Line %1: %2", {number, error.message});
        error.where = number;
        if (m_faults.size() > 1) {
            std::string numbers;
            for (std::size_t i = 1; i < std::min(m_faults.size(), most_numbers_named); ++i)
                numbers += (numbers.empty() ? "" : ", ") + std::to_string(m_faults[i].line);
            if (m_faults.size() > most_numbers_named)
                numbers += ", …";
            error.hint = translate("batch", "Wrong too: %1.", {numbers});
        }
        return error;
    }

    const RotateRequest& m_defaults;
    Date m_today;
    std::size_t m_line = 0;
    Batch m_batch;
    std::vector<Fault> m_faults;
    std::map<std::string, std::size_t> m_line_of;
};

} // namespace

Result<Batch> read_batch(const ReadSome& read_some, const RotateRequest& defaults, Date today) {
    Reading reading(defaults, today);
    Secret buffer(longest_line);
    std::size_t filled = 0;
    bool overlong = false; // what is in the buffer is the rest of a line that was too long
    return buffer.fill([&](std::span<char> bytes) -> Result<Batch> {
        for (;;) {
            const auto count = read_some(bytes.subspan(filled));
            if (!count)
                return tl::unexpected(count.error());
            filled += *count;
            const auto end = bytes.begin() + static_cast<std::ptrdiff_t>(filled);
            auto start = bytes.begin();
            for (auto newline = std::find(start, end, '\n'); newline != end;
                 newline = std::find(start, end, '\n')) {
                if (!std::exchange(overlong, false))
                    reading.take_line({start, newline});
                start = newline + 1;
            }
            if (*count == 0) {
                if (start != end && !overlong)
                    reading.take_line({start, end});
                return reading.finish();
            }
            filled = static_cast<std::size_t>(end - start);
            std::copy(start, end, bytes.begin());
            if (filled == bytes.size()) {
                if (!std::exchange(overlong, true))
                    reading.take_overlong_line();
                filled = 0;
            }
        }
    });
}

std::vector<BatchItem> items_of(const Batch& batch) {
    std::vector<BatchItem> items;
    items.reserve(batch.items.size());
    for (const Batch::Item& item : batch.items)
        items.push_back({item.request, &item.password});
    return items;
}

Error with_line(Error error, const Batch& batch) {
    std::size_t index = 0;
    const char* end = error.where.data() + error.where.size();
    const auto [stopped, problem] = std::from_chars(error.where.data(), end, index);
    if (problem != std::errc() || stopped != end)
        index = batch.items.size() == 1 ? 0 : batch.items.size();
    if (index >= batch.items.size())
        return error;
    error.where = std::to_string(batch.items[index].line);
    error.message = translate("batch", "Line %1: %2", {error.where, error.message});
    return error;
}

} // namespace rinnova
