// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"
#include "base/Secret.h"

#include <array>
#include <cstddef>
#include <string_view>

namespace rinnova {

/// Turns the bytes of a terminal without echo and without line editing into a password: Backspace takes back
/// a character, Ctrl-U and Ctrl-W all of them. What a terminal marks as a paste (`ESC [ 200 ~` … `ESC [ 201
/// ~`, xterm's bracketed paste) is taken as it is, line ends too, and replaces what stood there before: who
/// sees no echo pastes twice.
class PasswordKeys {
  public:
    enum class State {
        more,
        entered, ///< Enter, outside a paste
        ended,   ///< Ctrl-D with nothing typed
    };

    PasswordKeys();
    PasswordKeys(const PasswordKeys&) = delete;
    PasswordKeys& operator=(const PasswordKeys&) = delete;
    ~PasswordKeys();

    State take(char byte);

    /// More arrived right behind Enter: a paste of several lines, from a terminal that does not mark pastes.
    void lines_followed() noexcept { m_several_lines = true; }
    /// Whether a marked paste came in whole since the last call.
    bool was_pasted() noexcept;

    /// What was entered. `invalid-data` for several lines, for more than 4096 bytes, and for keys that are no
    /// characters (arrows, Ctrl-A): their effect could not be seen.
    Result<Secret> finish();

  private:
    State take_key(char byte);
    void take_escape(char byte);
    void end_escape(std::string_view sequence);
    void take_pasted(char byte);
    void append(char byte);
    void erase_character();
    void clear();

    Secret m_typed;
    std::size_t m_size = 0;
    std::array<char, 32> m_escape{}; ///< an escape sequence under way, or what may end a paste
    std::size_t m_escape_size = 0;
    bool m_in_paste = false;
    bool m_pasted = false;
    bool m_too_long = false;
    bool m_odd_keys = false;
    bool m_several_lines = false;
};

} // namespace rinnova
