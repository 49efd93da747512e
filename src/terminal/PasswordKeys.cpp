// SPDX-License-Identifier: Apache-2.0
#include "terminal/PasswordKeys.h"

#include "base/Text.h"

#include <utility>

namespace rinnova {

namespace {

constexpr std::size_t most_bytes = 4096;
constexpr char escape = '\x1b';
constexpr char control_d = 0x04;
constexpr char backspace = 0x08;
constexpr char control_u = 0x15;
constexpr char control_w = 0x17;
constexpr char delete_key = 0x7f;
constexpr std::string_view paste_start = "\x1b[200~";
constexpr std::string_view paste_end = "\x1b[201~";

} // namespace

PasswordKeys::PasswordKeys() : m_typed(most_bytes) {}

PasswordKeys::~PasswordKeys() {
    wipe(m_escape);
}

PasswordKeys::State PasswordKeys::take(char byte) {
    if (m_in_paste) {
        take_pasted(byte);
        return State::more;
    }
    if (m_escape_size > 0) {
        take_escape(byte);
        return State::more;
    }
    return take_key(byte);
}

bool PasswordKeys::was_pasted() noexcept {
    return std::exchange(m_pasted, false);
}

Result<Secret> PasswordKeys::finish() {
    if (m_several_lines)
        return fail(ErrorCode::invalid_data,
                    translate("cli", "Several lines were pasted. None of them was taken."),
                    translate("cli", "Copy the password alone, without the text around it."));
    if (m_odd_keys)
        return fail(ErrorCode::invalid_data,
                    translate("cli", "A key was pressed that is no character. Nothing was taken."),
                    translate("cli", "Paste the password once more; Ctrl-U clears what was typed."));
    if (m_too_long)
        return fail(ErrorCode::invalid_data,
                    translate("cli", "That is too long for a password. Nothing was taken."));
    Secret typed = std::move(m_typed);
    typed.shrink(m_size);
    return typed;
}

PasswordKeys::State PasswordKeys::take_key(char byte) {
    switch (byte) {
    case '\r':
    case '\n':
        return State::entered;
    case control_d:
        if (m_size == 0)
            return State::ended;
        m_odd_keys = true;
        return State::more;
    case backspace:
    case delete_key:
        erase_character();
        return State::more;
    case control_u:
    case control_w:
        clear();
        return State::more;
    case escape:
        m_escape[m_escape_size++] = byte;
        return State::more;
    case '\0': // kept, so that the check of the password names it
    case '\t':
        append(byte);
        return State::more;
    default:
        if (static_cast<unsigned char>(byte) < 0x20)
            m_odd_keys = true;
        else
            append(byte);
        return State::more;
    }
}

// ESC [ parameters final; ESC O final; ESC character (ECMA-48 5.4, xterm's control sequences).
void PasswordKeys::take_escape(char byte) {
    if (m_escape_size < m_escape.size())
        m_escape[m_escape_size++] = byte;
    const bool opens = m_escape_size == 2 && (byte == '[' || byte == 'O');
    const bool parameter = m_escape[1] == '[' && byte >= 0x20 && byte < 0x40;
    if (opens || (parameter && m_escape_size < m_escape.size()))
        return;
    const std::string_view sequence(m_escape.data(), std::exchange(m_escape_size, 0));
    end_escape(sequence);
}

void PasswordKeys::end_escape(std::string_view sequence) {
    if (sequence == paste_start) {
        clear();
        m_in_paste = true;
        return;
    }
    const bool focus_event = sequence == "\x1b[I" || sequence == "\x1b[O";
    if (!focus_event)
        m_odd_keys = true;
}

void PasswordKeys::take_pasted(char byte) {
    // Bytes that may be the paste's end are held back until it is clear that they are not.
    if (byte == paste_end[m_escape_size]) {
        m_escape[m_escape_size++] = byte;
        if (m_escape_size == paste_end.size()) {
            m_escape_size = 0;
            m_in_paste = false;
            m_pasted = true;
        }
        return;
    }
    for (std::size_t i = 0; i < m_escape_size; ++i)
        append(m_escape[i]);
    m_escape_size = 0;
    if (byte == escape)
        m_escape[m_escape_size++] = byte;
    else
        append(byte);
}

void PasswordKeys::append(char byte) {
    if (m_size == most_bytes) {
        m_too_long = true;
        return;
    }
    m_typed.fill([&](std::span<char> bytes) { bytes[m_size] = byte; });
    ++m_size;
}

void PasswordKeys::erase_character() {
    m_typed.fill([&](std::span<char> bytes) {
        bool continues = m_size > 0;
        while (continues) {
            --m_size;
            continues = (static_cast<unsigned char>(bytes[m_size]) & 0xC0U) == 0x80U && m_size > 0;
            bytes[m_size] = '\0';
        }
    });
}

void PasswordKeys::clear() {
    m_typed.fill([](std::span<char> bytes) { wipe(bytes); });
    m_size = 0;
    m_odd_keys = m_too_long = m_several_lines = false;
}

} // namespace rinnova
