// SPDX-License-Identifier: Apache-2.0
#include "base/security_tool/CommandLine.h"

#include "base/Text.h"

namespace rinnova::security_tool {

CommandLine::CommandLine(std::string_view command) {
    m_text.reserve(longest_line + 2); // never moved: no copy of a password is left behind
    m_text.append(command).push_back('\n');
}

CommandLine& CommandLine::add(std::string_view argument) {
    constexpr std::size_t quotes_and_blank = 3;
    std::size_t size = argument.size() + quotes_and_blank;
    for (const char c : argument) {
        m_impossible = m_impossible || c == '\n' || c == '\0';
        size += c == '"' || c == '\\' ? 1 : 0;
    }
    m_impossible = m_impossible || ++m_arguments > most_arguments || m_text.size() - 1 + size > longest_line;
    if (m_impossible)
        return *this;
    m_text.back() = ' '; // in the line end's place
    m_text.push_back('"');
    for (const char c : argument) {
        if (c == '"' || c == '\\')
            m_text.push_back('\\');
        m_text.push_back(c);
    }
    m_text.append("\"\n");
    return *this;
}

CommandLine& CommandLine::add_secret(std::string_view option, const Secret& secret) {
    add(option);
    secret.expose([this](std::string_view bytes) { add(bytes); });
    return *this;
}

CommandLine& CommandLine::add_secret_hex(std::string_view option, const Secret& secret) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    Secret hex(2 * secret.size());
    hex.fill([&](std::span<char> to) {
        secret.expose([&](std::string_view bytes) {
            std::size_t at = 0;
            for (const char c : bytes) {
                const auto byte = static_cast<unsigned char>(c);
                to[at++] = digits[byte >> 4U];
                to[at++] = digits[byte & 0x0FU];
            }
        });
    });
    return add_secret(option, hex);
}

Result<std::string_view> CommandLine::text() const {
    if (m_impossible)
        return fail(ErrorCode::invalid_data,
                    translate("security",
                              "A name or password is too long for the system's keychain tool, or holds a "
                              "line end."));
    return std::string_view(m_text);
}

} // namespace rinnova::security_tool
