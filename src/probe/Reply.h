// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/Server.h"

#include <optional>
#include <string>
#include <string_view>

namespace rinnova {

/// What a server's answer to a step of a login means.
enum class ReplyKind {
    proceed, ///< go on with the next part: `+ …`, `334`
    yes,     ///< done: tagged OK, `+OK`, `235`
    no,      ///< refused for good: tagged NO, `-ERR`, `5yz`
    later,   ///< refused for a reason that has nothing to do with the password: busy, locked, too many
             ///< connections
    puzzling ///< not understood by the server, or by us
};

struct Reply {
    ReplyKind kind = ReplyKind::puzzling;
    std::string words; ///< as the server wrote them, without tag and line end

    bool operator==(const Reply&) const = default;
};

/// The tag that our IMAP login command bears.
inline constexpr std::string_view imap_login_tag = "R1";

/// Puts the lines of one answer together. IMAP: RFC 3501 and RFC 5530 (response codes), POP3: RFC 1939, 2449
/// and 3206, SMTP: RFC 4954.
class ReplyReader {
  public:
    explicit ReplyReader(SlotKind protocol) : m_protocol(protocol) {}

    /// Takes one line without its end; the answer once it is complete.
    std::optional<Reply> take(std::string_view line);

    /// What the server said before it hung up without an answer (IMAP's `* BYE`, an unfinished SMTP answer);
    /// or empty.
    const std::string& last_words() const noexcept { return m_words; }

  private:
    std::optional<Reply> take_imap(std::string_view line);
    std::optional<Reply> take_smtp(std::string_view line);

    SlotKind m_protocol;
    std::string m_words;
};

} // namespace rinnova
