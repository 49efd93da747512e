// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"
#include "base/Error.h"
#include "profile/HandOver.h"

#include <string>
#include <string_view>

namespace rinnova::handover {

/// What is offered, to whom, and for how long: decides on requests, knows nothing of the network.
class Offer {
  public:
    /// With a link and, when one is asked for, a code that nobody guesses.
    static Result<Offer> make(const HandOverRequest& request, const Clock& clock);

    const std::string& path() const { return m_path; } ///< `/` and 128 random bits
    const std::string& code() const { return m_code; } ///< six digits, or empty

    /// Whether a request is for what is offered. Takes the same time for every wrong path of its length.
    bool is_at(std::string_view path) const;
    bool asks_code() const { return !m_code.empty(); }
    bool expired() const;

    enum class Answer {
        file,       ///< give it, and say `delivered` in the end
        busy,       ///< somebody fetches it at the moment
        wrong_code, ///< `left` tells how often another may be tried
        closed,     ///< no more codes are taken, it has expired, or was given
    };
    /// The button was pressed; `form` is what the browser sends, `code=123456`.
    Answer ask_for_file(std::string_view form);
    void delivered(bool arrived);

    bool under_way() const { return m_under_way; }
    bool given() const { return m_given; }
    int left() const { return m_left; }

  private:
    Offer(const Clock& clock, Timestamp end, int tries) : m_clock(clock), m_end(end), m_left(tries) {}

    const Clock& m_clock;
    Timestamp m_end;
    std::string m_path;
    std::string m_code;
    int m_left;
    bool m_under_way = false;
    bool m_given = false;
};

} // namespace rinnova::handover
