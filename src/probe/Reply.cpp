// SPDX-License-Identifier: Apache-2.0
#include "probe/Reply.h"

#include "model/Account.h"

#include <algorithm>
#include <array>

namespace rinnova {

namespace {

constexpr std::size_t max_kept_words = 4096;

/// The response code at the start of an IMAP or POP3 text, in lower case: `[IN-USE] …` is `in-use`.
std::string response_code(std::string_view text) {
    if (text.empty() || text.front() != '[')
        return {};
    return to_lower(text.substr(1, text.find_first_of("] ") - 1));
}

/// Response codes that say that the password was not what went wrong.
bool is_passing_trouble(std::string_view code) {
    // RFC 5530; `alert` and `authenticationfailed`, `expired`, `contactadmin` stay refusals.
    constexpr std::array<std::string_view, 9> codes{"unavailable", "inuse", "limit", "serverbug",
                                                    "privacyrequired",
                                                    // RFC 2449 and 3206.
                                                    "sys/temp", "sys/perm", "in-use", "login-delay"};
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

/// The text behind a word such as `OK`, or nothing when the line does not start with that word.
std::optional<std::string_view> behind(std::string_view line, std::string_view word) {
    if (to_lower(line.substr(0, word.size())) != to_lower(word))
        return std::nullopt;
    line.remove_prefix(word.size());
    if (!line.empty() && line.front() != ' ')
        return std::nullopt;
    if (!line.empty())
        line.remove_prefix(1);
    return line;
}

/// Older IMAP and POP3 servers have no response codes; these words are in their texts, in English or Italian.
bool tells_of_passing_trouble(std::string_view text) {
    const std::string lower = to_lower(text);
    return lower.find("tempora") != std::string::npos || lower.find("try again later") != std::string::npos;
}

ReplyKind refusal(std::string_view text) {
    const std::string code = response_code(text);
    const bool passing = code.empty() ? tells_of_passing_trouble(text) : is_passing_trouble(code);
    return passing ? ReplyKind::later : ReplyKind::no;
}

bool is_continuation(std::string_view line) {
    return line == "+" || line.substr(0, 2) == "+ ";
}

Reply pop3_reply(std::string_view line) {
    const std::string words(line);
    if (is_continuation(line))
        return {ReplyKind::proceed, words};
    if (behind(line, "+OK"))
        return {ReplyKind::yes, words};
    if (const auto text = behind(line, "-ERR"))
        return {refusal(*text), words};
    return {ReplyKind::puzzling, words};
}

bool is_smtp_code(std::string_view line) {
    return line.size() >= 3 &&
           std::all_of(line.begin(), line.begin() + 3, [](char c) { return c >= '0' && c <= '9'; });
}

ReplyKind smtp_kind(std::string_view code) {
    if (code == "334")
        return ReplyKind::proceed;
    if (code == "235")
        return ReplyKind::yes;
    if (code.front() == '4')
        return ReplyKind::later;
    // 500 to 504: the command or its form was not understood, RFC 5321 4.2.2.
    if (code.front() == '5' && code[1] != '0')
        return ReplyKind::no;
    return ReplyKind::puzzling;
}

} // namespace

std::optional<Reply> ReplyReader::take(std::string_view line) {
    switch (m_protocol) {
    case SlotKind::pop3:
        return pop3_reply(line);
    case SlotKind::smtp:
        return take_smtp(line);
    case SlotKind::imap:
    case SlotKind::archive:
    case SlotKind::generic:
        return take_imap(line);
    }
    return std::nullopt;
}

std::optional<Reply> ReplyReader::take_imap(std::string_view line) {
    if (is_continuation(line))
        return Reply{ReplyKind::proceed, std::string(line)};
    if (const auto untagged = behind(line, "*")) {
        if (behind(*untagged, "BYE"))
            m_words = untagged->substr(0, max_kept_words);
        return std::nullopt;
    }
    const auto tagged = behind(line, imap_login_tag);
    if (!tagged)
        return Reply{ReplyKind::puzzling, std::string(line)};
    const std::string words(*tagged);
    if (behind(*tagged, "OK"))
        return Reply{ReplyKind::yes, words};
    if (const auto text = behind(*tagged, "NO"))
        return Reply{refusal(*text), words};
    return Reply{ReplyKind::puzzling, words};
}

std::optional<Reply> ReplyReader::take_smtp(std::string_view line) {
    if (!is_smtp_code(line))
        return Reply{ReplyKind::puzzling, std::string(line)};
    if (!m_words.empty() && line.size() > 4)
        m_words.append(" ").append(line.substr(4));
    else
        m_words += line;
    if (m_words.size() > max_kept_words)
        return Reply{ReplyKind::puzzling, m_words};
    if (line.size() > 3 && line[3] == '-')
        return std::nullopt;
    Reply reply{smtp_kind(line.substr(0, 3)), m_words};
    m_words.clear();
    return reply;
}

} // namespace rinnova
