// SPDX-License-Identifier: Apache-2.0
#include "fleet/server/cli/Terminal.h"

#include "base/SecretInput.h"
#include "base/Text.h"

#include <termios.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>

namespace rinnova::fleet {

namespace {

constexpr std::size_t most_bytes = 4096;

class Unechoed {
  public:
    Unechoed() {
        if (tcgetattr(STDIN_FILENO, &m_before) == 0) {
            termios silent = m_before;
            silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
            m_changed = tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) == 0;
        }
    }
    ~Unechoed() {
        if (m_changed)
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }
    Unechoed(const Unechoed&) = delete;
    Unechoed& operator=(const Unechoed&) = delete;

  private:
    termios m_before{};
    bool m_changed = false;
};

/// Up to the end, or to the end of the line.
Result<Secret> read_all(bool one_line) {
    Secret bytes(most_bytes);
    std::size_t filled = 0;
    const bool read_whole = bytes.fill([&](std::span<char> room) {
        while (filled < room.size()) {
            const ssize_t come = ::read(STDIN_FILENO, room.data() + filled, room.size() - filled);
            if (come < 0 && errno == EINTR)
                continue;
            if (come <= 0)
                return come == 0;
            filled += static_cast<std::size_t>(come);
            if (one_line && room[filled - 1] == '\n')
                return true;
        }
        return false;
    });
    if (!read_whole)
        return fail(ErrorCode::invalid_data, translate("fleet", "The password could not be read."));
    bytes.shrink(filled);
    return bytes;
}

} // namespace

Result<Secret> read_password(bool from_standard_input, const char* question) {
    if (!from_standard_input && isatty(STDIN_FILENO) == 0)
        return fail(ErrorCode::needs_user,
                    translate("fleet", "Nobody is there to be asked for the password."),
                    translate("fleet", "Give it on standard input, with --password-stdin."));
    Result<Secret> typed = Secret();
    if (from_standard_input) {
        typed = read_all(false);
    } else {
        std::fputs(question, stderr);
        const Unechoed unechoed;
        typed = read_all(true);
        std::fputs("\n", stderr);
    }
    if (!typed)
        return typed;
    auto clean = clean_password(std::move(*typed));
    if (!clean)
        return tl::unexpected(clean.error());
    return std::move(clean->password);
}

} // namespace rinnova::fleet
